import 'server-only';
import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo';
import regions from 'morocco-map/data/regions.json' with { type: 'json' };
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { RegionOutline } from './views';

/** The field that the country is drawn on. */
export const MAP_SIZE = { width: 600, height: 620 } as const;

/** Points of a border that are closer than this to the one before say nothing at the size of a phone. Degrees. */
const FINEST = 0.12;

/**
 * The regions as paths, from the TopoJSON of `morocco-map` (OpenStreetMap's contributors, ODbL 1.0). Borders are thinned
 * where they are shared, so that neighbours still meet.
 */
function drawRegions(): RegionOutline[] {
  const fine = regions as unknown as Topology<{ regions: GeometryCollection }>;
  const { transform: _, ...thinned } = { ...fine, arcs: fine.arcs.map((arc) => thin(placesOf(arc, fine))) };
  const { features } = feature(thinned, thinned.objects.regions);
  const country: GeoPermissibleObjects = { type: 'FeatureCollection', features };
  const draw = geoPath(
    geoMercator().fitExtent(
      [
        [4, 4],
        [MAP_SIZE.width - 4, MAP_SIZE.height - 4],
      ],
      country,
    ),
  ).digits(0);
  return features
    .map((one) => {
      const [x, y] = draw.centroid(one).map(Math.round) as [number, number];
      // `MA-06` of ISO 3166-2.
      return { code: String(one.id).slice(3), path: draw(one) ?? '', x, y };
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

type Place = [number, number];

/** The points of an arc, which is kept as steps from one to the next. */
function placesOf(arc: readonly number[][], { transform }: Topology): Place[] {
  const { scale, translate } = transform ?? { scale: [1, 1], translate: [0, 0] };
  let [x, y] = [0, 0];
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Without what is too fine to see; its ends stay, where others meet it. */
function thin(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const [index, place] of places.entries()) {
    const last = kept.at(-1);
    if (!last || index === places.length - 1 || Math.hypot(place[0] - last[0], place[1] - last[1]) >= FINEST) kept.push(place);
  }
  return kept;
}

/** In the order of their codes. */
export const REGION_OUTLINES: readonly RegionOutline[] = drawRegions();
