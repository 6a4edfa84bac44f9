/**
 * Answers about places kept by cell, for questions that are asked for very many points and may be generalised a little.
 */
/** A hundredth of a degree: 1.1 km from south to north, less from west to east. */
const CELLS_PER_DEGREE = 100;
/** Cells of a square degree are kept together: a ray stays in one for many steps. */
const BLOCK = CELLS_PER_DEGREE * CELLS_PER_DEGREE;

/** One answer for each cell, that of its middle; places that are no numbers are asked for as they are. */
export function cellCache(): (
  lat: number,
  lon: number,
  find: (lat: number, lon: number) => string,
) => string {
  const blocks = new Map<number, Uint8Array>();
  const names: string[] = [''];
  let lastKey = Number.NaN;
  let last: Uint8Array | undefined;
  return (lat, lon, find) => {
    const north = Math.floor(lat);
    const east = Math.floor(lon);
    const key = north * 1_000 + east;
    if (key !== lastKey || !last) {
      last = blocks.get(key);
      if (!last) {
        last = new Uint8Array(BLOCK);
        blocks.set(key, last);
      }
      lastKey = key;
    }
    const row = Math.floor((lat - north) * CELLS_PER_DEGREE);
    const column = Math.floor((lon - east) * CELLS_PER_DEGREE);
    const at = row * CELLS_PER_DEGREE + column;
    const known = last[at];
    if (known === undefined) return find(lat, lon);
    if (known > 0) return names[known]!;
    const name = find(north + (row + 0.5) / CELLS_PER_DEGREE, east + (column + 0.5) / CELLS_PER_DEGREE);
    let number = names.indexOf(name);
    if (number < 0) number = names.push(name) - 1;
    last[at] = number;
    return name;
  };
}
