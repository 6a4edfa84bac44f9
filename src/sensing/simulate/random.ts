/**
 * Seeded random numbers for the simulator: a stream is named by up to three whole numbers, so that the weather does not
 * change when a sensor more is drawn.
 *
 * Mixing: the finaliser of MurmurHash3 (Appleby, public domain). Generator: sfc32 (Doty-Humphrey, PractRand, public domain),
 * 128 bits of state, since one stream gives millions of numbers here.
 */
export type Random = () => number;

export function randomOf(seed: number, stream = 0, part = 0): Random {
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

/** Standard normal (Box and Muller); takes two numbers of the stream. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());

/** Student's t: a normal over the root of a chi-square per degree of freedom; infinite freedom is the normal itself. */
export function student(random: Random, freedom: number): number {
  if (freedom === Number.POSITIVE_INFINITY) return normal(random);
  let squares = 0;
  for (let i = 0; i < freedom; i++) squares += normal(random) ** 2;
  return normal(random) / Math.sqrt(squares / freedom);
}

/** How many happen where `mean` are expected: by the gaps between them, so in time linear in the answer. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let at = exponential(random, 1); at < mean; at += exponential(random, 1)) count++;
  return count;
}
