/**
 * The page around a report: head, numbered sections with a list of contents, what it stands on, how it was made.
 */
import { type AnyReport, pageClaim } from '../claim.js';
import type { Basis, ReportHead } from '../daily.js';
import type { Names } from '../names.js';
import { type Content, html, type Markup } from './markup.js';
import { STYLE } from './style.js';

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
  readonly newPage?: boolean;
}

export function page(
  title: string,
  opening: Content,
  sections: readonly Section[],
  report: AnyReport,
  { messages }: Names,
): string {
  const claim = pageClaim(report, messages.language);
  const body = html`<!doctype html>
<html lang="${messages.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="${claim.name}" content="${claim.content}"><title>${title}</title><style>${{ markup: STYLE }}</style></head>
<body><header>${opening}</header>
<nav aria-label="${messages.text.contents}"><ol class="nav">${sections.map(
    (section, at) => html`<li><a href="#${section.id}">${at + 1}. ${section.title}</a></li>`,
  )}</ol></nav>
<main>${sections.map(
    (
      section,
      at,
    ) => html`<section id="${section.id}"${section.newPage ? html` class="annexPart"` : ''}><h2><span class="n">${at + 1}</span>${section.title}</h2>
${section.content}</section>
`,
  )}</main></body></html>
`;
  return body.markup;
}

export function standsOn(head: ReportHead, names: Names): Markup {
  const { text, count } = names.messages;
  const { records, version } = head.standsOn;
  return html`${head.simulated === true ? html`<p class="banner">${text.simulated}</p>` : ''}${head.withheld ? html`<p class="banner">${text.withheld(withheldWords(head, names))}</p>` : ''}<p class="note">${text.computed} ${text.standsOn(count(records, 'record'), version)}</p>`;
}

/** What it takes to make the report again, and to see that nothing was changed since. */
export function checkpoint({ standsOn: { ledger, configuration } }: ReportHead, { messages }: Names): Markup {
  const { text } = messages;
  const standing = ledger
    ? html`${text.ledger(ledger.origin, String(ledger.size))}: ${ledger.root}; ${text.ledgerKey}: ${ledger.key}`
    : text.noLedger;
  return html`<p class="note"><span class="digest">${standing}<br>${text.configuration}: ${configuration.digest}</span></p>`;
}

/** What was left out, by kind, in the words of the language. */
export function withheldWords(
  { withheld = [], withheldFields = [] }: ReportHead,
  { messages }: Names,
): string {
  const { text, number } = messages;
  return withheldFields
    .map(({ field, kind, km = 0, hours = 0 }, at) => {
      const name = (text.withheldField as Readonly<Record<string, string>>)[field];
      if (name === undefined) return withheld[at] ?? field;
      const how = text.withheldHow;
      if (kind === 'generalised') return `${name}: ${how.generalised(number(km))}`;
      return `${name}: ${kind === 'delayed' ? how.delayed(number(hours)) : how[kind]}`;
    })
    .join('; ');
}

export function methodSection(head: ReportHead, basis: Basis, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.method;
  const report = (value: number): string => messages.count(value, 'report');
  const read = messages.list([
    words.events(report(basis.events)),
    words.summaries(report(basis.summaries)),
    words.detections(report(basis.detections)),
    words.others(report(basis.otherReports)),
  ]);
  const numbers = [
    words.basis(read),
    words.coded(
      messages.number(basis.codedBy.computed),
      messages.number(basis.codedBy.person),
      messages.number(basis.codedBy.sensor),
    ),
    words.without(report(basis.eventsWithoutPlace)),
    words.single(messages.count(basis.singleAccount, 'incident')),
    words.dateOnly(messages.count(basis.dateOnly, 'incident')),
    head.simulated === true
      ? messages.text.simulated
      : head.simulated === false
        ? words.notSimulated
        : words.simulationUnknown,
  ];
  return html`<ul class="plain">${words.lines.map((line) => html`<li>${line}</li>`)}<li>${numbers.join(' ')}</li></ul>${checkpoint(head, names)}`;
}
