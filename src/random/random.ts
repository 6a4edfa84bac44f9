/**
 * Seeded random numbers. A stream is named by up to three whole numbers (such as seed, incident, source), so that what
 * one source does in one incident does not depend on what the others do: worlds with and without liars differ only in them.
 *
 * Mixing: the finaliser of MurmurHash3 (Appleby, public domain). Generator: mulberry32 (Ettinger, public domain), 32 bits
 * of state: enough for the few numbers drawn from each stream.
 */
export type Random = () => number;

export function randomOf(a: number, b = 0, c = 0): Random {
  let state = mix(mix(mix(a + 0x9e3779b9) + b) + c);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same for streams that give millions of numbers: sfc32 (Doty-Humphrey, PractRand, public domain), 128 bits of state. */
export function longRandomOf(seed: number, stream = 0, part = 0): Random {
  let a = mix(seed + 0x9e3779b9);
  let b = mix(a + stream);
  let c = mix(b + part);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** Standard normal, Box and Muller; takes two numbers of the stream. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());

/** A key, as likely as its weight says; keys in the order of the object. */
export function draw<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)![0];
}

/** How many happen where `mean` are expected: by the gaps between them, so in time linear in the answer. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let at = exponential(random, 1); at < mean; at += exponential(random, 1)) count++;
  return count;
}

/** Student's t: a normal over the root of a chi-square per degree of freedom; infinite freedom is the normal itself. */
export function student(random: Random, freedom: number): number {
  if (freedom === Number.POSITIVE_INFINITY) return normal(random);
  let squares = 0;
  for (let i = 0; i < freedom; i++) squares += normal(random) ** 2;
  return normal(random) / Math.sqrt(squares / freedom);
}

/** Gamma with the given shape and mean shape times scale. Marsaglia and Tsang, ACM TOMS 26 (2000) 363. */
export function gamma(random: Random, shape: number, scale: number): number {
  if (shape < 1) return gamma(random, shape + 1, scale) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  while (true) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}
