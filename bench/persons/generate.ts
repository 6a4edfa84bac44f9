/**
 * Two lists of invented persons with known truth: families that share a name and a birth place, brothers, twins, sons
 * named after their grandfathers; each list in a spelling of its own per entry, with the slips of noise.ts.
 */

import type { Person, WrittenName } from '../../src/persons/person.js';
import { between, type Random, randomOf } from '../../src/random/random.js';
import { population, type Word } from './names.js';
import type { Noise } from './noise.js';
import { inRussian, LATIN_SYSTEMS, type System, spell } from './spelling.js';

export interface Lists {
  readonly a: readonly Person[];
  readonly b: readonly Person[];
  /** Whom an id of either list stands for. */
  readonly truth: ReadonlyMap<string, number>;
}

interface Invented {
  readonly male: boolean;
  readonly family: Word;
  readonly given: Word;
  readonly patronymic: Word;
  readonly born: Date;
  readonly birthPlace: Word;
  readonly rank: number;
  readonly unit: number;
  readonly captured: Date;
  readonly capturedAt: Word;
}

/** @param size persons of each list, duplicates not counted; @param overlap share of them that both lists have */
export function generate(seed: number, size: number, noise: Noise, overlap = 0.4): Lists {
  const random = randomOf(seed, 1);
  const common = Math.round(size * overlap);
  const people = invent(random, 2 * size - common);
  shuffle(random, people);
  const truth = new Map<string, number>();
  const list = (label: string, numbers: readonly number[], stream: number): Person[] => {
    const own = randomOf(seed, 2, stream);
    const out: Person[] = [];
    for (const number of numbers) {
      const copies = own() < noise.duplicate ? 2 : 1;
      for (let copy = 0; copy < copies; copy++)
        out.push(entry(own, people[number]!, noise, stream, `${number}.${copy}`));
    }
    shuffle(own, out);
    return out.map((person, i) => {
      const id = `${label}${i + 1}`;
      truth.set(id, Number(person.id.split('.')[0]));
      return { ...person, id };
    });
  };
  const first = Array.from({ length: size }, (_, i) => i);
  const second = Array.from({ length: size }, (_, i) => i + size - common);
  return { a: list('A', first, 1), b: list('B', second, 2), truth };
}

function invent(random: Random, count: number): Invented[] {
  const names = population();
  const people: Invented[] = [];
  const places = PLACES.map((uk) => ({ uk, ru: inRussian(uk) }));
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const events = Array.from({ length: 400 }, () => ({
    at: pick(places),
    on: dayBetween(random, 2022.15, 2025.3),
  }));
  while (people.length < count) {
    const household = random() < 0.06 ? 2 + Math.floor(random() * 2) : 1;
    const family = names.family(random);
    const father = names.given(random, true);
    const birthPlace = pick(places);
    let born = dayBetween(random, 1962, 2006);
    let earlier: Word | undefined;
    for (let child = 0; child < household && people.length < count; child++) {
      const male = random() < 0.93;
      const isTwin = child > 0 && random() < 0.15;
      if (child > 0 && !isTwin) born = new Date(born.getTime() + between(random, 1, 9) * 365.25 * DAY_MS);
      let given = names.given(random, male);
      while (given === earlier) given = names.given(random, male);
      earlier = given;
      const event = pick(events);
      people.push({
        male,
        family: male ? family.male : family.female,
        given,
        patronymic: names.patronymic(father, male),
        born,
        birthPlace,
        rank: Math.floor(random() ** 2 * RANKS.length),
        unit: 1 + Math.floor(random() * 130),
        captured: event.on,
        capturedAt: event.at,
      });
    }
  }
  return people;
}

/** List 1 writes mostly Ukrainian, list 2 mostly Russian; both write Latin at times. */
function systemOf(random: Random, stream: number): System {
  const x = random();
  if (x < 0.3) return LATIN_SYSTEMS[Math.floor(random() * LATIN_SYSTEMS.length)]!;
  return x < 0.85 === (stream === 1) ? 'uk' : 'ru';
}

function entry(random: Random, person: Invented, noise: Noise, stream: number, id: string): Person {
  const system = systemOf(random, stream);
  const happens = (probability: number): boolean => random() < probability;
  const write = ({ uk, ru }: Word): string => slip(random, spell(system, uk, ru), noise);
  let family = write(person.family);
  let given = write(happens(noise.shortForm) ? shortForm(person.given) : person.given);
  let patronymic: string | undefined = happens(noise.noPatronymic) ? undefined : write(person.patronymic);
  if (person.male && (system === 'uk' || system === 'ru') && happens(noise.caseEnding)) {
    family = genitive(family);
    given = genitive(given);
    if (patronymic !== undefined) patronymic = `${patronymic}а`;
  }
  if (happens(noise.initials)) {
    given = given.slice(0, 1);
    patronymic = patronymic?.slice(0, 1);
  }
  if (happens(noise.swappedColumns)) [family, given] = [given, family];
  const name: WrittenName = happens(0.2)
    ? { full: [family, given, patronymic].filter((part) => part !== undefined).join(' ') }
    : { family, given, ...(patronymic === undefined ? {} : { patronymic }) };
  const missing = (): boolean => happens(noise.circumstanceMissing);
  const changed = (): boolean => happens(noise.circumstanceChanged);
  const rank = person.rank + (happens(noise.rankChanged) ? 1 : 0);
  const captured = changed()
    ? new Date(person.captured.getTime() + between(random, 1, 20) * DAY_MS)
    : person.captured;
  const place = changed() ? PLACES[Math.floor(random() * PLACES.length)]! : person.capturedAt.uk;
  return {
    id,
    names: [name],
    ...optional('born', birthDate(random, person.born, noise)),
    ...optional('birthPlace', missing() ? undefined : write(person.birthPlace)),
    ...optional(
      'rank',
      missing()
        ? undefined
        : RANKS[Math.min(rank, RANKS.length - 1)]![system === 'uk' ? 0 : system === 'ru' ? 1 : 2],
    ),
    ...optional(
      'unit',
      missing()
        ? undefined
        : `${changed() ? 1 + Math.floor(random() * 130) : person.unit} ${UNIT[system === 'uk' ? 0 : system === 'ru' ? 1 : 2]}`,
    ),
    ...optional('capturedOn', missing() ? undefined : iso(captured)),
    ...optional('capturedAt', missing() ? undefined : spell(system, place, inRussian(place))),
    status: 'held',
    sex: person.male ? 'male' : 'female',
  };
}

