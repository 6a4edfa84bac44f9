/** An invented strip of country for tests of claims: two parties A and B, a halt of strikes on energy, incidents by a few words. */
import type { Attribution } from '../attribution/attribution.js';
import type { Finding } from '../compliance/finding.js';
import type { Account, Incident } from '../incident/incident.js';
import type { Claim } from '../record/claim.js';
import type { ClaimDeclaration } from './read-claim.js';
import type { ClaimSetting } from './setting.js';

export const HALT = 'river-halt';
export const REGIONS = ['East Province', 'West Province', 'East'];
const DAY_MS = 86_400_000;
export const day = (n: number, hour = 0): number => Date.UTC(2031, 4, n, hour);
export const iso = (n: number, hour = 0): string => new Date(day(n, hour)).toISOString();

export function claimOf(
  id: string,
  claim: Partial<Claim>,
  over: Partial<ClaimDeclaration> = {},
): ClaimDeclaration {
  const periodEnd = claim.periodEnd ?? iso(11);
  return {
    ...{ kind: 'declaration', id, source: 'a-staff', by: 'A', act: 'claims', about: HALT, summary: '' },
    time: { start: periodEnd, end: periodEnd, precision: 'second' },
    claim: { against: 'B', unit: 'attacks', periodStart: iso(1), periodEnd, ...claim },
    ...over,
  };
}

export interface Told extends Partial<Omit<Incident, 'time' | 'place'>> {
  readonly id: string;
  readonly atMs: number;
  /** Known to the day only. */
  readonly dateOnly?: boolean;
  readonly lat?: number;
  readonly lon?: number;
  readonly radiusMetres?: number;
  readonly region?: string;
  /** Who is found to have done it. */
  readonly author?: string;
  /** Voice and the party that it names, account by account. */
  readonly voices?: readonly (readonly [string, string])[];
}

export function incidentOf(told: Told): Incident {
  const {
    id,
    atMs,
    dateOnly,
    lat = 50,
    lon = 30,
    radiusMetres = 500,
    region = '',
    author: _a,
    voices,
    ...over
  } = told;
  const precision = dateOnly ? 'day' : 'minute';
  const time = { startMs: atMs, endMs: dateOnly ? atMs + DAY_MS : atMs, precision } as const;
  const account = ([voice, actor]: readonly [string, string], n: number): Account => ({
    ...{
      observations: [`${id}-${n}`],
      source: voice || 'wire',
      voice,
      actor,
      stance: 'asserted',
      conduct: 'strike',
    },
    ...{
      means: 'drone',
      target: 'energy',
      killed: null,
      injured: null,
      time,
      text: '',
      sourceGrade: 'C',
      informationGrade: 3,
    },
  });
  return {
    ...{
      id,
      time,
      line: null,
      control: 'unknown',
      conduct: 'strike',
      means: 'drone',
      target: 'energy',
      targetName: '',
    },
    ...{ killed: null, injured: null, rivals: {}, reasons: [] },
    place: { name: id, lat, lon, radiusMetres, precision: 'site', region, basis: 'text' },
    accounts: (voices ?? [['', 'B']]).map(account),
    ...over,
  };
}

const sure = (value: number) => ({ value, low: value, high: value });

export function attributionOf({ id, author = 'B' }: Told): Attribution {
  const share = author === 'undetermined' ? 0.5 : 0.9;
  const joint = author === 'A' ? { A: share, B: 1 - share } : { A: 1 - share, B: share };
  return {
    ...{
      incident: id,
      happened: sure(1),
      hypotheses: [],
      author,
      joint: { ...joint, accidentOrOther: 0, didNotHappen: 0 },
    },
    ...{ set: { hypotheses: [], coverage: 0.9 }, vouched: [], factors: [], reasons: [], missing: [] },
  };
}

/** As the halt would have it: a strike on energy is a violation by whoever is found to have done it, or undetermined. */
export function findingOf({ id, atMs, author = 'B', target = 'energy' }: Told): Finding[] {
  if (target !== 'energy') return [];
  const verdict = author === 'undetermined' ? 'undetermined' : 'violation';
  return [
    {
      ...{
        id: `${id}~${HALT}~no-strikes~plain`,
        incident: id,
        agreement: HALT,
        clause: 'no-strikes',
        reading: 'plain',
      },
      ...{
        party: author,
        standing: 'inForce',
        verdict,
        rule: 'standard-met',
        band: 'probable',
        probability: sure(0.9),
      },
      ...{ startMs: atMs, endMs: atMs, proof: {} as Finding['proof'] },
    },
  ];
}

export function settingOf(
  declarations: readonly ClaimDeclaration[],
  told: readonly Told[],
  over: Partial<ClaimSetting> = {},
): ClaimSetting {
  return {
    period: { startMs: day(1), endMs: day(31) },
    declarations,
    incidents: told.map(incidentOf),
    attributions: new Map(told.map((one) => [one.id, attributionOf(one)])),
    findings: told.flatMap(findingOf),
    agreements: new Set([HALT]),
    efforts: [],
    sources: new Map(),
    regions: REGIONS,
    ...over,
  };
}
