/**
 * Asking the desk: one small door to the local interface (docs/spec/desk.md).
 *
 * The token is kept in this page's session storage: it belongs to one origin, port and all, so that no other page and no other program's
 * page can read it, and it is gone with the tab. What the desk refuses arrives as a `Problem` with its code word and its one sentence.
 */

const TOKEN = "garant-token";

/** What the desk refuses, or that it does not answer (`code` "unreachable", status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    readonly where = "",
  ) {
    super(sentence);
  }
}

/** Parameters of a query; what is undefined, null or empty is left out. */
export type Params = Record<string, string | number | boolean | null | undefined>;

export const token = () => sessionStorage.getItem(TOKEN);
export const keepToken = (value: string) => sessionStorage.setItem(TOKEN, value);
export const dropToken = () => sessionStorage.removeItem(TOKEN);

/** Called when the desk no longer knows our token: it was started again. */
let onLost: () => void = () => undefined;
export const whenLost = (act: () => void) => {
  onLost = act;
};

export const query = (params: Params = {}) => {
  const held = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(held.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : "";
};

/** Ask: a request as it is, with our token. Refused with a `Problem`. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const held = token();
  const headers = new Headers(init.headers);
  if (held) headers.set("authorization", `Bearer ${held}`);
  const answer = await fetch(path, { ...init, headers, cache: "no-store" }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "unreachable", "");
  });
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  if (problem.code === "no_session" && held) onLost();
  throw problem;
}

async function problemOf(answer: Response): Promise<Problem> {
  const told: unknown = await answer.json().catch(() => ({}));
  const { code, detail, where } = (told ?? {}) as { code?: string; detail?: string; where?: string };
  return new Problem(answer.status, code ?? "internal", detail ?? `${answer.status}`, where ?? "");
}

/** Ask for JSON. */
export async function ask<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  const answer = await request(path + query(params), signal ? { signal } : {});
  return (await answer.json()) as T;
}

/** Hand in JSON, and get JSON. */
export async function tell<T>(path: string, body: unknown = {}, signal?: AbortSignal): Promise<T> {
  const init = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const answer = await request(path, signal ? { ...init, signal } : init);
  return (await answer.json()) as T;
}

/** Hand in bytes, and get JSON. */
export async function send<T>(path: string, bytes: BodyInit, params: Params = {}): Promise<T> {
  const init = { method: "POST", body: bytes, headers: { "content-type": "application/octet-stream" } };
  return (await (await request(path + query(params), init)).json()) as T;
}

/** Hand in JSON, and get bytes. */
export async function fetchBytes(path: string, body: unknown = {}): Promise<Blob> {
  const init = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  return (await request(path, init)).blob();
}

/** Give bytes to the officer as a file. */
export function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
