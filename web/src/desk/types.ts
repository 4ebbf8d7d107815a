/** The forms that the desk's own interface speaks (docs/spec/desk.md). What questions answer is typed beside the page that asks. */

/** A text in one or more languages: language tag to text. */
export type Texts = Record<string, string>;

/** A value that is open: unknown, none or disputed, and why; or one that was given (`is` "dated", ...). */
export interface Open {
  is: "unknown" | "none" | "disputed" | string;
  because?: string;
  note?: string;
  [member: string]: unknown;
}

/** Somebody: a party, an office of it, or described in words. */
export interface Who {
  party?: string;
  office?: string;
  text?: string;
}

/** A place as somebody said it; its position in 1e-7 degree, longitude first. */
export interface Place {
  name?: string;
  position?: [number, number];
  mgrs?: string;
  precision?: string;
  district?: string;
}

export interface Refusal {
  code: string;
  sentence: string;
  where?: string;
}

export interface PartyTold {
  title: Texts;
  category: string;
  guarantor: boolean;
}

/** The state of the line, of the log, of our key and of our queue. */
export interface Standing {
  log: string;
  theatre: Texts;
  party: string;
  title: Texts;
  languages: string[];
  time_zone: string;
  now_ms: number;
  picture: {
    size: number;
    root: string;
    t_ms: number;
    as_of_ms: number;
    reached_ms: number | null;
    apart_ms: number | null;
    away: (Refusal & { since_ms: number }) | null;
    failed: (Refusal & { evidence: string }) | null;
    objections: number;
    witnesses: { wanted: number; cosigned: number; cosigned_ms: number | null } | null;
  };
  key: { keyid: string; level: Level; duty: Texts; locked: boolean; locks_ms: number | null } | null;
  machine: { keyid: string } | null;
  queue: { waiting: number; refused: number; expired: number };
  parties: Record<string, PartyTold>;
  desk: string;
}

export const LEVELS = ["headquarters", "sector", "unit"] as const;
export type Level = (typeof LEVELS)[number];

export type QueueState = "signed" | "sent" | "admitted" | "refused" | "expired";

/** A statement of ours on its way into the log. */
export interface Queued {
  id: string;
  type: string;
  payload: Payload;
  by: "officer" | "machine";
  signed_ms: number;
  not_after_ms: number;
  state: QueueState;
  index: number | null;
  t_ms: number | null;
  size: number | null;
  refusal: Refusal | null;
}

/** A statement's decoded payload: its bookkeeping, and the kind's own members. */
export interface Payload {
  type: string;
  party?: string;
  status?: string;
  to?: string[];
  [member: string]: unknown;
}

/** A statement that is composed and not signed: exactly what a signature would be over. */
export interface Drafted {
  draft: string;
  id: string;
  payload: Payload;
  text: string;
  hidden: Record<string, unknown>;
  key: { keyid: string; level: Level; duty: Texts };
}

/** An answer to a question of the register (`/v1/questions/<name>`). */
export interface Told<T> {
  question: string;
  log: string;
  party: string | null;
  log_size: number;
  root: string;
  as_of: string;
  at: string;
  informs: string;
  data: T;
}
