/**
 * Numbers, and nouns that agree with them, by the plural categories of CLDR (Intl.PluralRules). A fraction takes `other`.
 */
import type { Language } from '../../record/codes.js';

export interface Forms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', uk: 'uk', ru: 'ru' };
export const localeOf = (language: Language): string => LOCALES[language];

/** The number and its noun, joined by a no-break space: 30 days. */
export function counted(language: Language, value: number, forms: Forms): string {
  const category = rulesOf(language).select(value);
  const form = category === 'one' || category === 'few' || category === 'many' ? forms[category] : undefined;
  return `${numberText(language, value)}\u00a0${form ?? forms.other}`;
}

/** At most three decimals; thousands are marked from five digits on. */
export function numberText(language: Language, value: number): string {
  return formatOf(language).format(value);
}

const rules = new Map<Language, Intl.PluralRules>();
function rulesOf(language: Language): Intl.PluralRules {
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(LOCALES[language]);
    rules.set(language, rule);
  }
  return rule;
}

const formats = new Map<Language, Intl.NumberFormat>();
function formatOf(language: Language): Intl.NumberFormat {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 3, useGrouping: 'min2' });
    formats.set(language, format);
  }
  return format;
}
