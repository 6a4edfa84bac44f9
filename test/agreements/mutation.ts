/**
 * Mutants of true findings and standings: one id, time, number, party, word or part of a finding or its proof is altered, and the
 * checker must refuse it. The mutant is put through JSON first, as a file of findings would be.
 */
import { compile } from '../../src/agreement/compile.js';
import { compare, differ, workOut } from '../../src/compliance/checker.js';
import { evaluateTrace } from '../../src/compliance/evaluation.js';
import { BANDS, RULES, STANDINGS, VERDICTS } from '../../src/compliance/finding.js';
import { TRUTH_WORDS } from '../../src/compliance/proof.js';
import { caseOf } from './fuzz-case.js';
import { type Random, randomFrom } from './random.js';

export const MUTATIONS = [
  'record',
  'time',
  'number',
  'party',
  'truth',
  'standing',
  'verdict',
  'rule',
  'band',
  'word',
  'part removed',
  'part doubled',
  'key added',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

export interface MutationTally {
  readonly cases: number;
  /** True findings, every one accepted. */
  readonly accepted: number;
  readonly made: Readonly<Record<Mutation, number>>;
  readonly rejected: Readonly<Record<Mutation, number>>;
  /** What was accepted though altered, or refused though true; none is as it should be. */
  readonly wrong: readonly string[];
}

const MUTANTS_A_CASE = 25;

/** Cases of the fuzz, from the seed on, until that many mutants have been made. The findings are the monitor's. */
export function mutate(wanted: number, seed = 1): MutationTally {
  const made = tally();
  const rejected = tally();
  const wrong: string[] = [];
  let [cases, accepted, count] = [0, 0, 0];
  for (let at = seed; count < wanted; at++) {
    const { agreement, happenings, horizonMs } = caseOf(at);
    const program = compile(agreement);
    const { findings, standings } = evaluateTrace(program, happenings, horizonMs, [horizonMs]);
    const truth = workOut(program, happenings, horizonMs);
    const whole = compare(truth, JSON.parse(JSON.stringify(findings)) as unknown[]);
    cases++;
    accepted += whole.accepted;
    for (const { id, path } of whole.rejected) wrong.push(`seed ${at}: ${id} is true, refused at ${path}`);
    for (const id of whole.missing) wrong.push(`seed ${at}: ${id} is missing`);
    const isRefused = {
      finding: (mutant: unknown): boolean => compare(truth, [mutant], false).rejected.length === 1,
      standing: (mutant: unknown, index: number): boolean =>
        differ(truth.standing(index, horizonMs), mutant, '') !== null,
    };
    const random = randomFrom(at);
    const parties = [...program.parties, 'undetermined', 'both'];
    for (let i = 0; i < MUTANTS_A_CASE && count < wanted; i++) {
      const kindOf = random.chance(0.8) ? 'finding' : 'standing';
      const list = kindOf === 'finding' ? findings : standings.map(({ proof }) => proof);
      if (list.length === 0) continue;
      const index = random.below(list.length);
      const original = JSON.stringify(list[index]);
      const mutant = JSON.parse(original) as Json;
      const all = sites(mutant);
      // By kind first: there are many more times than verdicts.
      const kind = random.pick([...new Set(all.map(kindOfSite))]);
      const done = alter(random.pick(all.filter((site) => kindOfSite(site) === kind)), parties, random);
      if (JSON.stringify(mutant) === original) continue;
      count++;
      made[done]++;
      if (isRefused[kindOf](mutant, index)) rejected[done]++;
      else wrong.push(`seed ${at}: ${done} of a ${kindOf} altered at ${site.path}, accepted`);
    }
  }
  return { cases, accepted, made, rejected, wrong };
}

export function describe({ cases, accepted, made, rejected, wrong }: MutationTally): string {
  const rows = MUTATIONS.map((kind) => `  ${kind.padEnd(14)}${made[kind]} made, ${rejected[kind]} refused`);
  const sum = (of: Readonly<Record<Mutation, number>>): number =>
    Object.values(of).reduce((a, b) => a + b, 0);
  return [
    `${cases} random agreements, ${accepted} true findings accepted; ${sum(made)} mutants, ${sum(rejected)} refused, ${wrong.length} wrong`,
    ...rows,
    ...wrong.slice(0, 20),
  ].join('\n');
}

const tally = (): Record<Mutation, number> =>
  Object.fromEntries(MUTATIONS.map((kind) => [kind, 0])) as Record<Mutation, number>;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A value within a finding, with what holds it. */
interface Site {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string;
  /** The nearest name above. */
  readonly name: string;
  readonly path: string;
}

function sites(value: Json, path = '', name = ''): Site[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const under = Array.isArray(value) ? name : key;
    const site: Site = { holder: value, key, name: under, path: `${path}.${key}` };
    return [site, ...sites(inner, site.path, under)];
  });
}

