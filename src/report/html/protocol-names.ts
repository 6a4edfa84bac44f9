/**
 * Persons by name in the protocol of an exchange: for each list its persons with the name in both languages, and columns to
 * tick and sign when they are handed over and when they are taken over. Which side hands over is for the signatories to
 * mark: a list may hold those whom a party holds, and those whom it is waiting for.
 */
import type { ProtocolLanguage, ProtocolWords } from '../protocol-words.js';
import { html, type Markup } from './markup.js';

export interface NamedList {
  readonly of: string;
  readonly version: number;
  readonly persons: readonly NamedPerson[];
  readonly leftOut: number;
  readonly unknownIds: number;
}

export interface NamedPerson {
  readonly id: string;
  /** In the order of the languages; undefined where the list has no spelling of this language. */
  readonly names: readonly [string | undefined, string | undefined];
  /** Where it has neither: the name as the list writes it. */
  readonly listed?: string | undefined;
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly born?: string | undefined;
  readonly rank?: string | undefined;
}

interface Frame {
  readonly both: (text: (words: ProtocolWords, language: ProtocolLanguage) => string) => Markup;
  readonly partyName: (id: string) => (language: ProtocolLanguage) => string;
  readonly sides: readonly string[];
}

export const namesSection = (lists: readonly NamedList[], frame: Frame): Markup =>
  html`<h2>${frame.both(({ names }) => names)}</h2>${lists.map((list) => section(list, frame))}`;

function section({ of, version, persons, leftOut, unknownIds }: NamedList, frame: Frame): Markup {
  const { both, partyName, sides } = frame;
  const notes = [
    ...(leftOut > 0 ? [both((words) => words.leftOut(leftOut))] : []),
    ...(unknownIds > 0 ? [both((words) => words.unknownIds(unknownIds))] : []),
  ];
  return html`<section class="named"><h3>${both(({ listOf }, language) => listOf(partyName(of)(language), version))}</h3>
<div class="by"><div>${both(({ handedOverBy }) => `${handedOverBy}:`)}</div>${sides.map((id) => html`<div><i class="tick"></i>${both((_, language) => partyName(id)(language))}</div>`)}</div>
<table class="persons"><thead><tr><th>№</th><th>ID</th><th>${both(({ person }) => person)}</th><th>${both(({ born }) => born)}</th><th>${both(({ rank }) => rank)}</th>${[
    both(({ handedOver, tickAndSign }) => `${handedOver}: ${tickAndSign}`),
    both(({ takenOver, tickAndSign }) => `${takenOver}: ${tickAndSign}`),
  ].map((head) => html`<th class="sign">${head}</th>`)}</tr></thead><tbody>${persons.map(
    ({ id, names, listed, born, rank }, index) =>
      html`<tr><td class="n">${String(index + 1)}</td><td class="id">${id}</td><td>${listed ?? ''}<span class="pair">${names.map((name) => html`<span>${name ?? BLANK}</span>`)}</span></td><td>${dateText(born)}</td><td>${rank ?? '–'}</td><td class="sign"><i class="tick"></i></td><td class="sign"><i class="tick"></i></td></tr>`,
  )}</tbody></table>
${notes.map((note) => html`<p class="note">${note}</p>`)}</section>`;
}

/** For the hand of whoever knows how the name is written in this language. */
const BLANK = html`<span class="fill"></span>`;

/** Days as both languages write them; a year or a month as it stands. */
function dateText(born: string | undefined): string {
  if (born === undefined) return '–';
  return born.split('-').reverse().join('.');
}

export const NAMES_STYLE = `
.named h3 { margin: 1rem 0 .3rem; } .named .by { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; font-size: .85rem; }
.named .by .pair { display: inline-grid; grid-template-columns: auto auto; }
.tick { display: inline-block; width: .85em; height: .85em; border: 1px solid var(--ink); margin-right: .5em; vertical-align: -.08em; }
.persons th .pair { grid-template-columns: minmax(0, 1fr); } .persons th { font-size: .76rem; vertical-align: bottom; }
.persons td { font-size: .88rem; vertical-align: top; padding-block: .45rem; overflow-wrap: anywhere; } .persons tr { break-inside: avoid; }
.persons td.id { overflow-wrap: normal; } .persons thead { display: table-header-group; } .persons .sign { width: 15%; border: 1px solid #9aa5ad; }
@page { margin: 14mm; }
@media (max-width: 40rem) { .persons .pair { grid-template-columns: minmax(0, 1fr); } .named { overflow-x: auto; } .persons { min-width: 38rem; } }
`;
