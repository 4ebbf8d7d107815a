/** Which layers a map has, and which are on unless somebody says otherwise. */

export interface LayersShown {
  borders: boolean;
  places: boolean;
  graticule: boolean;
  zones: boolean;
  notices: boolean;
  conflicts: boolean;
  incidents: boolean;
}

export const ALL: LayersShown = {
  borders: true,
  places: true,
  graticule: false,
  zones: true,
  notices: true,
  conflicts: true,
  incidents: true,
};
