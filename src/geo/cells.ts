/**
 * Answers about places kept by cell, for questions that are asked for very many points and may be generalised a little.
 * An answer is a number, the place of its name in a list: asking compares no text.
 */
/** A hundredth of a degree: 1.1 km from south to north, less from west to east. */
const CELLS_PER_DEGREE = 100;
/** Cells of a square degree are kept together: a ray stays in one for many steps. */
const BLOCK = CELLS_PER_DEGREE * CELLS_PER_DEGREE;
/** Square degrees from pole to pole and from 256 west to 256 east: rays run over the date line. Places beyond are not kept. */
const SOUTH = -90;
const NORTH = 90;
const WEST = -256;
const EAST = 256;

export interface Cells {
  /** What the numbers stand for; grows as new answers come. */
  readonly names: readonly string[];
  /** Numbers of the answers for these points, into `into`: many at once, for a call with a place makes two numbers on the heap. */
  numbersAt(lats: Float64Array, lons: Float64Array, into: Uint16Array): void;
}

/** Answers of which none is kept. */
export function asked(find: (lat: number, lon: number) => string): Cells {
  const names: string[] = [];
  return {
    names,
    numbersAt(lats, lons, into) {
      for (let i = 0; i < lats.length; i++) into[i] = numberOf(find(lats[i]!, lons[i]!), names);
    },
  };
}

function numberOf(name: string, names: string[]): number {
  const known = names.indexOf(name);
  return known < 0 ? names.push(name) - 1 : known;
}

/**
 * One answer for each cell, that of its middle; places that are no numbers are asked for as they are.
 * @param find the answer for a place; asked once for each cell
 */
export function cells(find: (lat: number, lon: number) => string): Cells {
  // Where the block of a square degree begins in the answers, by BLOCK, from 1; 0 where there is none yet.
  let blocks = new Uint16Array(0);
  let answers = new Uint8Array(0);
  let count = 0;
  const names: string[] = [];
  const addBlock = (degree: number): number => {
    if (blocks.length === 0) blocks = new Uint16Array((NORTH - SOUTH) * (EAST - WEST));
    // The first is never used, so that 0 can say that there is none.
    count = Math.max(1, count) + 1;
    if (count * BLOCK > answers.length) {
      const larger = new Uint8Array(Math.max(16, 2 * count) * BLOCK);
      larger.set(answers);
      answers = larger;
    }
    blocks[degree] = count - 1;
    return count - 1;
  };
  const ask = (lat: number, lon: number): number => numberOf(find(lat, lon), names);
  return {
    names,
    numbersAt(lats, lons, into) {
      for (let i = 0; i < lats.length; i++) {
        const lat = lats[i]!;
        const lon = lons[i]!;
        if (!(lat >= SOUTH && lat < NORTH && lon >= WEST && lon < EAST)) {
          into[i] = ask(lat, lon);
          continue;
        }
        const north = Math.floor(lat) | 0;
        const east = Math.floor(lon) | 0;
        const degree = (north - SOUTH) * (EAST - WEST) + east - WEST;
        const block = blocks[degree] || addBlock(degree);
        const row = Math.floor((lat - north) * CELLS_PER_DEGREE) | 0;
        const column = Math.floor((lon - east) * CELLS_PER_DEGREE) | 0;
        const at = block * BLOCK + row * CELLS_PER_DEGREE + column;
        const known = answers[at]!;
        if (known > 0) {
          into[i] = known - 1;
          continue;
        }
        const number = ask(north + (row + 0.5) / CELLS_PER_DEGREE, east + (column + 0.5) / CELLS_PER_DEGREE);
        if (number < MOST_NAMES) answers[at] = number + 1;
        into[i] = number;
      }
    },
  };
}

/** A cell is one byte, 0 where it was not asked for. */
const MOST_NAMES = 255;
