/** The valley of hamlet.fixture.ts with an accord about states of things: a ceiling, exchanges by the week, silence in words. */
import type { Agreement } from '../agreement/agreement.js';
import { compile } from '../agreement/compile.js';
import { judge } from '../compliance/judge.js';
import type { Observation, TrucelineRecord } from '../record/record.js';
import { hamlet, ZONE } from './hamlet.fixture.js';
import type { Picture } from './picture.js';

const accord: Agreement = {
  truceline: 'agreement/1',
  id: 'valley-accord',
  title: { en: 'Valley accord' },
  status: 'agreed',
  parties: ['SOUTH', 'NORTH'],
  timeZone: ZONE,
  summary: 'Invented.',
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  source: 'invented',
  measures: { tanks: { en: 'Tanks (number)' } },
  readings: [
    {
      id: 'early',
      title: { en: 'From 24 March' },
      by: ['SOUTH'],
      start: '2031-03-24T00:00:00+01:00',
      source: 'invented',
    },
    {
      id: 'late',
      title: { en: 'From 1 April' },
      by: ['NORTH'],
      start: '2031-04-01T00:00:00+02:00',
      source: 'invented',
    },
  ],
  clauses: [
    {
      id: 'tanks',
      title: { en: 'At most ten tanks' },
      text: 'Neither side keeps more than ten tanks in the valley.',
      kind: 'ceiling',
      amount: { latest: { measure: { of: 'tanks', by: 'self' } } },
      atMost: 10,
      source: 'invented',
    },
    {
      id: 'exchange',
      title: { en: 'Wounded persons every week' },
      text: 'Each side hands over at least five wounded persons a week.',
      kind: 'delivery',
      of: { handover: { category: 'wounded' } },
      atLeast: 5,
      every: '1 week',
      source: 'invented',
    },
    {
      id: 'no-claims',
      title: { en: 'No totals in public' },
      text: 'Neither side publishes totals.',
      kind: 'abstention',
      of: { declaration: { act: 'claims' } },
      source: 'invented',
    },
  ],
};

const counted = (id: string, iso: string, tanks: number): Observation => ({
  kind: 'observation',
  id,
  source: 'wire',
  time: { start: iso, end: iso, precision: 'minute' },
  reportKind: 'summary',
  actor: 'NORTH',
  values: { tanks },
  summary: `${tanks} tanks.`,
});

const records: readonly TrucelineRecord[] = [
  ...hamlet.records,
  counted('o-many', '2031-03-27T10:00:00+01:00', 14),
  counted('o-few', '2031-03-29T10:00:00+01:00', 8),
  counted('o-last', '2031-04-06T10:00:00+02:00', 8),
];

const program = compile(accord, {});
const judged = judge([program], { incidents: [], attributions: new Map(), records }, hamlet.period);

export const hamletStates: Picture = {
  ...hamlet,
  agreements: [...hamlet.agreements, accord],
  programs: [program],
  records,
  findings: [...hamlet.findings, ...judged.findings],
  standings: [...hamlet.standings, ...judged.standings],
  periods: [...hamlet.periods, ...judged.periods],
};
