/** A message in words: subject, plain text and HTML, in one language. Everything that comes from records is text, never markup. */
import type { Language } from '../record/codes.js';
import { byText } from '../report/picture-index.js';
import type { Item } from './item.js';
import type { ABOUT } from './matter.js';
import type { Message } from './state.js';
import { type AlertWords, WORDS } from './words.js';

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Lettering {
  readonly language: Language;
  readonly mission: string;
  /** Address of the application, with a slash at its end; '' where none is set. */
  readonly link: string;
}

/** More are counted. */
export const SHOWN = 20;
const LONGEST_SUBJECT = 150;

export function letter(message: Message, items: readonly Item[], setting: Lettering): Letter {
  const { language, mission } = setting;
  const words = WORDS[language];
  const marks = [
    ...(message.status === 'test' ? [words.test] : []),
    ...(message.status === 'exercise' ? [words.exercise] : []),
  ];
  const only = items.length === 1 ? items[0]! : undefined;
  const title = only ? headline(only, language) : words.digest(items.length);
  const subject = shortened(oneLine([...marks.map((mark) => `[${mark}]`), `${mission}:`, title].join(' ')));
  const head = [
    ...(message.status === 'test' ? [words.testOnly] : marks),
    ...(only ? [] : [`${words.digest(items.length)}.`, ...countLines(items, words)]),
  ];
  const told = items.filter((item) => item.words[language]).slice(0, SHOWN);
  const parts = told.map((item) => partOf(item, setting));
  const rest = items.length - told.length;
  const foot = [
    ...(rest > 0 ? [words.rest(rest)] : []),
    words.computed,
    words.rule(message.rule),
    message.id,
  ];
  return { subject, text: plain(head, parts, foot), html: marked(language, subject, head, parts, foot) };
}

export const headline = ({ change, words: said, key }: Item, language: Language): string =>
  `${WORDS[language].change[change]}: ${said[language]?.title ?? key}`;

/** Where an item is shown, and how it was in the ledger when it was found. */
export function linksOf({ view, resource, size }: Item, link: string): { now: string; asOf: string } {
  if (link === '') return { now: '', asOf: '' };
  return { now: `${link}#/${view}`, asOf: resource === '' ? '' : `${link}${resource}?asOf=${size}` };
}

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
  readonly links: readonly (readonly [words: string, address: string])[];
}

function partOf(item: Item, { language, link }: Lettering): Part {
  const words = WORDS[language];
  const { now, asOf } = linksOf(item, link);
  return {
    title: headline(item, language),
    lines: [
      ...(item.words[language]?.lines ?? []),
      ...(item.first === undefined ? [] : [words.first(item.first)]),
      item.id,
    ],
    links: [
      ...(now === '' ? [] : [[words.see, now] as const]),
      ...(asOf === '' ? [] : [[words.asOf(item.size), asOf] as const]),
    ],
  };
}

/** What changed how often: counted over all, shown or not. */
function countLines(items: readonly Item[], words: AlertWords): string[] {
  const counts = countItems(items);
  return Object.keys(counts)
    .sort((a, b) => byText(a, b))
    .map((key) => {
      const [about, change, clause] = key.split(' ') as [(typeof ABOUT)[number], Item['change'], string?];
      return `${words.about[about]}${clause ? `, ${clause}` : ''}, ${words.change[change].toLocaleLowerCase()}: ${counts[key]}`;
    });
}

/** By what it is about, what became of it, and clause. */
export function countItems(items: readonly Item[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { about, change, facts } of items) {
    const key = `${about} ${change}${typeof facts.clause === 'string' ? ` ${facts.clause}` : ''}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function plain(head: readonly string[], parts: readonly Part[], foot: readonly string[]): string {
  const blocks = [
    head,
    ...parts.map(({ title, lines, links }) => [
      title,
      ...lines,
      ...links.map(([words, address]) => `${words}: ${address}`),
    ]),
    foot,
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map(oneLine).join('\n'))
    .join('\n\n')}\n`;
}

function marked(
  language: Language,
  subject: string,
  head: readonly string[],
  parts: readonly Part[],
  foot: readonly string[],
): string {
  const lines = (list: readonly string[]): string => list.map((line) => escaped(oneLine(line))).join('<br>');
  const body = parts
    .map(
      ({ title, lines: said, links }) =>
        `<h2>${escaped(title)}</h2><p>${lines(said)}</p>${links.map(([words, address]) => `<p><a href="${escaped(address)}">${escaped(words)}</a></p>`).join('')}`,
    )
    .join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${head.length > 0 ? `<p>${lines(head)}</p>` : ''}${body}<hr><p><small>${lines(foot)}</small></p></body></html>`;
}

export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Control characters, line ends and marks of direction could forge lines and headers, or show a text in another order. */
export function oneLine(text: string): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200E\u200F]+/gu, ' ').trim();
  return clean.length > LONGEST_SUBJECT * 20 ? `${clean.slice(0, LONGEST_SUBJECT * 20)}…` : clean;
}

const shortened = (text: string): string =>
  text.length > LONGEST_SUBJECT ? `${[...text].slice(0, LONGEST_SUBJECT - 1).join('')}…` : text;
