/**
 * The peer's map: Leaflet with its canvas renderer, the same notices, in the way its manual shows. Positions between fixes by the same
 * search as in the desk. It has no places, no labels, no table and no zones: it draws less.
 */
const answer = await (await fetch("/desk/v1/map")).json();
const map = L.map("map", { renderer: L.canvas({ padding: 0.1 }), zoomControl: false, attributionControl: false, inertia: false });
map.setView([34.8, 39], 7);
const land = await (await fetch("/land.json")).json();
L.geoJSON(land, { interactive: false, style: { stroke: false, fillColor: "#f5f3ec", fillOpacity: 1 } }).addTo(map);
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];
const parties = [...new Set(answer.notices.map((one) => one.party))].sort();
const moving = [];
for (const notice of answer.notices) {
  const color = COLOURS[parties.indexOf(notice.party) % COLOURS.length];
  for (const part of notice.parts) {
    L.geoJSON(part.geometry, { style: { color, weight: 1.6, fillOpacity: 0.17 } }).addTo(map);
    if (part.times_ms) {
      L.polyline(part.line.map(([lon, lat]) => [lat, lon]), { color, weight: 1.4, dashArray: "6 4" }).addTo(map);
      moving.push({ part, marker: L.circle([0, 0], { radius: part.buffer_m, color, weight: 1.6 }).addTo(map) });
    }
  }
}

function positionAt({ line, times_ms }, at_ms) {
  let [low, high] = [0, times_ms.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times_ms[middle] <= at_ms) low = middle;
    else high = middle;
  }
  const share = (at_ms - times_ms[low]) / (times_ms[high] - times_ms[low]);
  return [line[low][1] + share * (line[high][1] - line[low][1]), line[low][0] + share * (line[high][0] - line[low][0])];
}

window.slideTo = (at_ms) => {
  for (const { part, marker } of moving) marker.setLatLng(positionAt(part, at_ms));
};
window.panBy = (x, y) => map.panBy([x, y], { animate: false });
window.peer = L.version;
