/** What a page brings to the map by itself: shapes and points that nobody has filed. */
import type { Look } from "./bodies";
import type { Volume } from "./shapes";
import type { Degrees } from "./told";

/** A shape of one's own. */
export interface Own {
  id: string;
  look: Look;
  volumes: readonly Volume[];
  party?: string;
  label?: string;
}

export interface OwnPoint {
  id: string;
  point: Degrees;
  label: string;
}
