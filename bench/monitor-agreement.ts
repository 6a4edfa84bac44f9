/**
 * An invented agreement of thirty clauses for measuring the monitor: twenty that only say what is prohibited where, and
 * ten that hang on the course of events (release and suspension on breach, return fire, counts within a day, ceilings).
 */
import type { Agreement } from '../src/agreement/agreement.js';

type Clause = Agreement['clauses'][number];

export const START_MS = Date.UTC(2025, 2, 1);
export const DAYS = 200;
export const ZONES = ['north', 'south', 'east', 'west', 'harbour', 'town', 'bridge', 'plain'] as const;

const SOURCE = 'Invented for a measurement';
const prohibition = (id: string, fields: Partial<Extract<Clause, { kind: 'prohibition' }>>): Clause => ({
  kind: 'prohibition',
  id,
  title: { en: id },
  text: 'A clause invented for a measurement.',
  source: SOURCE,
  ...fields,
});

/** What is prohibited, and nothing else: the part that a rule engine without time can do. */
export const PLAIN: readonly Clause[] = [
  prohibition('strike-energy', { conduct: 'strike', target: 'energy' }),
  prohibition('strike-medical', { conduct: 'strike', target: ['medical', 'education'] }),
  prohibition('strike-port', { conduct: 'strike', target: 'port', zone: 'harbour' }),
  prohibition('strike-bridge', { conduct: ['strike', 'sabotage'], target: 'transport', zone: 'bridge' }),
  prohibition('missiles-town', {
    conduct: 'strike',
    means: ['ballistic_missile', 'cruise_missile'],
    zone: 'town',
  }),
  prohibition('bombs-town', { conduct: 'strike', means: 'glide_bomb', zone: ['town', 'harbour'] }),
  prohibition('artillery-north', { conduct: 'strike', means: ['artillery', 'mlrs'], zone: 'north' }),
  prohibition('artillery-south', { conduct: 'strike', means: ['artillery', 'mlrs'], zone: 'south' }),
  prohibition('mortars-east', { conduct: 'strike', means: 'mortar', zone: ['east', 'plain'] }),
  prohibition('drones-west', { conduct: 'strike', means: ['drone', 'fpv_drone'], zone: 'west' }),
  prohibition('clash-town', { conduct: 'clash', zone: 'town' }),
  prohibition('clash-bridge', { conduct: ['clash', 'advance'], zone: 'bridge' }),
  prohibition('flights-harbour', { conduct: ['flight', 'reconnaissance'], zone: 'harbour' }),
  prohibition('flights-east', { conduct: 'flight', zone: 'east' }),
  prohibition('presence-plain', { conduct: 'presence', zone: 'plain' }),
  prohibition('presence-north', { conduct: 'presence', means: ['artillery', 'mlrs'], zone: 'north' }),
  prohibition('mines', { conduct: 'mine' }),
  prohibition('fortification', { conduct: 'fortification', zone: ['north', 'south'] }),
  prohibition('blockade', { conduct: ['blockade', 'obstruction'], zone: 'harbour' }),
  prohibition('civilians', {
    conduct: 'strike',
    target: ['civilian', 'residential'],
    zone: ['town', 'west'],
  }),
];

const byOther = { conduct: ['strike', 'clash'], by: 'other' };

const TIMED: readonly Clause[] = [
  prohibition('release', {
    conduct: 'movement',
    zone: 'bridge',
    period: { released: { once: { breach: {} } } },
  }),
  prohibition('release-late', {
    conduct: 'movement',
    zone: 'plain',
    period: { released: { count: { breach: {} }, atLeast: 200 } },
  }),
  prohibition('silence-south', {
    conduct: 'strike',
    zone: 'south',
    means: 'small_arms',
    period: { suspended: { once: { breach: {} }, within: '2 h' } },
  }),
  prohibition('silence-west', {
    conduct: 'clash',
    zone: 'west',
    period: { suspended: { once: { breach: { by: 'other' } }, within: '1 h' } },
  }),
  prohibition('return-fire-east', {
    conduct: 'strike',
    zone: 'east',
    exempt: [
      {
        id: 'return-fire',
        purpose: 'return_fire',
        when: { once: { incident: { ...byOther, zone: 'east' } }, within: '3 h' },
      },
    ],
  }),
  prohibition('return-fire-plain', {
    conduct: 'clash',
    zone: 'plain',
    exempt: [
      {
        id: 'return-fire',
        purpose: 'return_fire',
        when: { once: { incident: { ...byOther, zone: 'plain' } }, within: '15 min' },
      },
    ],
  }),
  prohibition('many-strikes', {
    conduct: 'reconnaissance',
    zone: 'town',
    period: { suspended: { count: { incident: { ...byOther, zone: 'town' } }, within: '24 h', atLeast: 60 } },
  }),
  prohibition('many-breaches', {
    conduct: 'flight',
    zone: 'south',
    period: {
      suspended: { count: { breach: { clause: ['artillery-south'] } }, within: '24 h', atLeast: 6 },
    },
  }),
  ...(['north', 'harbour'] as const).map(
    (zone): Clause => ({
      kind: 'ceiling',
      id: `ceiling-${zone}`,
      title: { en: `ceiling-${zone}` },
      text: 'A ceiling invented for a measurement.',
      source: SOURCE,
      amount: { count: { incident: { conduct: 'movement', by: 'self', zone } }, within: '24 h' },
      atMost: 12,
    }),
  ),
];

export const AGREEMENT: Agreement = {
  truceline: 'agreement/1',
  id: 'measured',
  title: { en: 'Measured' },
  status: 'agreed',
  parties: ['A', 'B'],
  timeZone: 'UTC',
  summary: 'Thirty clauses invented for a measurement.',
  standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 },
  zones: Object.fromEntries(ZONES.map((zone) => [zone, { byName: true as const }])),
  period: {
    start: '2025-03-08T00:00:00Z',
    end: '2025-09-10T00:00:00Z',
  },
  readings: [{ id: 'plain', title: { en: 'As it stands' }, by: ['A', 'B'], source: SOURCE }],
  clauses: [...PLAIN, ...TIMED],
  source: SOURCE,
};
