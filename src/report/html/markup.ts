/**
 * HTML as values. Whatever is put into a template is escaped unless it is itself Markup, so that no text of a source
 * can become markup. Arrays are joined, null and false print nothing.
 */
export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | null | false | readonly Content[];

export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = strings[0]!;
  for (let i = 0; i < values.length; i++) markup += rendered(values[i]!) + strings[i + 1]!;
  return { markup };
}

export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ENTITIES[character]!) : text;
}

/**
 * The id under which an incident stands on the page. Characters that an address cannot carry as they are become
 * `.` and their code point in hexadecimal, so that different ids stay different.
 */
export function anchorOf(incident: string): string {
  return `i-${incident.replace(/[^A-Za-z0-9_-]/gu, (character) => `.${character.codePointAt(0)!.toString(16)}.`)}`;
}

function rendered(value: Content): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(rendered).join('');
}

const SPECIAL = /[&<>"'\0]/;
const ALL_SPECIAL = /[&<>"'\0]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\0': '\ufffd',
};