function birthDate(random: Random, born: Date, noise: Noise): string | undefined {
  const written = iso(born);
  let x = random();
  const falls = (probability: number): boolean => {
    x -= probability;
    return x < 0;
  };
  if (falls(noise.dayOff)) return iso(new Date(born.getTime() + (random() < 0.5 ? -1 : 1) * DAY_MS));
  if (falls(noise.dateSwapped)) {
    const [year, month, day] = written.split('-');
    return Number(day) <= 12 ? `${year}-${day}-${month}` : written;
  }
  if (falls(noise.digitWrong)) {
    for (let attempt = 0; attempt < 20; attempt++) {
      const at = [3, 6, 8, 9][Math.floor(random() * 4)]!;
      const wrong = written.slice(0, at) + Math.floor(random() * 10) + written.slice(at + 1);
      const time = Date.parse(`${wrong}T00:00:00Z`);
      if (wrong !== written && !Number.isNaN(time) && iso(new Date(time)) === wrong) return wrong;
    }
    return written;
  }
  if (falls(noise.dateMissing)) return undefined;
  return falls(noise.yearOnly) ? written.slice(0, 4) : written;
}

/** A letter dropped, doubled, exchanged with its neighbour, or another instead. */
function slip(random: Random, word: string, noise: Noise): string {
  if (random() >= noise.typo / 2) return word;
  const once = slipOnce(random, word);
  return random() < noise.secondTypo ? slipOnce(random, once) : once;
}

function slipOnce(random: Random, word: string): string {
  if (word.length < 3) return word;
  const at = Math.floor(random() * (word.length - 1));
  const letters = /[a-z]/i.test(word) ? 'abcdefghiklmnoprstuvyz' : 'абвгдежзийклмнопрстуфхцчшщюя';
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (kind === 2) return word.slice(0, at) + word[at] + word.slice(at);
  return word.slice(0, at) + letters[Math.floor(random() * letters.length)] + word.slice(at + 1);
}

const genitive = (word: string): string =>
  /[сц]ь?кий$/.test(word)
    ? word.replace(/ий$/, 'ого')
    : /[оа]$/.test(word)
      ? word.slice(0, -1) + (word.endsWith('о') ? 'а' : 'и')
      : /[йь]$/.test(word)
        ? `${word.slice(0, -1)}я`
        : /[бвгдзклмнпрстфх]$/.test(word)
          ? `${word}а`
          : word;

const shortForm = (given: Word): Word => SHORT[given.uk] ?? given;

const SHORT: Readonly<Record<string, Word>> = {
  Олександр: { uk: 'Сашко', ru: 'Саша' },
  Володимир: { uk: 'Вова', ru: 'Вова' },
  Сергій: { uk: 'Сергійко', ru: 'Серёжа' },
  Микола: { uk: 'Коля', ru: 'Коля' },
  Дмитро: { uk: 'Діма', ru: 'Дима' },
  Євген: { uk: 'Женя', ru: 'Женя' },
};

const DAY_MS = 86_400_000;
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const dayBetween = (random: Random, from: number, to: number): Date =>
  new Date(Math.floor(((between(random, from, to) - 1970) * 365.25 * DAY_MS) / DAY_MS) * DAY_MS);

function shuffle<T>(random: Random, values: T[]): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
}

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });

const RANKS = [
  ['солдат', 'рядовой', 'soldier'],
  ['старший солдат', 'ефрейтор', 'senior soldier'],
  ['молодший сержант', 'младший сержант', 'junior sergeant'],
  ['сержант', 'сержант', 'sergeant'],
  ['старший сержант', 'старший сержант', 'senior sergeant'],
  ['лейтенант', 'лейтенант', 'lieutenant'],
  ['капітан', 'капитан', 'captain'],
  ['майор', 'майор', 'major'],
] as const;
const UNIT = ['окрема бригада', 'отдельная бригада', 'Brigade'] as const;
const PLACES = (
  'Вербівка Калинівка Степове Озерне Кам’янка Новоселівка Миколаївка Лозове Зелене Дубове Широке Рудня Глибоке Піщане ' +
  'Залісся Підгірне Садове Балка Криничне Жовте Кругле Високе Тополине Ясенове Грабове Вільшанка Липове Берегове Лугове'
).split(' ');
