/**
 * The ground under everything: land, coasts, indicative borders, names of places. All of it comes with the pages or from the desk.
 *
 * Borders are indicative and dashed: a map draws what a data set has, and takes no position. Names come from the desk's own list of places.
 */
import type { FeatureLike } from "ol/Feature";
import Feature from "ol/Feature";
import TopoJSON from "ol/format/TopoJSON";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import Fill from "ol/style/Fill";
import Stroke from "ol/style/Stroke";
import Style, { type StyleFunction } from "ol/style/Style";
import Text from "ol/style/Text";
import land10 from "../../generated/basemap/land-10m.json?url";
import land50 from "../../generated/basemap/land-50m.json?url";
import lines10 from "../../generated/basemap/lines-10m.json?url";
import lines50 from "../../generated/basemap/lines-50m.json?url";
import type { Palette } from "./palette";
import { mapX, mapY } from "./pieces";
import type { PlaceTold } from "./told";

/** Metres of the map in a pixel: below this the finer data are drawn. */
const FINE_BELOW = 2_500;

export interface Ground {
  layers: VectorLayer[];
  borders: VectorLayer[];
  names: VectorLayer;
  nameSource: VectorSource;
}

/** Make the layers; `palette` is asked whenever they are drawn. */
export function ground(palette: () => Palette): Ground {
  const land = layers([land50, land10], "land", 0, () => new Style({ fill: new Fill({ color: palette().land }) }));
  const coast = layers([lines50, lines10], "coast", 1, () => new Style({ stroke: new Stroke({ color: palette().coast, width: 0.8 }) }));
  const borders = layers(
    [lines50, lines10],
    "borders",
    2,
    () => new Style({ stroke: new Stroke({ color: palette().border, width: 1.1, lineDash: [2, 4] }) }),
  );
  const nameSource = new VectorSource();
  const names = new VectorLayer({
    source: nameSource,
    zIndex: 4,
    declutter: true,
    style: nameStyle(palette),
    updateWhileInteracting: false,
  });
  return { layers: [...land, ...coast, ...borders, names], borders, names, nameSource };
}

/** A coarse layer, and a fine one that takes its place close by, as soon as it is there. */
function layers([coarseUrl, fineUrl]: [string, string], object: string, zIndex: number, style: StyleFunction): VectorLayer[] {
  const source = (url: string) => new VectorSource({ url, format: new TopoJSON({ layers: [object] }) });
  const [near, far] = [source(fineUrl), source(coarseUrl)];
  const options = { style, zIndex, updateWhileInteracting: false, updateWhileAnimating: true, renderBuffer: 300 };
  const coarse = new VectorLayer({ ...options, source: far });
  const fine = new VectorLayer({ ...options, source: near, maxResolution: FINE_BELOW });
  near.on("featuresloadend", () => coarse.setMinResolution(FINE_BELOW));
  return [coarse, fine];
}

function nameStyle(palette: () => Palette): StyleFunction {
  return (feature: FeatureLike) => {
    const { name, halo, type } = palette();
    const large = feature.get("large") as boolean;
    return new Style({
      text: new Text({
        text: feature.get("name") as string,
        font: `${large ? "600 13px" : "400 12px"} ${type}`,
        fill: new Fill({ color: name }),
        stroke: new Stroke({ color: halo, width: 3 }),
      }),
      zIndex: feature.get("weight") as number,
    });
  };
}

/** Names up to this rank (src/garant/desk/places.py) are of cities. */
const LARGE = 1;

/** Names of places as features; `spell` says a place's name in the reader's words. Those told first stand over those told later. */
export function namesOf(places: readonly PlaceTold[], spell: (place: PlaceTold) => string): Feature[] {
  return places.map(
    (place, index) =>
      new Feature({
        geometry: new Point([mapX(place.point[0]), mapY(place.point[1])]),
        name: spell(place),
        large: place.rank <= LARGE,
        weight: index,
      }),
  );
}
