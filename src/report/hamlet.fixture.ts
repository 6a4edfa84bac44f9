/**
 * An invented picture for tests: a valley with a line of contact, two parties, a truce of thirty hours. No place, no
 * event and no person of it exists. It touches every section of a report: both parties' accounts, conflicting tolls
 * and counts, an event over midnight, an unwatched sector, a day without word, alerts, claims, outages.
 *
 * Local days of Europe/Vienna from 24 March to 6 April 2031; the clocks go forward on 30 March. One file, since every part of
 * the valley refers to others.
 */
import type { Agreement } from '../agreement/agreement.js';
import { type Attribution, OTHER } from '../attribution/attribution.js';
import type { CodedPlace, CodedReport, CodedTime } from '../coding/coded.js';
import type { Finding } from '../compliance/finding.js';
import { contactLine, sectorOf, toLine } from '../geo/line.js';
import type { Account, Incident } from '../incident/incident.js';
import type { Declaration, Effort, Handover } from '../record/record.js';
import { startOfDayMs } from '../time/instant.js';
import type { Picture } from './picture.js';

export const ZONE = 'Europe/Vienna';
export const dayMs = (day: string): number => startOfDayMs(ZONE, day);

const line = contactLine(
  [
    { lat: 47.1, lon: 11.0, kind: 'front', near: 'Oberau' },
    { lat: 47.0, lon: 11.4, kind: 'front', near: 'Mitterau' },
    { lat: 47.1, lon: 11.8, kind: 'river', near: 'Unterau' },
    { lat: 47.0, lon: 12.2, kind: 'front', near: 'Auwinkel' },
  ],
  25,
  15,
);

const place = (name: string, lat: number, lon: number, region: string, radiusMetres = 500): CodedPlace => ({
  name,
  lat,
  lon,
  region,
  radiusMetres,
  precision: radiusMetres > 50_000 ? 'region' : radiusMetres > 1_000 ? 'town' : 'site',
  basis: 'text',
});
const MILL = place('Mill substation', 47.08, 11.05, 'Upper Valley');
const VILLAGE = place('Mitterau', 47.02, 11.41, 'Upper Valley', 5_000);
const FORD = place('Unterau ford', 47.09, 11.79, 'Lower Valley', 2_000);
const SOMEWHERE = place('Lower Valley', 46.6, 12.0, 'Lower Valley', 80_000);

const at = (iso: string, minutes = 0): CodedTime => {
  const startMs = Date.parse(iso);
  return { startMs, endMs: startMs + minutes * 60_000, precision: 'minute' };
};
export const wholeDay = (day: string): CodedTime => ({
  startMs: dayMs(day),
  endMs: dayMs(new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)),
  precision: 'day',
});

export const report = (over: Partial<CodedReport> & Pick<CodedReport, 'id' | 'time'>): CodedReport => ({
  observation: over.id.split('#')[0]!,
  source: 'wire',
  report_kind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  targetName: '',
  actor: 'undetermined',
  stance: 'asserted',
  place_ok: true,
  event_place: '',
  killed: null,
  injured: null,
  count: null,
  language: 'en',
  account: 'An account.',
  voice: '',
  codedBy: 'computed',
  reasons: [],
  ...over,
});

const alert = (id: string, region: string, start: string, end: string): CodedReport =>
  report({
    id,
    source: 'sirens',
    report_kind: 'alert',
    conduct: 'movement',
    means: 'unspecified',
    target: 'none',
    time: { startMs: Date.parse(start), endMs: Date.parse(end), precision: 'second' },
    place: place(region, 47.0, 11.2, region, 80_000),
  });

const account = (from: CodedReport, grade = 3): Account => ({
  observations: [from.id],
  source: from.source,
  voice: from.voice,
  actor: from.actor,
  stance: from.stance,
  conduct: from.conduct,
  means: from.means,
  target: from.target,
  killed: from.killed,
  injured: from.injured,
  time: from.time,
  ...(from.place ? { place: from.place } : {}),
  text: from.account,
  sourceGrade: from.voice === '' ? 'C' : 'D',
  informationGrade: grade,
});

export const incident = (
  id: string,
  from: readonly CodedReport[],
  over: Partial<Incident> = {},
): Incident => {
  const first = from[0]!;
  const where = first.place!;
  const on = toLine(line, where.lat, where.lon);
  const toll = (values: readonly (number | null)[]) => {
    const given = values.filter((value) => value !== null);
    return given.length === 0 ? null : { min: Math.min(...given), max: Math.max(...given) };
  };
  return {
    id,
    time: first.time,
    place: where,
    line: { ...on, sector: sectorOf(line, on) },
    control: 'unknown',
    conduct: first.conduct,
    means: first.means,
    target: first.target,
    targetName: first.targetName,
    killed: toll(from.map((one) => one.killed)),
    injured: toll(from.map((one) => one.injured)),
    accounts: from.map((one) => account(one)),
    rivals: {},
    reasons: [],
    ...over,
  };
};

