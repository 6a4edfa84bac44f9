/**
 * A population's names. Given and family names come from @faker-js/faker and are drawn with frequencies as in life: a
 * few are very common (Zipf's law); faker's family names are few, so more are formed from given names and trades.
 */
import { fakerUK } from '@faker-js/faker';
import type { Random } from '../../src/random/random.js';
import { inRussian } from './spelling.js';

export interface Word {
  readonly uk: string;
  readonly ru: string;
}

export interface Population {
  readonly given: (random: Random, male: boolean) => Word;
  readonly family: (random: Random) => { readonly male: Word; readonly female: Word };
  readonly patronymic: (father: Word, male: boolean) => Word;
}

export function population(): Population {
  const male = byRank(MALE.map(pair));
  const female = byRank(FEMALE.map(pair));
  const rareMale = byRank(definitions().first_name.male.map(alike));
  const rareFemale = byRank(definitions().first_name.female.map(alike));
  const families = byRank(familyNames());
  return {
    given: (random, isMale) => {
      const common = random() < 0.97;
      return common ? (isMale ? male : female)(random) : (isMale ? rareMale : rareFemale)(random);
    },
    family: (random) => families(random),
    patronymic,
  };
}

interface Definitions {
  readonly first_name: { readonly male: readonly string[]; readonly female: readonly string[] };
  readonly last_name: { readonly generic: readonly string[]; readonly male: readonly string[] };
}
const definitions = (): Definitions => fakerUK.rawDefinitions.person as unknown as Definitions;

/** Zipf with an exponent below one, as lists of the commonest names of registers show. */
function byRank<T>(values: readonly T[]): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 3; rank < values.length + 3; rank++) {
    sum += rank ** -0.85;
    sums.push(sum);
  }
  return (random) => {
    const at = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return values[low]!;
  };
}

const pair = (line: string): Word => {
  const [uk = '', ru = ''] = line.split('/');
  return { uk, ru };
};
const alike = (uk: string): Word => ({ uk, ru: inRussian(uk) });

function familyNames(): { male: Word; female: Word }[] {
  const { generic, male } = definitions().last_name;
  const roots = MALE.map((line) => line.split('/')[0]!.replace(/[оійьа]+$/, ''));
  const formed = [...roots, ...TRADES].flatMap((root) => ENDINGS.map((ending) => root + ending));
  const all = [...new Set([...interleave([...generic], formed), ...male])];
  return all.map((uk) => ({ male: alike(uk), female: alike(feminine(uk)) }));
}

const interleave = (one: string[], other: string[]): string[] => {
  const out: string[] = [];
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    if (i < one.length) out.push(one[i]!);
    if (i < other.length) out.push(other[(i * 7919) % other.length]!);
  }
  return out;
};

const feminine = (uk: string): string =>
  /[сц]ький$/.test(uk)
    ? uk.replace(/ий$/, 'а')
    : /(ов|ев|єв|ін|ин|їн)$/.test(uk)
      ? `${uk}а`
      : /(ий)$/.test(uk)
        ? uk.replace(/ий$/, 'а')
        : uk;

function patronymic(father: Word, male: boolean): Word {
  const ukStem = father.uk.replace(/[оа]$/, '');
  const uk = /й$/.test(father.uk)
    ? father.uk.slice(0, -1) + (male ? 'йович' : 'ївна')
    : ukStem.replace(/ь$/, '') + (male ? 'ович' : 'івна');
  const ruStem = father.ru.replace(/[йа]$/, '');
  const ru = /ий$/.test(father.ru)
    ? `${father.ru.slice(0, -2)}ье${male ? 'вич' : 'вна'}`
    : /[йь]$/.test(father.ru)
      ? `${ruStem.replace(/ь$/, '')}е${male ? 'вич' : 'вна'}`
      : `${ruStem}о${male ? 'вич' : 'вна'}`;
  return { uk, ru };
}

const ENDINGS = ['енко', 'ук', 'чук', 'ів', 'ович', 'ський', 'ин', 'ак', 'ець', 'ов', 'ишин', 'айко'];
const TRADES = [
  'Ковал',
  'Бондар',
  'Гончар',
  'Ткач',
  'Мельник',
  'Кравц',
  'Швец',
  'Рибал',
  'Пасічн',
  'Дяч',
  'Козач',
  'Гайд',
  'Чумач',
  'Скляр',
  'Стельмах',
  'Шинкар',
  'Кожум',
  'Лимар',
  'Різник',
  'Столяр',
  'Пономар',
  'Писар',
  'Лисен',
  'Заєц',
  'Ведмед',
  'Вовк',
  'Бичк',
  'Баран',
  'Горб',
  'Крив',
  'Чорн',
  'Біл',
  'Руд',
  'Сивак',
  'Голуб',
  'Соловей',
  'Горобц',
  'Журавл',
];

const MALE = (
  'Олександр/Александр Сергій/Сергей Володимир/Владимир Андрій/Андрей Микола/Николай Іван/Иван Юрій/Юрий Василь/Василий ' +
  'Віктор/Виктор Олексій/Алексей Дмитро/Дмитрий Михайло/Михаил Ігор/Игорь Олег/Олег Анатолій/Анатолий Максим/Максим ' +
  'Роман/Роман Євген/Евгений Петро/Пётр Віталій/Виталий Валерій/Валерий Павло/Павел Владислав/Владислав Богдан/Богдан ' +
  'Денис/Денис Ярослав/Ярослав Артем/Артём Вадим/Вадим Григорій/Григорий Леонід/Леонид Руслан/Руслан Костянтин/Константин ' +
  'Станіслав/Станислав Антон/Антон Данило/Даниил Кирило/Кирилл Назар/Назар Тарас/Тарас Едуард/Эдуард Геннадій/Геннадий ' +
  'Степан/Степан Ілля/Илья Федір/Фёдор Микита/Никита Тимофій/Тимофей Семен/Семён Яків/Яков Гліб/Глеб Матвій/Матвей Лев/Лев'
).split(' ');
const FEMALE = (
  'Олена/Елена Наталія/Наталья Тетяна/Татьяна Людмила/Людмила Ірина/Ирина Світлана/Светлана Ольга/Ольга Марія/Мария ' +
  'Галина/Галина Оксана/Оксана Валентина/Валентина Юлія/Юлия Катерина/Екатерина Вікторія/Виктория Ганна/Анна Анна/Анна ' +
  'Надія/Надежда Лариса/Лариса Інна/Инна Анастасія/Анастасия Любов/Любовь Дарія/Дарья Софія/София Яна/Яна Аліна/Алина'
).split(' ');
