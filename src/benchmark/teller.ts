/**
 * Who tells of events in a simulated world, and what each is really like. The mission sees of it the id, the kind, the
 * party in whose voice it speaks, and a grade that was given before anything was checked.
 */

import { between, draw, normal, type Random } from '../random/random.js';
import type { Source } from '../record/source.js';
import type { WorldParameters } from './parameter.js';
import type { Side } from './terrain.js';

export const TELLER_KINDS = [
  'official',
  'outlet',
  'leaning',
  'press',
  'local',
  'researcher',
  'monitor',
  'sensor',
] as const;
export type TellerKind = (typeof TELLER_KINDS)[number];

export interface Teller {
  readonly index: number;
  readonly id: string;
  readonly kind: TellerKind;
  /** Side in whose voice it speaks; undefined for a third party. */
  readonly voice: Side | undefined;
  /** Side it favours, openly or not. */
  readonly favours: Side | undefined;
  /** How often it finds out who did it, where it looks. */
  readonly skill: number;
  /** How often it says who did it, where it believes to know. */
  readonly naming: number;
  /** How often it tells of an event of usual salience within its view. */
  readonly coverage: number;
  /** How far it bends what it knows towards the side it favours. */
  readonly slant: number;
  /** Place along the front, km, for those who see only their surroundings. */
  readonly postKm: number;
  /** Whose words it takes over: index of another teller. */
  readonly follows: number | undefined;
  readonly grade: Source['reliability'];
}

/** Make-up of a hundred sources: most are media; few have access of their own. */
const MIX: Readonly<Record<TellerKind, number>> = {
  official: 14,
  outlet: 26,
  leaning: 14,
  press: 16,
  local: 8,
  researcher: 8,
  monitor: 6,
  sensor: 8,
};

interface Nature {
  readonly skill: readonly [number, number];
  readonly naming: readonly [number, number];
  readonly coverage: readonly [number, number];
  readonly slant: readonly [number, number];
  readonly grade: Source['reliability'];
}

/**
 * Ranges from which each is drawn. Monitors name an author in few cases (SMM: 76 of 80 explosions undetermined on one day)
 * but look closely; researchers reach few events, late, with pictures; officials know their own side's fire.
 */
const NATURE: Readonly<Record<TellerKind, Nature>> = {
  official: {
    skill: [0.88, 0.97],
    naming: [0.8, 0.95],
    coverage: [0.25, 0.5],
    slant: [0.4, 0.9],
    grade: 'D',
  },
  outlet: { skill: [0.75, 0.9], naming: [0.7, 0.95], coverage: [0.1, 0.35], slant: [0.4, 0.95], grade: 'D' },
  leaning: { skill: [0.7, 0.88], naming: [0.7, 0.9], coverage: [0.08, 0.3], slant: [0.15, 0.8], grade: 'C' },
  press: { skill: [0.84, 0.95], naming: [0.5, 0.8], coverage: [0.08, 0.3], slant: [0, 0], grade: 'C' },
  local: { skill: [0.65, 0.88], naming: [0.5, 0.85], coverage: [0.3, 0.6], slant: [0, 0.3], grade: 'D' },
  researcher: { skill: [0.94, 0.99], naming: [0.8, 0.95], coverage: [0.1, 0.25], slant: [0, 0], grade: 'B' },
  monitor: { skill: [0.95, 0.99], naming: [0.1, 0.35], coverage: [0.35, 0.65], slant: [0, 0], grade: 'A' },
  sensor: { skill: [1, 1], naming: [0, 0], coverage: [0.35, 0.7], slant: [0, 0], grade: 'B' },
};
const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
const FRONT_KM = 220;

