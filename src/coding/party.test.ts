import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conduct } from '../record/codes.js';
import type { Source } from '../record/source.js';
import { compileLexicon, makeLexicon, type PartyFile } from './lexicon.js';
import { readLexiconParts } from './load.js';
import { actorOf, type Ground } from './party.js';
import { read } from './reading.js';

const parts = await readLexiconParts({ parties: ['N', 'S'] }, []);
const news: Source = { id: 'news', name: 'news', kind: 'media', reliability: 'C' };

const words = (north: string, south: string): PartyFile => ({
  truceline: 'party-words/1',
  enemyOf: { news: south },
  implied: [
    { country: 'EE', only: ['EE-9'], actor: south, except: [] },
    { country: 'EE', actor: north, except: ['EE-5'] },
    { country: 'WW', actor: south, except: [] },
  ],
  zones: {},
  zoneWords: {},
  parties: {
    [north]: {
      force: {
        'північан*': '',
        північ: '',
        північчю: '',
        'северян*': '',
        'арми* севера': '',
        ап: '',
        'northern forces': '',
      },
      adjective: { 'північн*': '', 'северн*': '', northern: '' },
      weapon: { 'вихор*': '', 'вихр*': '' },
      voice: { 'штаб півночі': '' },
    },
    [south]: {
      force: {
        'південц*': '',
        південь: '',
        півдню: '',
        'південну республіку': '',
        'южан*': '',
        'арми* юга': '',
        апд: '',
        'southern forces': '',
      },
      adjective: { 'південн*': '', 'южн*': '', southern: '' },
      weapon: {},
      voice: { 'штаб півдня': '' },
    },
  },
});

const judge = (north: string, south: string) => {
  const lexicon = makeLexicon({ ...parts, parties: words(north, south) });
  const match = compileLexicon(lexicon);
  const setting = { parties: [north, south].map((id) => ({ id, name: { en: id } })), lexicon };
  return (text: string, conduct: Conduct = 'strike', ground?: Ground, voice?: string) =>
    actorOf(read(text, match), conduct, news, ground, setting, voice);
};
const actor = judge('N', 'S');
const EAST: Ground = { country: 'EE', region: 'EE-1' };

test('who is under fire did not fire, wherever the name stands', () => {
  assert.equal(actor('Піхота північан у селі під ударами дронів.').code, 'S');
  assert.equal(actor('Штурмовики северян попали под обстрел южан.').code, 'S');
  assert.equal(actor('Южная пехота под огнем артиллерии.').code, 'N');
});

test('"during the attack" and "by noon" are times, not fire that somebody is under', () => {
  assert.equal(actor('Північани під обід вдарили по місту.').code, 'N');
  assert.equal(actor('Північани під час атаки на місто вдарили двічі.').code, 'N');
});

test('the object of a verb is acted on, the genitive behind a noun for fire acts', () => {
  assert.equal(actor('Південну республіку атакували дрони.').code, 'N');
  assert.equal(actor('Удари північан по місту.').code, 'N');
  assert.equal(actor('Знищено північан у селі.').code, 'S');
});

test("whose thing was hit is not who hit it, and a weapon tells its owner's act", () => {
  assert.equal(actor('Уражено ворожий склад з боєкомплектом.').code, 'S');
  assert.equal(actor('Ворожий дрон влучив у склад.').code, 'N');
  assert.equal(actor('Вихор влучив у склад.').code, 'N');
  assert.equal(actor('Обстрел позиций северных сил, обстрел позиций северян.').code, 'S');
});

test('an attack of armour is by its owner, an attack on positions is on theirs', () => {
  assert.equal(actor('Неудачная атака большой колонны бронетехники северян у села.', 'clash').code, 'N');
  assert.equal(actor('Штурм позиций южан у села.', 'clash').code, 'N');
  assert.equal(actor('Бронетехника южан атакует село.', 'clash').code, 'S');
});

test('who beats off an attack is its defender; who wins ground back is not', () => {
  assert.equal(actor('Південці відбили штурм біля села.', 'clash').code, 'N');
  assert.equal(actor('Більшість атак північан південці відбили біля села.', 'clash').code, 'N');
  assert.equal(actor('Південці відбили у північан полонених.', 'clash').code, 'S');
});

