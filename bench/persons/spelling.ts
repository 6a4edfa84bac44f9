/**
 * An invented name of a Ukrainian spelling, written as other systems write it. Own tables, apart from those of the
 * matcher, so that the matcher is not measured by itself: letter by letter after the published systems.
 */
export type System =
  | 'uk'
  | 'ru'
  | 'national'
  | 'bgn'
  | 'iso9'
  | 'iso9bare'
  | 'scholarly'
  | 'oldPassport'
  | 'bgnRu'
  | 'icaoRu';

export const LATIN_SYSTEMS: readonly System[] = [
  'national',
  'national',
  'national',
  'bgn',
  'iso9',
  'iso9bare',
  'scholarly',
  'oldPassport',
  'bgnRu',
  'icaoRu',
];

/** @param uk one word in Ukrainian, @param ru the same in Russian */
export function spell(system: System, uk: string, ru: string): string {
  if (system === 'uk') return uk;
  if (system === 'ru') return ru;
  if (system === 'bgnRu') return write(ru, BGN_RU, BGN_RU_START);
  if (system === 'icaoRu') return write(ru, ICAO_RU, {});
  if (system === 'iso9bare')
    return write(uk, ISO9, {})
      .normalize('NFD')
      .replace(/[^A-Za-z-]/g, '');
  return write(uk, UKRAINIAN[system], STARTS[system] ?? {});
}

/** Ukrainian letters as a Russian clerk writes a family name by its sound. */
export function inRussian(uk: string): string {
  return uk
    .replace(/ьо/g, 'ё')
    .replace(/йо/g, 'ё')
    .replace(/['’]/g, 'ь')
    .replace(/ський$/, 'ский')
    .replace(/цький$/, 'цкий')
    .replace(/ська$/, 'ская')
    .replace(/цька$/, 'цкая')
    .replace(/[їіиєґІЇЄҐИ]/g, (letter, at: number, all: string) => russianLetter(letter, all[at - 1] ?? ''));
}

function russianLetter(letter: string, before: string): string {
  if (letter === 'и') return 'гкхжшщчц'.includes(before.toLowerCase()) && before !== 'ц' ? 'и' : 'ы';
  return { і: 'и', ї: 'и', є: 'е', ґ: 'г', І: 'И', Ї: 'И', Є: 'Е', Ґ: 'Г', И: 'И' }[letter] ?? letter;
}

type Letters = Readonly<Record<string, string>>;

function write(word: string, letters: Letters, atStart: Letters): string {
  let out = '';
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    const first = i === 0 || lower[i - 1] === '-';
    out += (first ? atStart[lower[i]!] : undefined) ?? letters[lower[i]!] ?? (lower[i] === '-' ? '-' : '');
  }
  return out.replace(/(^|-)(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}

const COMMON: Letters = {
  а: 'a',
  б: 'b',
  в: 'v',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ʼ: '',
  ё: 'e',
  ы: 'y',
  э: 'e',
};

const NATIONAL: Letters = {
  ...COMMON,
  г: 'h',
  ґ: 'g',
  є: 'ie',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  ю: 'iu',
  я: 'ia',
};
const BGN: Letters = {
  ...COMMON,
  г: 'h',
  ґ: 'g',
  є: 'ye',
  и: 'y',
  і: 'i',
  ї: 'yi',
  й: 'y',
  ю: 'yu',
  я: 'ya',
  ь: "'",
};
const ISO9: Letters = {
  ...COMMON,
  г: 'g',
  ґ: 'g̀',
  є: 'ê',
  ж: 'ž',
  и: 'i',
  і: 'ì',
  ї: 'ï',
  й: 'j',
  х: 'h',
  ц: 'c',
  ч: 'č',
  ш: 'š',
  щ: 'ŝ',
  ь: 'ʹ',
  ю: 'û',
  я: 'â',
  "'": '',
  '’': '',
};
const SCHOLARLY: Letters = {
  ...COMMON,
  г: 'h',
  ґ: 'g',
  є: 'je',
  ж: 'ž',
  и: 'y',
  і: 'i',
  ї: 'ji',
  й: 'j',
  х: 'ch',
  ц: 'c',
  ч: 'č',
  ш: 'š',
  щ: 'šč',
  ь: '’',
  ю: 'ju',
  я: 'ja',
};
const OLD_PASSPORT: Letters = {
  ...COMMON,
  г: 'g',
  ґ: 'g',
  є: 'ie',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  х: 'kh',
  ю: 'iu',
  я: 'ia',
};
const BGN_RU: Letters = { ...COMMON, г: 'g', и: 'i', й: 'y', ю: 'yu', я: 'ya', ё: 'ë', ь: '’', ъ: '”' };
const BGN_RU_START: Letters = { е: 'ye' };
const ICAO_RU: Letters = { ...COMMON, г: 'g', и: 'i', й: 'i', ю: 'iu', я: 'ia', ъ: 'ie' };

const UKRAINIAN: Readonly<Record<'national' | 'bgn' | 'iso9' | 'scholarly' | 'oldPassport', Letters>> = {
  national: NATIONAL,
  bgn: BGN,
  iso9: ISO9,
  scholarly: SCHOLARLY,
  oldPassport: OLD_PASSPORT,
};
const STARTS: Readonly<Partial<Record<System, Letters>>> = {
  national: { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' },
};