export function makeTellers(
  count: number,
  random: Random,
  parameters: WorldParameters,
  quality: number,
): Teller[] {
  const tellers: Teller[] = [];
  for (const kind of kindsOf(count)) {
    const nature = NATURE[kind];
    const index = tellers.length;
    const partisan = kind === 'official' || kind === 'outlet' || kind === 'leaning';
    const favours: Side | undefined = partisan
      ? sideOf(index, random, parameters, kind)
      : kind === 'local' && random() < 0.5
        ? random() < 0.5
          ? 0
          : 1
        : undefined;
    tellers.push({
      index,
      id: `source-${String(index + 1).padStart(3, '0')}`,
      kind,
      voice: kind === 'official' || kind === 'outlet' ? favours : undefined,
      favours,
      skill: 1 - (1 - between(random, ...nature.skill)) * quality,
      naming: between(random, ...nature.naming),
      coverage: between(random, ...nature.coverage) * parameters.coverage,
      slant: between(random, ...nature.slant),
      postKm: between(random, -FRONT_KM, FRONT_KM),
      follows: followed(tellers, kind, favours, random),
      grade: gradeOf(nature.grade, random),
    });
  }
  return tellers;
}

/** Kinds in turn, so that every share of the sources is a mixture. */
function kindsOf(count: number): TellerKind[] {
  const kinds: TellerKind[] = [];
  const total = Object.values(MIX).reduce((sum, share) => sum + share, 0);
  const owed = new Map<TellerKind, number>(TELLER_KINDS.map((kind) => [kind, 0]));
  while (kinds.length < count) {
    let next: TellerKind = 'official';
    for (const kind of TELLER_KINDS) {
      owed.set(kind, owed.get(kind)! + MIX[kind] / total);
      if (owed.get(kind)! > owed.get(next)!) next = kind;
    }
    owed.set(next, owed.get(next)! - 1);
    kinds.push(next);
  }
  return kinds;
}

/** Officials of both sides are there whatever the balance; the first of each kind are one of each. */
function sideOf(index: number, random: Random, parameters: WorldParameters, kind: TellerKind): Side {
  if (kind === 'official') return (index & 1) as Side;
  return random() < parameters.sourcesOfSide0 ? 0 : 1;
}

/** Media follow somebody's wire: their side's officials, or an agency of the press. */
function followed(
  earlier: readonly Teller[],
  kind: TellerKind,
  favours: Side | undefined,
  random: Random,
): number | undefined {
  const leads = earlier.filter(
    (one) =>
      (kind === 'outlet' && one.kind === 'official' && one.favours === favours) ||
      (kind === 'leaning' && one.kind === 'outlet' && one.favours === favours) ||
      (kind === 'press' && one.kind === 'press' && one.follows === undefined),
  );
  if (leads.length === 0 || random() < 0.35) return undefined;
  return leads[Math.floor(random() * Math.min(2, leads.length))]!.index;
}

/** A mission's grade is a guess at the kind of source, a step off now and then; F where it would not guess. */
function gradeOf(usual: Source['reliability'], random: Random): Source['reliability'] {
  const how = draw(random, { as: 6, off: 3, none: 1 });
  if (how === 'none') return 'F';
  if (how === 'as') return usual;
  const at = GRADES.indexOf(usual as (typeof GRADES)[number]) + (normal(random) > 0 ? 1 : -1);
  return GRADES[Math.max(0, Math.min(GRADES.length - 1, at))]!;
}

const SOURCE_KIND: Readonly<Record<TellerKind, Source['kind']>> = {
  official: 'party',
  outlet: 'media',
  leaning: 'media',
  press: 'media',
  local: 'media',
  researcher: 'institution',
  monitor: 'mission',
  sensor: 'sensor',
};

export function sourceOf(teller: Teller, parties: readonly [string, string]): Source {
  return {
    id: teller.id,
    name: `Simulated ${teller.kind} ${teller.index + 1}`,
    kind: SOURCE_KIND[teller.kind],
    ...(teller.voice === undefined ? {} : { party: parties[teller.voice] }),
    reliability: teller.grade,
  };
}
