/**
 * A second generator of lists, which shares no table with the matcher nor with bench/persons: names from a table of its own,
 * letters by the published systems, and one named slip at a time, so that what is lost can be told slip by slip.
 *
 * Systems: Ukrainian passports (Cabinet resolution 55 of 2010); BGN/PCGN 1965 for Ukrainian and 1947 for Russian; ISO 9:1995;
 * GOST R 52535.1-2006 (Russian passports); German (Duden); French (Soviet passports before 1997).
 */
import type { Person, WrittenName } from '../../src/persons/person.js';
import { type Random, randomOf } from '../../src/random/random.js';

/** Ukrainian and Russian form. */
type Both = readonly [uk: string, ru: string];
type Letters = Readonly<Record<string, string>>;

export const SYSTEMS = [
  'uk',
  'ru',
  'passport2010',
  'bgnUk',
  'bgnRu',
  'iso9',
  'gost2006',
  'german',
  'french',
] as const;
export type System = (typeof SYSTEMS)[number];

export const SLIPS = [
  'none',
  'apostrophe',
  'noPatronymic',
  'iyEnding',
  'halfOfDouble',
  'maidenName',
  'swappedNames',
  'diminutive',
  'dayMonth',
  'yearOff',
  'dayOff',
  'monthOff',
  'typoInFamily',
  'typoInGiven',
  'typoInPatronymic',
  'twoTypos',
] as const;
export type Slip = (typeof SLIPS)[number];

export interface SecondHandLists {
  readonly a: readonly Person[];
  readonly b: readonly Person[];
  /** Whom an id stands for. */
  readonly truth: ReadonlyMap<string, number>;
  /** What was done to a person of both lists in the second. */
  readonly slips: ReadonlyMap<number, Slip>;
}

interface Invented {
  readonly male: boolean;
  readonly family: Both;
  readonly maiden: Both;
  readonly given: Given;
  readonly father: Both;
  readonly born: readonly [year: number, month: number, day: number];
}

/** @param shares how likely each slip is; what is left is `none`. @param overlap share of a list that both have */
export function secondHand(
  seed: number,
  size: number,
  shares: Partial<Record<Slip, number>>,
  overlap = 0.4,
): SecondHandLists {
  const random = randomOf(seed, 77);
  const common = Math.round(size * overlap);
  const people = Array.from({ length: 2 * size - common }, () => invent(random));
  const truth = new Map<string, number>();
  const slips = new Map<number, Slip>();
  const list = (label: string, from: number, systems: readonly System[], own: Random): Person[] => {
    const out: Person[] = [];
    for (let number = from; number < from + size; number++) {
      const isCommon = number >= size - common && number < size;
      const slip = label === 'B' ? draw(own, shares) : 'none';
      if (label === 'B' && isCommon) slips.set(number, slip);
      const id = `${label}${number}`;
      truth.set(id, number);
      out.push({ id, ...entry(own, people[number]!, pick(own, systems), slip) });
    }
    return out.sort((x, y) => (hash(x.id) < hash(y.id) ? -1 : 1));
  };
  const a = list('A', 0, SYSTEMS, randomOf(seed, 78));
  const b = list('B', size - common, SYSTEMS, randomOf(seed, 79));
  return { a, b, truth, slips };
}

const hash = (id: string): number => (Number(id.slice(1)) * 48271) % 0x7fffffff;
const pick = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random() * values.length)]!;

function draw(random: Random, shares: Partial<Record<Slip, number>>): Slip {
  let x = random();
  for (const [slip, share] of Object.entries(shares)) {
    x -= share;
    if (x < 0) return slip as Slip;
  }
  return 'none';
}

function invent(random: Random): Invented {
  const male = random() < 0.8;
  const family = familyName(random, male);
  return {
    male,
    family: random() < 0.04 ? joined(family, familyName(random, male)) : family,
    maiden: familyName(random, male),
    given: pick(random, male ? MEN : WOMEN),
    father: pick(random, MEN).names,
    born: [1960 + Math.floor(random() * 46), 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)],
  };
}

const joined = (one: Both, other: Both): Both => [`${one[0]}-${other[0]}`, `${one[1]}-${other[1]}`];

