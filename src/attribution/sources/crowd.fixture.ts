/**
 * A seeded crowd of sources with known truth, for tests: honest, noisy, partisan, copying, and liars in concert.
 * Parties are A and B; hypotheses are 0 and 1 for them, 2 accident or other, 3 did not happen.
 */
import { seeded } from '../../incident/sample.fixture.js';
import type { Sayings, Speaker } from './sayings.js';

export type Kind = 'honest' | 'noisy' | 'partisan' | 'official' | 'copier' | 'liar';

export interface CrowdOptions {
  readonly seed: number;
  readonly incidents: number;
  readonly sources: number;
  /** Share of the sources that lie in concert. */
  readonly liars: number;
  readonly partisans?: number;
  readonly copiers?: number;
  /** Share of incidents about which the bloc lies; else it tells what honest sources tell. */
  readonly campaign?: number;
  /** Chance that a source speaks of an incident, and that a member of the bloc joins in a campaign. */
  readonly speaks?: number;
  readonly floods?: number;
  /** Chance of physical evidence, and of it being right (its log-odds are what that chance is worth). */
  readonly seen?: number;
  readonly seenRight?: number;
  /** Lies blame this party; else any wrong hypothesis. */
  readonly blames?: number;
}

export interface Crowd {
  readonly sayings: Sayings;
  readonly physical: Float64Array;
  readonly truth: Int8Array;
  readonly kinds: readonly Kind[];
  readonly accuracy: Float64Array;
}

const HYPOTHESES = 4;

export function makeCrowd(options: CrowdOptions): Crowd {
  const { seed, incidents, sources, liars, partisans = 0.2, copiers = 0, campaign = 0.5 } = options;
  const { speaks = 0.1, floods = 0.5, seen = 0.6, seenRight = 0.8 } = options;
  const random = seeded(seed);
  const kinds: Kind[] = [];
  for (let s = 0; s < sources; s++) {
    const share = (s + 0.5) / sources;
    if (s < 2) kinds.push('official');
    else if (share > 1 - liars) kinds.push('liar');
    else if (share > 1 - liars - copiers) kinds.push('copier');
    else if (share > 1 - liars - copiers - partisans) kinds.push('partisan');
    else kinds.push(random() < 0.3 ? 'noisy' : 'honest');
  }
  const speakers: Speaker[] = kinds.map((kind, s) => ({
    source: `${kind}-${s}`,
    voice: kind === 'official' ? s : -1,
  }));
  const accuracy = Float64Array.from(kinds, (kind) =>
    kind === 'noisy' ? 0.5 + 0.2 * random() : 0.8 + 0.17 * random(),
  );
  const said: { source: number[]; says: number[] } = { source: [], says: [] };
  const offsets = new Int32Array(incidents + 1);
  const truth = new Int8Array(incidents);
  const physical = new Float64Array(incidents * HYPOTHESES);
  const anyOf = (shares: readonly number[]): number => {
    let left = random();
    for (let k = 0; k < shares.length - 1; k++) {
      left -= shares[k]!;
      if (left < 0) return k;
    }
    return shares.length - 1;
  };
  const wrong = (h: number): number => {
    const x = anyOf([0.4, 0.4, 0.15, 0.05]);
    return x === h ? (h + 1) % 2 : x;
  };
  for (let i = 0; i < incidents; i++) {
    const h = anyOf([0.45, 0.4, 0.1, 0.05]);
    truth[i] = h;
    if (random() < seen) {
      const shown = random() < seenRight ? h : wrong(h);
      physical[i * HYPOTHESES + shown] = Math.log((3 * seenRight) / (1 - seenRight));
    }
    const lying = random() < campaign && h !== options.blames;
    const lie = options.blames ?? wrong(h);
    let original = -1;
    for (let s = 0; s < sources; s++) {
      const kind = kinds[s]!;
      const joins = kind === 'liar' && lying ? floods : kind === 'official' ? 0.5 : speaks;
      if (random() >= joins) continue;
      let says = random() < accuracy[s]! ? h : wrong(h);
      if (kind === 'liar' && lying) says = random() < 0.97 ? lie : says;
      if (kind === 'partisan' && random() < 0.5) says = s % 2;
      if (kind === 'official')
        says =
          h === s
            ? random() < 0.15
              ? s
              : random() < 0.6
                ? 1 - s
                : 3
            : h === 1 - s || random() < 0.6
              ? 1 - s
              : h;
      if (kind === 'copier') {
        if (original !== -1 && random() < 0.8) says = original;
        original = says;
      }
      said.source.push(s);
      said.says.push(says);
    }
    offsets[i + 1] = said.source.length;
  }
  const sayings: Sayings = {
    source: Int32Array.from(said.source),
    says: Int8Array.from(said.says),
    weight: new Float32Array(said.source.length).fill(1),
    wording: new Int32Array(said.source.length),
    incidents,
    offsets,
    sources: speakers,
    parties: ['A', 'B'],
  };
  return { sayings, physical, truth, kinds, accuracy };
}

