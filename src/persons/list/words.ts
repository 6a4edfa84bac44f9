/** Words of status, sex, consent and purpose in three languages, by how they begin. */
import type { Person } from '../person.js';

type Of<K extends keyof Person> = NonNullable<Person[K]>;
type Beginnings<T extends string> = readonly (readonly [T, readonly string[]])[];

const find = <T extends string>(text: string, table: Beginnings<T>): T | undefined => {
  const lower = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return table.find(([value, stems]) => lower === value || stems.some((stem) => lower.startsWith(stem)))?.[0];
};

export const readStatus = (text: string): Of<'status'> | undefined => find(text, STATUS);
export const readSex = (text: string): Of<'sex'> | undefined => find(text, SEX);
export const readConsent = (text: string): Of<'consent'> | undefined => find(text, CONSENT);
export const readPurpose = (text: string): Of<'purpose'> | undefined => find(text, PURPOSE);

const STATUS: Beginnings<Of<'status'>> = [
  [
    'seriously_ill',
    ['serious', 'тяжкохвор', 'важкохвор', 'тяжелобольн', 'тяжело_больн', 'ill', 'хвор', 'больн', 'sick'],
  ],
  ['wounded', ['wound', 'injur', 'поранен', 'ранен', 'тяжкопоранен', 'тяжелоранен', 'важкопоранен']],
  ['civilian', ['civil', 'цивільн', 'гражданск']],
  ['minor', ['minor', 'child', 'неповнолітн', 'несовершеннолетн', 'дитин', 'ребен', 'ребён']],
  ['deceased', ['deceas', 'dead', 'died', 'killed', 'помер', 'загинул', 'умер', 'погиб']],
  ['transferred', ['transfer', 'moved', 'переведен', 'переведён', 'переміщен', 'передан']],
  [
    'released',
    ['releas', 'freed', 'returned', 'звільнен', 'повернут', 'освобожден', 'освобождён', 'возвращ'],
  ],
  [
    'held',
    [
      'held',
      'pow',
      'prisoner',
      'captive',
      'captured',
      'detain',
      'утриму',
      'полон',
      'військовополон',
      'содерж',
      'плен',
      'военноплен',
      'в_полон',
      'в_плен',
    ],
  ],
];
const SEX: Beginnings<Of<'sex'>> = [
  ['male', ['m', 'ч', 'м']],
  ['female', ['f', 'w', 'ж']],
];
const CONSENT: Beginnings<Of<'consent'>> = [
  ['by_family', ['by_family', 'family', 'родин', 'сім', 'семь', 'родств']],
  ['refused', ['refus', 'no', 'відмов', 'отказ', 'ні', 'нет']],
  ['unknown', ['unknown', 'невідом', 'неизвест', '?']],
  ['given', ['given', 'yes', 'так', 'да', 'надан', 'дано', 'consent', 'true', '1']],
];
const PURPOSE: Beginnings<Of<'purpose'>> = [
  ['exchange', ['exchang', 'swap', 'обмін', 'обмен']],
  ['tracing', ['trac', 'search', 'розшук', 'розыск', 'поиск', 'пошук']],
  ['medical', ['medic', 'медич', 'медиц', 'лікув', 'лечен']],
  ['return', ['return', 'поверн', 'возвра']],
  ['any', ['any', 'all', 'будь', 'люб', 'усі', 'все']],
];