function familyName(random: Random, male: boolean): Both {
  const root = pick(random, ROOTS);
  const [uk, ru] = pick(random, ENDINGS);
  const name: Both = [root[0] + uk, root[1] + ru];
  return male ? name : [feminine(name[0]), feminine(name[1])];
}

function entry(random: Random, person: Invented, system: System, slip: Slip): Pick<Person, 'names' | 'born'> {
  const write = (both: Both): string => written(system, both);
  let [familyUk, familyRu] = slip === 'maidenName' ? person.maiden : person.family;
  if (slip === 'halfOfDouble')
    [familyUk, familyRu] = [familyUk, familyRu].map((name) => name.split('-')[0]!) as [string, string];
  let family = write([familyUk, familyRu]);
  let given = write(slip === 'diminutive' ? person.given.short : person.given.names);
  let patronymic: string | undefined =
    slip === 'noPatronymic' ? undefined : write(patronymicOf(person.father, person.male));
  if (slip === 'apostrophe')
    [family, given] = [family, given].map((word) => word.replace(/['’ʼʹ"”]/g, '')) as [string, string];
  if (slip === 'iyEnding')
    [family, given] = [family, given].map((word) => otherIy(random, word)) as [string, string];
  if (slip === 'typoInFamily' || slip === 'twoTypos') family = mistyped(random, family);
  if (slip === 'typoInGiven') given = mistyped(random, given);
  if (slip === 'typoInPatronymic' || slip === 'twoTypos') patronymic = mistyped(random, patronymic!);
  if (slip === 'swappedNames') [family, given] = [given, family];
  const name: WrittenName = { family, given, ...(patronymic === undefined ? {} : { patronymic }) };
  return { names: [name], born: dated(random, person.born, slip) };
}

/** Latin endings of one Slavic ending that clerks choose between. */
const otherIy = (random: Random, word: string): string =>
  word.replace(/(?:iy|yi|yy|ij|yj|ii|y|i)$/, () => pick(random, ['iy', 'yi', 'y', 'i', 'ij']));

function dated(random: Random, [year, month, day]: Invented['born'], slip: Slip): string {
  const text = (y: number, m: number, d: number): string =>
    `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (slip === 'dayMonth' && day <= 12) return text(year, day, month);
  if (slip === 'yearOff') return text(year + (random() < 0.5 ? 1 : -1), month, day);
  if (slip === 'monthOff') return text(year, month === 12 ? 11 : month + 1, day);
  if (slip === 'dayOff') return text(year, month, day === 28 ? 27 : day + 1);
  return text(year, month, day);
}

function mistyped(random: Random, word: string): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letters = /[a-z]/i.test(word) ? 'aeioukmnrst' : 'аеиоукмнрст';
  return pick(random, [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
    word.slice(0, at) + word[at]! + word.slice(at),
    word.slice(0, at) + pick(random, [...letters]) + word.slice(at + 1),
  ]);
}

const feminine = (name: string): string => {
  if (/ий$|ый$/.test(name))
    return /[а-яіїє]*ский$/.test(name) && !/ський$/.test(name)
      ? name.replace(/ий$/, 'ая')
      : name.replace(/[иы]й$/, 'а');
  return /(?:ов|ев|єв|ін|ин)$/.test(name) ? `${name}а` : name;
};

function patronymicOf([uk, ru]: Both, male: boolean): Both {
  const own = SPECIAL_PATRONYMICS[uk];
  if (own !== undefined) return male ? own.son : own.daughter;
  const ukStem = /[йь]$/.test(uk) ? uk.slice(0, -1) : uk.replace(/[оа]$/, '');
  const ukSoft = uk.endsWith('й');
  const ukName = male ? `${ukStem}${ukSoft ? 'йович' : 'ович'}` : `${ukStem}${ukSoft ? 'ївна' : 'івна'}`;
  if (/ий$/.test(ru)) return [ukName, `${ru.slice(0, -2)}ье${male ? 'вич' : 'вна'}`];
  if (/[йь]$/.test(ru)) return [ukName, `${ru.slice(0, -1)}е${male ? 'вич' : 'вна'}`];
  return [ukName, `${ru.replace(/[оа]$/, '')}о${male ? 'вич' : 'вна'}`];
}

const SPECIAL_PATRONYMICS: Readonly<Record<string, { son: Both; daughter: Both }>> = {
  Ілля: { son: ['Ілліч', 'Ильич'], daughter: ['Іллівна', 'Ильинична'] },
  Микола: { son: ['Миколайович', 'Николаевич'], daughter: ['Миколаївна', 'Николаевна'] },
  Григорій: { son: ['Григорович', 'Григорьевич'], daughter: ['Григорівна', 'Григорьевна'] },
  Павло: { son: ['Павлович', 'Павлович'], daughter: ['Павлівна', 'Павловна'] },
  Петро: { son: ['Петрович', 'Петрович'], daughter: ['Петрівна', 'Петровна'] },
  Лев: { son: ['Львович', 'Львович'], daughter: ['Львівна', 'Львовна'] },
};

interface Given {
  readonly names: Both;
  readonly short: Both;
}

const given = (text: string): readonly Given[] =>
  text
    .trim()
    .split(/\s+/)
    .map((line) => {
      const [uk = '', ru = '', shortUk = '', shortRu = ''] = line.split('/');
      return { names: [uk, ru], short: [shortUk, shortRu] };
    });

const MEN = given(`
Олександр/Александр/Сашко/Саша Микола/Николай/Коля/Коля Дмитро/Дмитрий/Діма/Дима Сергій/Сергей/Сергійко/Серёжа
Андрій/Андрей/Андрійко/Андрюша Володимир/Владимир/Вова/Вова Іван/Иван/Івась/Ваня Михайло/Михаил/Михась/Миша
Юрій/Юрий/Юрко/Юра Олексій/Алексей/Олекса/Лёша Василь/Василий/Васько/Вася Євген/Евгений/Женя/Женя
Петро/Пётр/Петрик/Петя Павло/Павел/Павлик/Паша Ігор/Игорь/Ігорчик/Гарик Олег/Олег/Олежик/Олежка
Віктор/Виктор/Вітя/Витя Анатолій/Анатолий/Толик/Толя Максим/Максим/Макс/Макс Роман/Роман/Ромко/Рома
Богдан/Богдан/Богданчик/Даня Ярослав/Ярослав/Славко/Ярик Григорій/Григорий/Гриць/Гриша Степан/Степан/Стецько/Стёпа
Федір/Фёдор/Федько/Федя Ілля/Илья/Ілько/Илюша Кирило/Кирилл/Кирик/Кирюша Данило/Даниил/Данилко/Даня
Тарас/Тарас/Тарасик/Тарасик Антон/Антон/Антось/Антоша Денис/Денис/Дениско/Дениска Вадим/Вадим/Вадик/Вадик
Костянтин/Константин/Костик/Костя Валентин/Валентин/Валик/Валя Лев/Лев/Левко/Лёва Георгій/Георгий/Гога/Жора
`);
const WOMEN = given(`
Олена/Елена/Оленка/Лена Ганна/Анна/Ганнуся/Аня Наталія/Наталья/Наталка/Наташа Тетяна/Татьяна/Таня/Таня
Ольга/Ольга/Оля/Оля Ірина/Ирина/Іринка/Ира Катерина/Екатерина/Катруся/Катя Марія/Мария/Марійка/Маша
Світлана/Светлана/Світланка/Света Людмила/Людмила/Люда/Люда Оксана/Оксана/Оксанка/Ксана Юлія/Юлия/Юлька/Юля
Надія/Надежда/Надійка/Надя Любов/Любовь/Люба/Люба Вікторія/Виктория/Віка/Вика Анастасія/Анастасия/Настуня/Настя
`);

/** Roots with what joins them to an ending, in both languages. */
const ROOTS: readonly Both[] = (
  'Грин/Грин Волощ/Волощ Кузьм/Кузьм Яворн/Яворн Дзюб/Дзюб Пилип/Пилип Хрищ/Хрищ Щерб/Щерб Чумач/Чумач Ґрунд/Грунд ' +
  'Лук’ян/Лукьян Дем’ян/Демьян Мар’ян/Марьян Гай/Гай Зайц/Зайц Їжак/Ежак Юхим/Ефим Яцк/Яцк Жук/Жук Шпак/Шпак ' +
  'Цимбал/Цымбал Хом/Хом Гнат/Игнат Оверч/Оверч Тищ/Тищ Рибал/Рыбал Ковал/Ковал Мельн/Мельн Бойч/Бойч Гуц/Гуц ' +
  'Степан/Степан Вербиц/Вербиц Левиц/Левиц Сав/Сав Кравч/Кравч Ткач/Ткач Гонч/Гонч Скляр/Скляр Стельм/Стельм Дубн/Дубн ' +
  'Бровар/Бровар Задорож/Задорож Нагір/Нагор Підлісн/Подлесн Залізн/Железн Білец/Белец Чорн/Черн Руд/Руд Сірч/Серч Вовч/Волч'
)
  .split(' ')
  .map((pair) => pair.split('/') as unknown as Both);

const ENDINGS: readonly Both[] = [
  ['енко', 'енко'],
  ['енко', 'енко'],
  ['ук', 'ук'],
  ['ук', 'ук'],
  ['ський', 'ский'],
  ['івський', 'овский'],
  ['ик', 'ик'],
  ['ин', 'ин'],
  ['ов', 'ов'],
  ['ак', 'ак'],
  ['ишин', 'ишин'],
  ['ець', 'ец'],
];

function written(system: System, [uk, ru]: Both): string {
  if (system === 'uk') return uk;
  if (system === 'ru') return ru;
  const { of, letters, start = {} } = TABLES[system];
  return latin(of === 'uk' ? uk : ru, letters, start);
}

function latin(word: string, letters: Letters, start: Letters): string {
  const lower = word.toLowerCase();
  let out = '';
  for (let i = 0; i < lower.length; i++) {
    const two = letters[lower.slice(i, i + 2)];
    const isStart = i === 0 || lower[i - 1] === '-';
    if (two !== undefined && !isStart) {
      out += two;
      i++;
    } else out += (isStart ? start[lower[i]!] : undefined) ?? letters[lower[i]!] ?? lower[i]!;
  }
  return out.replace(/(^|-)(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}

const table = (text: string): Letters =>
  Object.fromEntries(text.split(' ').map((pair) => [pair[0]!, pair.slice(1)]));

const SHARED = table('аa бb вv дd зz кk лl мm нn оo пp рr сs тt уu фf');
const ENGLISH = table('жzh хkh цts чch шsh щshch');

const TABLES: Readonly<
  Record<
    Exclude<System, 'uk' | 'ru'>,
    { readonly of: 'uk' | 'ru'; readonly letters: Letters; readonly start?: Letters }
  >
> = {
  passport2010: {
    of: 'uk',
    letters: {
      ...SHARED,
      ...ENGLISH,
      ...table('гh ґg еe єie иy іi їi йi юiu яia ь ’ '),
      зг: 'zgh',
      ь: '',
      '’': '',
    },
    start: table('єye їyi йy юyu яya'),
  },
  bgnUk: {
    of: 'uk',
    letters: { ...SHARED, ...ENGLISH, ...table('гh ґg еe єye иy іi їyi йy юyu яya ь’ ’”') },
  },
  bgnRu: {
    of: 'ru',
    letters: { ...SHARED, ...ENGLISH, ...table('гg еe ёë иi йy ыy эe юyu яya ь’ ъ”') },
    start: table('еye ёyë'),
  },
  iso9: {
    of: 'uk',
    letters: { ...SHARED, ...table('гg еe єê жž иi іì їï йj хh цc чč шš щŝ юû яâ ьʹ ’ʺ'), ґ: 'g̀' },
  },
  gost2006: {
    of: 'ru',
    letters: { ...SHARED, ...ENGLISH, ...table('гg еe ёe иi йi цtc ыy эe юiu яia'), ь: '', ъ: '' },
  },
  german: {
    of: 'uk',
    letters: {
      ...SHARED,
      ...table('вw гh ґg еe єje жsch зs иy іi їji йj хch цz чtsch шsch юju яja'),
      щ: 'schtsch',
      ь: '',
      '’': '',
    },
  },
  french: {
    of: 'ru',
    letters: {
      ...SHARED,
      ...table('гg еe ёio жj иi йi хkh цts чtch шch ыy эe юiou яia уou'),
      щ: 'chtch',
      ь: '',
      ъ: '',
    },
    start: table('еie'),
  },
};