const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const RECORD_NAMES = ['records', 'incident', 'id', 'decision'];
const WORDS = {
  truth: TRUTH_WORDS,
  standing: STANDINGS,
  verdict: VERDICTS,
  rule: RULES,
  band: BANDS,
} as const satisfies Partial<Record<Mutation, readonly string[]>>;

function kindOfSite({ holder, key, name }: Site): Mutation {
  const value = (holder as { [key: string]: Json })[key]!;
  if (value === null) return Object.values(holder).some((one) => typeof one === 'number') ? 'number' : 'time';
  if (typeof value === 'object') return 'part removed';
  if (typeof value === 'number') return name === 'startMs' || name === 'endMs' ? 'time' : 'number';
  if (typeof value === 'boolean') throw new Error('no finding has a boolean');
  if (TIME.test(value)) return 'time';
  if (name === 'party' || name === 'author') return 'party';
  if (RECORD_NAMES.includes(name)) return 'record';
  for (const [kind, words] of Object.entries(WORDS))
    if ((name === 'is' || name === kind) && (words as readonly string[]).includes(value))
      return kind as Mutation;
  return 'word';
}

/** Alters the holder in place. */
function alter(site: Site, parties: readonly string[], random: Random): Mutation {
  const { key, name } = site;
  const holder = site.holder as { [key: string]: Json };
  const value = holder[key]!;
  const kind = kindOfSite(site);
  const text = String(value);
  const other = (list: readonly string[]): string => random.pick(list.filter((word) => word !== text));
  switch (kind) {
    case 'part removed':
      return alterPart(site, value as Json[] | { [key: string]: Json }, random);
    case 'number':
      holder[key] = Number(value) + random.pick([-1, 1, 0.1, -0.01, 1e-6]);
      break;
    case 'time':
      if (typeof value === 'number') holder[key] = value + random.pick([-1, 1, 60_000]);
      else {
        const ms = value === null ? Date.UTC(2025, 4, 1) : Date.parse(text);
        holder[key] = new Date(ms + random.pick([-1, 1, 1000, -3_600_000, 86_400_000])).toISOString();
        if (name === 'endMs') holder[key] = ms;
        else if (value !== null && random.chance(0.1)) holder[key] = null;
      }
      break;
    case 'party':
      holder[key] = other(parties);
      break;
    case 'record':
      holder[key] = random.chance(0.5)
        ? `${text}x`
        : text.replace(/\d+/, (digits) => `${Number(digits) + 1}`);
      break;
    case 'word':
      holder[key] = other([`${text}s`, '', 'other']);
      break;
    default:
      holder[key] = other(WORDS[kind as keyof typeof WORDS]);
  }
  return kind;
}

function alterPart({ holder, key }: Site, value: Json[] | { [key: string]: Json }, random: Random): Mutation {
  const kind = random.pick(['part removed', 'part doubled', 'key added'] as const);
  if (kind === 'key added' && !Array.isArray(value)) value.note = 'so it is said';
  else if (Array.isArray(holder) && kind !== 'key added')
    holder.splice(Number(key), 1, ...(kind === 'part doubled' ? [value, value] : []));
  else if (kind === 'part removed' && !Array.isArray(holder)) delete holder[key];
  else if (Array.isArray(value)) value.push(structuredClone(value[0] ?? null));
  else return alterWhole(holder as { [key: string]: Json }, key);
  return Array.isArray(value) && kind === 'key added' ? 'part doubled' : kind;
}

function alterWhole(holder: { [key: string]: Json }, key: string): Mutation {
  holder[key] = null;
  return 'part removed';
}