const north = { source: 'north-posts', voice: 'NORTH', stance: 'alleged', actor: 'SOUTH' } as const;
const south = { source: 'south-posts', voice: 'SOUTH', stance: 'denied', actor: 'NORTH' } as const;

const millNorth = report({
  id: 'r-mill-1',
  ...north,
  time: at('2031-03-26T23:50:00+01:00', 30),
  place: MILL,
  target: 'energy',
  targetName: 'Mill substation',
  means: 'long_range_drone',
  account: 'Two drones of the other side hit the transformer at <Mill> & set it on fire.',
  count: 2,
});
const millSouth = report({
  id: 'r-mill-2',
  ...south,
  time: at('2031-03-27T09:00:00+01:00'),
  place: MILL,
  target: 'energy',
  conduct: 'explosion',
  means: 'unspecified',
  account: 'Nobody of ours fired; they blew up their own transformer.',
});
const villageLow = report({
  id: 'r-village-1',
  time: wholeDay('2031-03-27'),
  place: VILLAGE,
  killed: 1,
  injured: 4,
  actor: 'NORTH',
  account: 'Shells fell on Mitterau.',
});
const villageHigh = report({
  id: 'r-village-2',
  ...south,
  stance: 'alleged',
  time: at('2031-03-27T14:20:00+01:00'),
  place: VILLAGE,
  killed: 2,
  injured: 4,
  account: '=SUM(A1) shells on Mitterau.',
});
const clash = report({
  id: 'r-clash',
  time: at('2031-03-27T05:00:00+01:00', 120),
  place: FORD,
  conduct: 'clash',
  means: 'small_arms',
  target: 'military',
  actor: 'both',
  account: 'Fighting at the ford.',
});
const vague = report({ id: 'r-vague', time: wholeDay('2031-03-27'), place: SOMEWHERE, means: 'glide_bomb' });
const truceFire = report({
  id: 'r-truce',
  ...south,
  stance: 'alleged',
  time: at('2031-04-04T20:15:00+02:00'),
  place: FORD,
  means: 'mortar',
});
const truceDay = report({ id: 'r-truce-day', time: wholeDay('2031-04-04'), place: VILLAGE });
const weekEarlier = report({
  id: 'r-week',
  time: at('2031-03-28T20:30:00+01:00'),
  place: FORD,
  means: 'mortar',
});

const incidents: readonly Incident[] = [
  incident('inc-mill', [millNorth, millSouth], {
    facility: { facility: 'f1', name: 'Mill substation', class: 'transmission', distanceKm: 0.1 },
    control: 'NORTH',
    rivals: { conduct: ['explosion', 'strike'] },
  }),
  incident('inc-village', [villageLow, villageHigh], { control: 'SOUTH' }),
  incident('inc-clash', [clash], { control: 'contested' }),
  incident('inc-vague', [vague], { line: null }),
  incident('inc-truce', [truceFire]),
  incident('inc-truce-day', [truceDay]),
  incident('inc-week', [weekEarlier]),
];

const probability = (value: number, spread: number) => ({
  value,
  low: Math.max(0.01, value - spread),
  high: Math.min(0.99, value + spread),
});
const judged = (id: string, author: string, happened: number, northShare: number): Attribution => ({
  incident: id,
  happened: probability(happened, 0.08),
  hypotheses: [
    { id: 'SOUTH', logOdds: 0, probability: probability(0.98 - northShare, 0.05) },
    { id: 'NORTH', logOdds: 0, probability: probability(northShare, 0.05) },
    { id: OTHER, logOdds: -3, probability: probability(0.02, 0.01) },
  ],
  author,
  joint: {
    SOUTH: happened * (0.98 - northShare),
    NORTH: happened * northShare,
    [OTHER]: happened * 0.02,
    didNotHappen: 1 - happened,
  },
  set: { hypotheses: [], coverage: 0.95 },
  vouched: [],
  missing: [],
  factors: [],
  reasons: [
    {
      rule: 'test',
      because:
        author === 'undetermined' ? 'Two accounts, no independent observer.' : 'Named by a third party.',
    },
  ],
});
const attributions = new Map<string, Attribution>([
  ['inc-mill', judged('inc-mill', 'undetermined', 0.95, 0.4)],
  ['inc-village', judged('inc-village', 'NORTH', 0.92, 0.91)],
  ['inc-clash', judged('inc-clash', 'both', 0.75, 0.49)],
  ['inc-vague', judged('inc-vague', 'undetermined', 0.4, 0.49)],
  ['inc-truce', judged('inc-truce', 'NORTH', 0.75, 0.85)],
]);

