/** From a kind's type (JSON Schema) to fields, and from what fields hold to members. What is no simple value is JSON. */
import type { Wanted } from "../../sign/sign";

export interface Schema {
  type?: string;
  enum?: (string | number)[];
  const?: unknown;
  $ref?: string;
  anyOf?: Schema[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  pattern?: string;
  [more: string]: unknown;
}

export interface Member {
  name: string;
  required: boolean;
  hideable: boolean;
  filled_in: boolean;
  schema: Schema;
}

export interface Kind {
  kind: string;
  about: string;
  signed_by: string;
  least: string | null;
  rules: number;
  members: Member[];
}

export interface KindsTold {
  kinds: Kind[];
  components: Record<string, Schema>;
}

/** How a member is asked for. */
export type Shape =
  | { is: "choice"; values: string[] }
  | { is: "yes_no" }
  | { is: "number" }
  | { is: "text" }
  | { is: "texts" }
  | { is: "parties" }
  | { is: "json" };

const PARTY_ID = "^[a-z][a-z0-9-]{0,31}\\Z";

export function shapeOf(schema: Schema, components: Record<string, Schema>): Shape {
  const named = schema.$ref ? (components[schema.$ref.replace("#/components/", "")] ?? {}) : schema;
  const several = named.anyOf?.filter((one) => one.type !== "null");
  if (several) return several.length === 1 && several[0] ? shapeOf(several[0], components) : { is: "json" };
  if (named.enum) return { is: "choice", values: named.enum.map(String) };
  if (named.type === "boolean") return { is: "yes_no" };
  if (named.type === "integer") return { is: "number" };
  if (named.type === "string") return { is: "text" };
  if (named.type === "array" && named.items?.pattern === PARTY_ID) return { is: "parties" };
  if (named.type === "object" && typeof named.additionalProperties === "object" && !named.properties) return { is: "texts" };
  return { is: "json" };
}

/** What a value looks like in a field. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

interface Read {
  members: Omit<Wanted, "type">;
  /** Member to the message that says what is wrong with it. */
  wrong: Record<string, string>;
}

/** Read what the fields hold; what is empty is left out. */
export function membersOf(kind: Kind, held: Record<string, string>, components: Record<string, Schema>): Read {
  const read: Read = { members: {}, wrong: {} };
  for (const member of kind.members.filter((one) => !one.filled_in)) {
    const text = (held[member.name] ?? "").trim();
    if (!text) {
      if (member.required) read.wrong[member.name] = "say-missing";
      continue;
    }
    const value = parsed(shapeOf(member.schema, components), text);
    if (value === undefined) read.wrong[member.name] = "say-no-json";
    else read.members[member.name] = value;
  }
  return read;
}

function parsed(shape: Shape, text: string): unknown {
  if (shape.is === "text" || shape.is === "choice") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