/** Share of incidents of which somebody speaks whose most probable hypothesis is true. */
export function shareRight(crowd: Crowd, probability: Float64Array): number {
  let right = 0;
  let all = 0;
  for (let i = 0; i < crowd.sayings.incidents; i++) {
    if (crowd.sayings.offsets[i] === crowd.sayings.offsets[i + 1]) continue;
    const row = probability.subarray(i * HYPOTHESES, (i + 1) * HYPOTHESES);
    all++;
    if (row.indexOf(Math.max(...row)) === crowd.truth[i]) right++;
  }
  return right / all;
}

export function majorityVote({ sayings }: Crowd): Float64Array {
  const votes = new Float64Array(sayings.incidents * HYPOTHESES);
  for (let i = 0; i < sayings.incidents; i++)
    for (let row = sayings.offsets[i]!; row < sayings.offsets[i + 1]!; row++)
      if (sayings.says[row]! >= 0) votes[i * HYPOTHESES + sayings.says[row]!]!++;
  return votes;
}

/** Chance that a source of the bloc scores above one that is not of it. */
export function areaUnderCurve(scores: readonly number[], positive: readonly boolean[]): number {
  let above = 0;
  let pairs = 0;
  scores.forEach((score, i) => {
    if (!positive[i]) return;
    scores.forEach((other, j) => {
      if (positive[j]) return;
      pairs++;
      above += score > other ? 1 : score === other ? 0.5 : 0;
    });
  });
  return above / pairs;
}

/** The same crowd with its parties renumbered: party p becomes order[p]. */
export function renumbered(
  sayings: Sayings,
  physical: Float64Array,
  order: readonly number[],
): [Sayings, Float64Array] {
  const parties = sayings.parties.length;
  const to = (h: number): number => (h >= 0 && h < parties ? order[h]! : h);
  const moved = new Float64Array(physical.length);
  for (let i = 0; i < sayings.incidents; i++)
    for (let h = 0; h < parties + 2; h++) moved[i * (parties + 2) + to(h)] = physical[i * (parties + 2) + h]!;
  const names = sayings.parties.map((_, p) => sayings.parties[order.indexOf(p)]!);
  return [
    {
      ...sayings,
      says: sayings.says.map(to),
      sources: sayings.sources.map(({ source, voice }) => ({ source, voice: to(voice) })),
      parties: names,
    },
    moved,
  ];
}

/** What is left when some sources are taken out. */
export function without(sayings: Sayings, out: (source: number) => boolean): Sayings {
  const kept: number[] = [];
  const offsets = new Int32Array(sayings.incidents + 1);
  for (let i = 0; i < sayings.incidents; i++) {
    for (let row = sayings.offsets[i]!; row < sayings.offsets[i + 1]!; row++)
      if (!out(sayings.source[row]!)) kept.push(row);
    offsets[i + 1] = kept.length;
  }
  return {
    ...sayings,
    offsets,
    source: Int32Array.from(kept, (row) => sayings.source[row]!),
    says: Int8Array.from(kept, (row) => sayings.says[row]!),
    weight: Float32Array.from(kept, (row) => sayings.weight[row]!),
    wording: Int32Array.from(kept, (row) => sayings.wording[row]!),
  };
}