const agreement = (over: Partial<Agreement> & Pick<Agreement, 'id' | 'readings' | 'clauses'>): Agreement => ({
  truceline: 'agreement/1',
  title: { en: over.id },
  status: 'agreed',
  parties: ['SOUTH', 'NORTH'],
  timeZone: ZONE,
  summary: 'Invented.',
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  source: 'invented',
  ...over,
});
const energy = agreement({
  id: 'energy-halt',
  title: { en: 'Energy halt' },
  readings: [
    {
      id: 'early',
      title: { en: 'From 24 March' },
      by: ['SOUTH'],
      start: '2031-03-24T00:00:00+01:00',
      source: 'inv',
    },
    {
      id: 'late',
      title: { en: 'From 1 April' },
      by: ['NORTH'],
      start: '2031-04-01T00:00:00+02:00',
      source: 'inv',
    },
  ],
  clauses: [
    {
      id: 'no-strikes',
      title: { en: 'No strikes on energy objects' },
      text: 'The parties do not strike energy objects.',
      kind: 'prohibition',
      conduct: ['strike'],
      target: ['energy'],
      source: 'inv',
    },
  ],
});
const truce = agreement({
  id: 'spring-truce',
  title: { en: 'Spring truce' },
  status: 'declared',
  readings: [
    {
      id: 'order',
      title: { en: 'Order of one side' },
      by: ['NORTH'],
      start: '2031-04-04T18:00:00+02:00',
      end: '2031-04-06T00:00:00+02:00',
      source: 'inv',
    },
    {
      id: 'answer',
      title: { en: 'Answer of the other' },
      by: ['SOUTH'],
      start: '2031-04-04T18:00:00+02:00',
      end: '2031-04-06T00:00:00+02:00',
      source: 'inv',
    },
  ],
  clauses: [
    {
      id: 'no-fire',
      title: { en: 'No fire' },
      text: 'The parties cease fire along the line.',
      kind: 'prohibition',
      conduct: ['strike'],
      source: 'inv',
    },
  ],
});

const finding = (
  over: Pick<Finding, 'incident' | 'agreement' | 'clause' | 'reading'> & Partial<Finding>,
): Finding => ({
  id: `${over.incident}~${over.clause}~${over.reading}`,
  party: 'undetermined',
  standing: 'inForce',
  verdict: 'undetermined',
  band: 'none',
  probability: probability(0.5, 0.2),
  startMs: incidents.find((one) => one.id === over.incident)!.time.startMs,
  endMs: incidents.find((one) => one.id === over.incident)!.time.endMs,
  rule: 'author-open',
  proof: {
    kind: 'event',
    records: [over.incident],
    start: new Date(incidents.find((one) => one.id === over.incident)!.time.startMs).toISOString(),
    end: new Date(incidents.find((one) => one.id === over.incident)!.time.endMs).toISOString(),
    fit: [{ field: 'conduct', is: 'yes', told: 'strike' }],
    ruling: null,
    standings: [],
    exemptions: [],
    author: over.party ?? 'undetermined',
    happened: probability(0.9, 0.05),
    share: probability(0.5, 0.2),
    standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
    counted: probability(0.5, 0.2),
    band: over.band ?? 'none',
  },
  ...over,
});
const findings: readonly Finding[] = [
  finding({ incident: 'inc-mill', agreement: 'energy-halt', clause: 'no-strikes', reading: 'early' }),
  finding({
    incident: 'inc-mill',
    agreement: 'energy-halt',
    clause: 'no-strikes',
    reading: 'late',
    verdict: 'notInForce',
    standing: 'notYet',
  }),
  ...(['order', 'answer'] as const).map((reading) =>
    finding({
      incident: 'inc-truce',
      agreement: 'spring-truce',
      clause: 'no-fire',
      reading,
      party: 'NORTH',
      verdict: 'violation',
      band: 'possible',
      probability: probability(0.64, 0.1),
    }),
  ),
];

