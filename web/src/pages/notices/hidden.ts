/** Hidden members of a statement of ours: which there are, and the digests by which the log knows them (RFC 9901). */

export interface HiddenMember {
  name: string;
  digest: string;
}

/** Read the disclosures that the desk keeps beside a statement. What does not read as one is left out. */
export async function hiddenMembers(texts: readonly string[]): Promise<HiddenMember[]> {
  const found = await Promise.all(texts.map(async (text) => ({ name: nameOf(text), digest: await digestOf(text) })));
  return found.filter((one) => one.name !== "");
}

/** `[salt, name, value]` in base64url. */
function nameOf(text: string): string {
  try {
    const held: unknown = JSON.parse(new TextDecoder().decode(bytesOf(text)));
    return Array.isArray(held) && held.length === 3 && typeof held[1] === "string" ? held[1] : "";
  } catch {
    return "";
  }
}

/** base64url(SHA-256(ASCII(text))), without padding. */
export async function digestOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

const bytesOf = (text: string) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
