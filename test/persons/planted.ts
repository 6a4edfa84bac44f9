/** Invented persons with names that nothing else has, each in three spellings, and lists of them. */
export interface Planted {
  readonly uk: readonly [family: string, given: string, patronymic: string];
  readonly ru: readonly [family: string, given: string, patronymic: string];
  readonly latin: readonly [family: string, given: string, patronymic: string];
  readonly born: string;
  readonly more?: string;
}

const FATHER = { uk: 'Богумилович', ru: 'Богумилович', latin: 'Bohumylovych' } as const;

const plant = (
  uk: readonly [string, string],
  ru: readonly [string, string],
  latin: readonly [string, string],
  born: string,
  more = 'held,given,any',
): Planted => ({
  uk: [...uk, FATHER.uk],
  ru: [...ru, FATHER.ru],
  latin: [...latin, FATHER.latin],
  born,
  more,
});

export const PLANTED: readonly Planted[] = [
  plant(
    ['Жовтоклюїв', 'Остромисл'],
    ['Жовтоклюев', 'Остромысл'],
    ['Zhovtokliuiv', 'Ostromysl'],
    '1990-05-17',
  ),
  plant(['Крутобеґа', 'Вишеслав'], ['Крутобега', 'Вышеслав'], ['Krutobega', 'Vysheslav'], '1985-02-03'),
  plant(
    ['Ґудзьоряст', 'Мстибор'],
    ['Гудзеряст', 'Мстибор'],
    ['Gudzoriast', 'Mstybor'],
    '1979-11-30',
    'held,refused,any',
  ),
  plant(
    ['Щемижук', 'Творимир'],
    ['Щемижук', 'Творимир'],
    ['Shchemyzhuk', 'Tvorymyr'],
    '2020-06-01',
    'minor,given,any',
  ),
  plant(
    ['Цюпогрив', 'Радогост'],
    ['Цюпогрив', 'Радогост'],
    ['Tsiupohryv', 'Radohost'],
    '1968-01-09',
    'held,given,medical',
  ),
];

/** Who asks for the missing, and a child's guardian: sealed like the lists. */
export const ASKER = ['Звенислава', 'Пугачівна-Нездогадько'] as const;

export const PLANTED_WORDS: readonly string[] = [
  ...new Set([...PLANTED.flatMap(({ uk, ru, latin }) => [...uk, ...ru, ...latin]), ...ASKER]),
];

export const listCsv = (
  persons: readonly Planted[],
  spelling: 'uk' | 'ru' | 'latin' | 'all',
  prefix: string,
): string => {
  const spellings = spelling === 'all' ? (['uk', 'ru', 'latin'] as const) : [spelling];
  const head = spellings.flatMap((tag) =>
    ['family', 'given', 'patronymic'].map((name) => `${name}_${tag === 'latin' ? 'latin' : tag}`),
  );
  const rows = persons.map((one, i) =>
    [`${prefix}${i + 1}`, ...spellings.flatMap((tag) => one[tag]), one.born, one.more].join(','),
  );
  return [['id', ...head, 'born', 'status', 'consent', 'purpose'].join(','), ...rows, ''].join('\n');
};
