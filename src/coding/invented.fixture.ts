/** An invented mission for the tests of this folder: two parties, North and South, a few towns, real general words. */
import type { Facility } from '../geo/facility.js';
import type { Observation } from '../record/record.js';
import type { CodedReport } from './coded.js';
import { type Coder, makeCoder } from './coder.js';
import { parseGazetteer } from './gazetteer.js';
import { makeLexicon, type PartyFile } from './lexicon.js';
import { readLexiconParts } from './load.js';

const rows = [
  ['region', 'East Region', 50, 30, 'EE', 'EE-1', 1, '', '', 'заріцьк~|зарецк~|зарічч*'],
  ['region', 'West Region', 50, 20, 'WW', 'WW-1', 1, '', '', 'лугівськ~|луговск~'],
  ['direction', 'Brid direction', 50.3, 30.3, 'EE', 'EE-1', 1, 1, '', 'брідськ~|бродск~'],
  ['town', 'Horodets', 50.1, 30.1, 'EE', 'EE-1', 1, '', '', 'Городець|Городец'],
  ['town', 'Brid', 50.3, 30.3, 'EE', 'EE-1', 2, 1, '', 'Брід|Брод'],
  ['town', 'Velyka Dibrova', 50.4, 30.2, 'EE', 'EE-1', 4, '', '', ''],
  ['town', 'Ivanivka', 50.35, 30.35, 'EE', 'EE-1', 4, '', '', ''],
  ['town', 'Ivanivka', 50.1, 20.1, 'WW', 'WW-1', 4, '', '', ''],
  ['town', 'Zapadne', 50.2, 20.4, 'WW', 'WW-1', 1, '', '', 'Западне|Западное'],
];
const table = [
  'kind\tname\tlat\tlon\tcountry\tregion\trank\tfront\tradiusMetres\tnames',
  ...rows.map((row) => row.join('\t')),
];

export const facilities: readonly Facility[] = [
  {
    id: 'f1',
    name: 'Horodets gas station',
    aliases: ['газовимірювальна станція Городець'],
    class: 'pipeline_storage',
    country: 'EE',
    lat: 50.12,
    lon: 30.15,
    precisionKm: 2,
  },
];

const words = (north: string, south: string): PartyFile => ({
  truceline: 'party-words/1',
  enemyOf: { news: south },
  implied: [
    { country: 'EE', actor: north, except: [] },
    { country: 'WW', actor: south, except: [] },
  ],
  zones: { [`${north}-ministry`]: 'Europe/Moscow' },
  zoneWords: { мск: 'Europe/Moscow' },
  parties: {
    [north]: {
      force: { 'північан*': '', 'северян*': '', 'арми* севера': '' },
      adjective: { 'північн*': '', 'северн*': '' },
      weapon: { 'вихор*': '' },
      voice: { 'міноборони півночі': '' },
    },
    [south]: {
      force: { 'південц*': '', 'южан*': '', 'арми* юга': '' },
      adjective: { 'південн*': '', 'южн*': '' },
      weapon: {},
      voice: { 'генштаб півдня': '', генштаб: '' },
    },
  },
});

export async function inventedCoder(north = 'N', south = 'S'): Promise<Coder> {
  const parts = await readLexiconParts({ parties: [north, south] }, []);
  const gazetteer = parseGazetteer(table.join('\n'), 'invented.tsv');
  if (!gazetteer.ok) throw new Error(gazetteer.problems[0]!.expected);
  return makeCoder({
    parties: [north, south].map((id) => ({ id, name: { en: id } })),
    sources: [
      { id: 'news', name: 'news', kind: 'media', reliability: 'C' },
      { id: `${north}-ministry`, name: 'posts', kind: 'party', party: north, reliability: 'D' },
      { id: 'sirens', name: 'sirens', kind: 'warning', reliability: 'B' },
    ],
    timeZone: 'Europe/Kyiv',
    regionAt: (_, lon) => (lon > 25 ? 'Region of the East' : 'Region of the West'),
    facilities,
    gazetteer: gazetteer.gazetteer,
    lexicon: makeLexicon({ ...parts, parties: words(north, south) }),
  });
}

export function news(text: string, more: Partial<Observation> = {}): Observation {
  return {
    kind: 'observation',
    id: 'o1',
    source: 'news',
    time: { start: '2025-04-10T00:00:00+03:00', end: '2025-04-11T00:00:00+03:00', precision: 'day' },
    text,
    ...more,
  };
}

export function codeOne(coder: Coder, text: string, more: Partial<Observation> = {}): CodedReport {
  return coder(news(text, more))[0]!;
}