const dated = (day: string) => ({
  start: `${day}T00:00:00+01:00`,
  end: `${day}T23:59:59+01:00`,
  precision: 'day' as const,
});
const declarations: readonly Declaration[] = [
  {
    kind: 'declaration',
    id: 'd-1',
    source: 'south-posts',
    time: dated('2031-03-27'),
    by: 'SOUTH',
    act: 'accepts_conditionally',
    about: 'energy-halt',
    conditions: ['the other side does the same'],
    summary: 'The chair of the south accepts the halt.',
  },
  {
    kind: 'declaration',
    id: 'c-south',
    source: 'south-posts',
    time: dated('2031-03-27'),
    by: 'SOUTH',
    act: 'claims',
    about: 'spring-truce',
    summary: 'The south counts shellings.',
    claim: {
      against: 'NORTH',
      unit: 'shellings',
      count: 734,
      breakdown: { mortar: 400, artillery: 300 },
      periodStart: '2031-04-04T18:00:00+02:00',
      periodEnd: '2031-04-06T00:00:00+02:00',
    },
  },
  {
    kind: 'declaration',
    id: 'c-north',
    source: 'north-posts',
    time: dated('2031-03-27'),
    by: 'NORTH',
    act: 'claims',
    about: 'spring-truce',
    summary: 'The north counts attacks.',
    claim: {
      against: 'SOUTH',
      unit: 'attacks',
      count: 90,
      periodStart: '2031-04-04T18:00:00+02:00',
      periodEnd: '2031-04-06T00:00:00+02:00',
    },
  },
];
const handovers: readonly Handover[] = (['SOUTH', 'NORTH'] as const).map((reportedBy) => ({
  kind: 'handover',
  id: `h-${reportedBy}`,
  source: reportedBy === 'SOUTH' ? 'south-posts' : 'north-posts',
  time: dated('2031-03-27'),
  from: 'NORTH',
  to: 'SOUTH',
  category: 'wounded',
  count: reportedBy === 'SOUTH' ? 22 : 23,
  reportedBy,
}));
const efforts: readonly Effort[] = [
  {
    kind: 'effort',
    id: 'e-1',
    source: 'mast',
    time: { start: '2031-03-27T20:00:00+01:00', end: '2031-03-28T04:00:00+01:00', precision: 'minute' },
    place: { name: 'Auwinkel mast', lat: 47.01, lon: 12.18, region: 'Lower Valley' },
    status: 'jammed',
    canDetect: ['strike', 'explosion'],
  },
];

export const hamlet: Picture = {
  mission: { id: 'hamlet', title: { en: 'Hamlet valley' }, timeZone: ZONE },
  period: { startMs: dayMs('2031-03-24'), endMs: dayMs('2031-04-07') },
  parties: [
    { id: 'SOUTH', name: { en: 'South' } },
    { id: 'NORTH', name: { en: 'North' } },
  ],
  guarantors: [{ id: 'G', name: { en: 'Guarantor' } }],
  sources: [
    { id: 'wire', name: 'News wire', kind: 'media', reliability: 'C' },
    { id: 'north-posts', name: 'Posts of the north', kind: 'party', party: 'NORTH', reliability: 'D' },
    { id: 'south-posts', name: 'Posts of the south', kind: 'party', party: 'SOUTH', reliability: 'D' },
    { id: 'sirens', name: 'Siren register', kind: 'warning', reliability: 'B' },
    { id: 'mast', name: 'Auwinkel mast', kind: 'sensor', reliability: 'B' },
  ],
  line,
  facilities: [],
  agreements: [energy, truce],
  programs: [],
  standsOn: {
    records: 21,
    ledger: {
      origin: 'hamlet.example',
      size: 21,
      root: 'q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=',
      key: 'hamlet.example+c7d3a2b1+AaurqauraurqauraurqauraurqauraurqauraurqauraA',
    },
    configuration: { digest: 'ab'.repeat(32), files: [{ file: 'mission.yaml', sha256: 'cd'.repeat(32) }] },
    version: '0.1.0',
  },
  entryOf: () => undefined,
  reports: [
    millNorth,
    millSouth,
    villageLow,
    villageHigh,
    clash,
    vague,
    truceFire,
    truceDay,
    weekEarlier,
    report({ id: 'r-summary', time: wholeDay('2031-03-27'), report_kind: 'summary', place: SOMEWHERE }),
    report({ id: 'r-lost', time: wholeDay('2031-03-27') }),
    alert('a-1', 'Upper Valley', '2031-03-26T22:00:00Z', '2031-03-27T01:00:00Z'),
    alert('a-2', 'Upper Valley', '2031-04-04T17:00:00Z', '2031-04-04T19:00:00Z'),
  ],
  incidents,
  attributions,
  sourceModel: null,
  findings,
  seriousHarm: [],
  harmed: [],
  steps: [],
  cases: [],
  standings: [],
  periods: [energy, truce].flatMap((agreement) =>
    agreement.readings.map((reading) => ({
      agreement: agreement.id,
      reading: reading.id,
      startMs: typeof reading.start === 'string' ? Date.parse(reading.start) : null,
      endMs: typeof reading.end === 'string' ? Date.parse(reading.end) : null,
    })),
  ),
  records: [...declarations, ...handovers, ...efforts],
  declarations,
  handovers,
  efforts,
};
