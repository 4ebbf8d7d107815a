/** Positions for people: degrees as they are pasted elsewhere, and degrees, minutes and seconds as they are read out. */

/** Units of a coordinate in a statement: 1e-7 degree. */
export const PER_DEGREE = 10_000_000;

export type Position = readonly [longitude: number, latitude: number];

/** A position of a statement, in degrees. */
export const degreesOf = (held: Position): Position => [held[0] / PER_DEGREE, held[1] / PER_DEGREE];

/** `36.21234, 37.15987`: latitude first, as people say it; five digits are a metre. */
export const decimal = ([longitude, latitude]: Position) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/** `36°12′44″N 37°09′36″E`. */
export const dms = ([longitude, latitude]: Position) => `${angle(latitude, "N", "S")} ${angle(longitude, "E", "W")}`;

function angle(value: number, positive: string, negative: string): string {
  const seconds = Math.round(Math.abs(value) * 3600);
  const [whole, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return `${whole}°${two(minutes)}′${two(rest)}″${value < 0 ? negative : positive}`;
}

/** Metres for people: 850 m, 12.5 km. */
export const metres = (value: number) =>
  value < 1_000 ? `${Math.round(value)} m` : `${(value / 1_000).toFixed(value < 10_000 ? 1 : 0)} km`;
