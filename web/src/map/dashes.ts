/** The dashes of a zone's readings, for the chart and for legends. */

const DASHES: readonly number[][] = [
  [9, 5],
  [3, 4],
  [12, 4, 3, 4],
  [5, 2],
  [14, 7],
  [2, 2],
];

/** The dashes of a reading: by its place among those of its zone; the text's own line is plain. */
export const dashOf = (reading: { whose: string }, index: number): number[] =>
  reading.whose === "" ? [] : (DASHES[index % DASHES.length] as number[]);