test('who shoots a munition down did not launch it; who shoots an aircraft down did act', () => {
  assert.equal(actor('Південці збили 40 дронів над містом.', 'interception').code, 'N');
  assert.equal(actor('Південна ППО збила вихор.', 'interception').code, 'N');
  assert.equal(actor('Збито південні дрони.', 'interception').code, 'S');
  assert.equal(actor('Бригада збила південний літак.', 'interception').code, 'N');
});

test('who clears an enemy mine did not lay it, and a mine by itself is nobody', () => {
  assert.equal(actor('Південці знищили ворожу міну на березі.', 'mine').code, 'N');
  assert.equal(actor('Танк південців підірвався на міні.', 'mine').code, 'undetermined');
});

test('what is only spoken of, aimed at or wished for tells no act', () => {
  assert.equal(actor('Північна газова компанія підтвердила удари по станції.', 'strike', EAST).code, 'N');
  assert.equal(actor('Південна газова компанія підтвердила удари по станції.', 'strike', EAST).code, 'N');
  assert.equal(actor('Підірвали міст, щоб ним не пройшли північани.', 'explosion').code, 'undetermined');
  assert.equal(actor('Вибухнуло авто з північними офіцерами.', 'explosion').code, 'undetermined');
});

test('fire on ground that a party holds is the other party, whatever the country', () => {
  assert.equal(actor('Обстріл міста.', 'strike', EAST).code, 'N');
  assert.equal(actor('Обстріл міста.', 'strike', { ...EAST, heldBy: 'N' }).code, 'S');
  assert.equal(actor('Обстріл міста.', 'strike', { ...EAST, heldBy: 'contested' }).code, 'N');
  assert.equal(actor('Обстріл окупованого міста.', 'strike', EAST).code, 'S');
  assert.equal(actor('Обстріл міста з окупованого берега.', 'strike', EAST).code, 'N');
});

test('a unit held by the other throughout has a line of its own, one held by both implies nobody', () => {
  assert.equal(actor('Обстріл міста.', 'strike', { country: 'EE', region: 'EE-9' }).code, 'S');
  assert.equal(actor('Обстріл міста.', 'strike', { country: 'EE', region: 'EE-5' }).code, 'undetermined');
  assert.equal(actor('Обстріл міста.', 'strike', { country: 'XX', region: '' }).code, 'undetermined');
  assert.equal(actor('Обстріл міста.').code, 'undetermined');
});

test("a headquarters that tells of a hit on a military object and names nobody tells of its own side's", () => {
  assert.equal(actor('Завдано удару по скупченню піхоти.', 'strike', EAST, 'S').code, 'S');
  assert.equal(actor('Завдано удару по лікарні.', 'strike', EAST, 'S').code, 'N');
});

test('English word order is read as well', () => {
  assert.equal(actor('The town was shelled by northern forces').code, 'N');
  assert.equal(actor('Southern drones struck northern positions').code, 'S');
  assert.equal(actor('Northern forces repelled an assault', 'clash').code, 'S');
});

test('swapping the labels of the parties swaps the answers and nothing else', () => {
  const swapped = judge('S', 'N');
  const swap = (id: string | undefined) => (id === 'N' ? 'S' : id === 'S' ? 'N' : id);
  const texts = [
    'Піхота північан у селі під ударами дронів.',
    'Північани атакували південців, південці вдарили по північанах.',
    'ап апд ап апд удар',
    'Обстріл окупованого міста.',
    'Завдано удару по скупченню піхоти.',
    'ПІВНІЧНІ ДРОНИ ТА ПІВДЕННІ ДРОНИ НАД МІСТОМ',
  ];
  for (const text of texts)
    for (const conduct of [
      'strike',
      'clash',
      'interception',
      'explosion',
      'mine',
      'sabotage',
      'other',
    ] as const)
      for (const heldBy of [undefined, 'N', 'S', 'contested']) {
        const given = actor(text, conduct, { ...EAST, heldBy }, 'S').code;
        const mirrored = swapped(text, conduct, { ...EAST, heldBy: swap(heldBy) }, 'N').code;
        assert.equal(mirrored, swap(given), `${text} ${conduct} ${heldBy}`);
      }
});
