/**
 * Numbers, and words that agree with them. Plural categories are those of CLDR (Intl.PluralRules); a fraction takes
 * `other`. Thousands are marked from five digits on in all three languages.
 */
export type Language = 'en' | 'uk' | 'ru';
export const LANGUAGES: readonly Language[] = ['en', 'uk', 'ru'];

export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', uk: 'uk-UA', ru: 'ru-RU' };
export const localeOf = (language: Language): string => LOCALES[language];

const rules = new Map<Language, Intl.PluralRules>();
const formats = new Map<string, Intl.NumberFormat>();

export function number(language: Language, value: number, digits = 0): string {
  const key = `${language}${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'min2',
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** The number and its noun, joined by a no-break space. */
export function counted(language: Language, value: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(LOCALES[language]);
    rules.set(language, rule);
  }
  const category = rule.select(value);
  const form = (category === 'one' || category === 'few' || category === 'many') && forms[category];
  return `${number(language, value)}\u00a0${form || forms.other}`;
}

/** 0.23 as 23% (en, uk) or 23 % (ru). */
export function percent(language: Language, share: number): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}
