/**
 * Which column of a list is what: header names in Ukrainian, Russian and English. A column of names may say the spelling
 * it is in (family_uk, "Фамилия (рус.)", surname latin), so that a list can give a name two or three times.
 */
import { tidy } from '../names/fold.js';
import { type Spelling, SPELLINGS as WRITTEN_IN } from '../person.js';

export const COLUMNS = [
  'id',
  'family',
  'given',
  'patronymic',
  'full',
  'born',
  'birthPlace',
  'sex',
  'rank',
  'unit',
  'capturedOn',
  'capturedAt',
  'status',
  'consent',
  'purpose',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What people call the column, for messages. */
export const COLUMN_WORDS: Readonly<Record<Column, string>> = {
  id: 'id',
  family: 'family name',
  given: 'given name',
  patronymic: 'patronymic',
  full: 'full name',
  born: 'birth date',
  birthPlace: 'birth place',
  sex: 'sex',
  rank: 'rank',
  unit: 'unit',
  capturedOn: 'date of capture',
  capturedAt: 'place of capture',
  status: 'status',
  consent: 'consent',
  purpose: 'purpose',
};

export interface ColumnAt {
  readonly column: Column;
  /** Which of the spellings; columns without one are of the first. */
  readonly spelling: number;
  readonly writtenIn: Spelling;
  readonly index: number;
}

/** Columns that are known, by their place in the header; the others are counted. */
export function findColumns(header: readonly string[]): { columns: ColumnAt[]; unknown: number[] } {
  const columns: ColumnAt[] = [];
  const unknown: number[] = [];
  const spellings: string[] = [];
  header.forEach((text, index) => {
    const { name, spelling } = readHeader(text);
    const column = BY_NAME.get(name);
    if (column === undefined) {
      if (name !== '') unknown.push(index);
      return;
    }
    const isName = column === 'family' || column === 'given' || column === 'patronymic' || column === 'full';
    const tag = isName ? spelling : '';
    if (!spellings.includes(tag)) spellings.push(tag);
    const writtenIn = WRITTEN_IN.find((one) => one === tag) ?? 'unsaid';
    const at = { column, spelling: isName ? spellings.indexOf(tag) : 0, writtenIn, index };
    // A second column of one meaning adds nothing that could be told apart from the first.
    if (columns.some((one) => one.column === column && one.spelling === at.spelling)) unknown.push(index);
    else columns.push(at);
  });
  return { columns, unknown };
}

const SPELLINGS: Readonly<Record<string, string>> = {
  uk: 'uk',
  ua: 'uk',
  ukr: 'uk',
  ukrainian: 'uk',
  укр: 'uk',
  українською: 'uk',
  'по-українськи': 'uk',
  українська: 'uk',
  ru: 'ru',
  rus: 'ru',
  russian: 'ru',
  рус: 'ru',
  рос: 'ru',
  російською: 'ru',
  русском: 'ru',
  русский: 'ru',
  російська: 'ru',
  en: 'latin',
  eng: 'latin',
  english: 'latin',
  lat: 'latin',
  latin: 'latin',
  лат: 'latin',
  латиницею: 'latin',
  латиницей: 'latin',
  англ: 'latin',
  cyr: 'cyr',
  cyrillic: 'cyr',
  кирилицею: 'cyr',
};

function readHeader(text: string): { name: string; spelling: string } {
  const words = tidy(text)
    .replace(/№/g, ' no ')
    .replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .map((word) => word.replace(/[’]/g, "'"))
    .filter((word) => word !== '');
  const tagged = words.find((word) => SPELLINGS[word] !== undefined);
  const rest = words.length > 1 ? words.filter((word) => SPELLINGS[word] === undefined) : words;
  return {
    name: rest.join(' ').replaceAll('-', ' '),
    spelling: tagged === undefined ? '' : SPELLINGS[tagged]!,
  };
}

const NAMES: Readonly<Record<Column, string>> = {
  id: 'id|local id|list id|record id|person id|number|no|n|nr|num|номер|ід|ідентифікатор|идентификатор|код|п п|no п п|номер запису|номер записи|uid|ref|reference|key|rec id|identifier',
  family:
    'family|family name|surname|last name|lastname|second name|familyname|прізвище|призвище|фамилия|familia|prizvyshche|name family|last',
  given:
    "given|given name|first name|firstname|forename|givenname|name|ім'я|імя|имя|imia|imya|name given|first|given names",
  patronymic:
    'patronymic|middle name|middlename|father name|fathers name|patronym|по батькові|побатькові|по батьковi|отчество|otchestvo|name patronymic|middle|patronymic name',
  full: "full|full name|fullname|person|піб|пiб|п і б|фио|ф и о|прізвище ім'я по батькові|прізвище та ім'я|прізвище ім'я|фамилия имя отчество|фамилия и имя|фамилия имя|ім'я та прізвище|name full|names|name as written|written",
  born: 'born|birth date|date of birth|birthdate|dob|birthday|birth|born on|дата народження|народження|дата рождения|рождения|д н|д р|рік народження|год рождения|date birth|year of birth|birth year|народився|родился',
  birthPlace:
    'birth place|place of birth|birthplace|born in|born at|місце народження|место рождения|place birth',
  sex: 'sex|gender|стать|пол',
  rank: 'rank|military rank|звання|військове звання|звание|воинское звание|military title',
  unit: 'unit|military unit|brigade|підрозділ|частина|військова частина|в ч|подразделение|часть|войсковая часть|воинская часть|formation',
  capturedOn:
    'captured on|capture date|date of capture|captured|date captured|capturedate|date of detention|detained on|дата полону|дата потрапляння в полон|дата взяття в полон|дата пленения|дата взятия в плен|дата попадания в плен|дата захоплення|capture day',
  capturedAt:
    'captured at|capture place|place of capture|captured in|captureplace|place captured|location of capture|capture location|місце полону|місце потрапляння в полон|місце взяття в полон|место пленения|место взятия в плен|место попадания в плен|місце захоплення',
  status: 'status|state|статус|стан|состояние|category|категорія|категория',
  consent: 'consent|згода|согласие',
  purpose: 'purpose|мета|цель',
};

const BY_NAME = new Map<string, Column>(
  COLUMNS.flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);
