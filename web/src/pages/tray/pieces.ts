/** A text cut into pieces: those on which members rest, and what stands between. Offsets are characters (code points), as the reader counts them. */

export interface DraftField {
  member: string;
  text: string;
  span: [number, number];
  words: string | null;
  rule: string;
  confidence: number;
}

export interface Piece {
  start: number;
  text: string;
  members: string[];
}

export function pieces(text: string, fields: readonly DraftField[]): Piece[] {
  const characters = Array.from(text);
  const inside = fields.filter(({ span: [start, end] }) => 0 <= start && start < end && end <= characters.length);
  const edges = [...new Set([0, characters.length, ...inside.flatMap((one) => one.span)])].sort((one, other) => one - other);
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? characters.length;
    const members = inside.filter(({ span }) => span[0] <= start && end <= span[1]).map((one) => one.member);
    return { start, text: characters.slice(start, end).join(""), members: [...new Set(members)] };
  });
}
