/**
 * The protocol of an exchange for signature: two languages side by side in every line, numbers only unless persons are
 * given. Counts of the two sides stand in columns of equal width; the number on which the signatories agree is left for
 * their hand.
 */
import { rangeText } from '../../handover/english.js';
import type { Exchange } from '../../handover/exchange.js';
import type { Transfer } from '../../handover/transfer.js';
import type { Party } from '../../record/source.js';
import type { Picture } from '../picture.js';
import { byText } from '../picture-index.js';
import { PROTOCOL_WORDS, type ProtocolLanguage, type ProtocolWords } from '../protocol-words.js';
import { html, type Markup } from './markup.js';
import { NAMES_STYLE, type NamedList, namesSection } from './protocol-names.js';
import { STYLE } from './style.js';

export type { ProtocolLanguage } from '../protocol-words.js';
export type { NamedList } from './protocol-names.js';

type Setting = Pick<Picture, 'mission' | 'parties' | 'guarantors' | 'standsOn'>;

export function renderProtocol(
  exchange: Exchange,
  setting: Setting,
  languages: readonly [ProtocolLanguage, ProtocolLanguage],
  named: readonly NamedList[] = [],
): string {
  const both = (text: (words: ProtocolWords, language: ProtocolLanguage) => string): Markup =>
    html`<span class="pair">${languages.map(
      (language) => html`<span lang="${language}">${text(PROTOCOL_WORDS[language], language)}</span>`,
    )}</span>`;
  const partyName =
    (id: string) =>
    (language: ProtocolLanguage): string =>
      nameOf(setting, id, language);
  const sides = sidesOf(exchange, setting.parties);
  const differ = exchange.transfers.some(({ state }) => state === 'conflict');
  const { ledger, configuration, version } = setting.standsOn;
  const body = html`<!doctype html>
<html lang="${languages[0]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${PROTOCOL_WORDS[languages[0]].title} / ${PROTOCOL_WORDS[languages[1]].title}, ${exchange.id}</title><style>${{ markup: STYLE + OWN_STYLE + (named.length > 0 ? NAMES_STYLE : '') }}</style></head>
<body><header><p class="kicker">${both((_, language) => setting.mission.title[language] ?? setting.mission.title.en)}</p>
<h1>${both(({ title }) => title)}</h1></header>
<table class="head"><tbody>
${row(
  both(({ day }) => day),
  both((_, language) => dayText(exchange.day, language)),
)}
${row(
  both(({ between }) => between),
  both(({ and }, language) => sides.map((id) => partyName(id)(language)).join(` ${and} `)),
)}
${row(
  both(({ place }) => place),
  exchange.places.length > 0 ? exchange.places.join('; ') : BLANK,
)}
${row(
  both(({ mediator }) => mediator),
  exchange.mediators.length > 0 ? exchange.mediators.join('; ') : BLANK,
)}
</tbody></table>
<table class="counts2"><thead><tr><th>${both(({ category }) => category)}</th><th>${both(({ from, to }) => `${from} → ${to}`)}</th>${sides.map(
    (id) => html`<th class="n">${both(({ byCount }, language) => byCount(partyName(id)(language)))}</th>`,
  )}<th class="n">${both(({ third }) => third)}</th><th class="n">${both(({ announced }) => announced)}</th><th>${both(({ agreed }) => agreed)}</th></tr></thead><tbody>${exchange.transfers.map(
    (transfer) =>
      html`<tr><td>${both(({ categories }) => categories[transfer.category])}</td><td>${both((_, language) => `${partyName(transfer.from)(language)} → ${partyName(transfer.to)(language)}`)}</td>${[
        ...sides,
        '',
      ].map(
        (voice) => html`<td class="n">${countCell(transfer, 'reported', voice, both)}</td>`,
      )}<td class="n">${countCell(transfer, 'announced', undefined, both)}</td><td class="blank"></td></tr>`,
  )}</tbody></table>
${differ ? html`<p class="differ">${both((words) => words.differ)}</p>` : ''}
<p class="note">${both((words) => words.agreedNote)}</p>
<p><strong>${both(({ remarks }) => remarks)}</strong></p><div class="lines"></div>
${named.length > 0 ? namesSection(named, { both, partyName, sides }) : ''}
<p class="note">${both(({ numbersOnly, withNames }) => (named.length > 0 ? withNames : numbersOnly))}</p>
<h2>${both(({ signatures }) => signatures)}</h2>
<div class="signatures">${[
    ...sides.map((id) => both(({ forSide }, language) => forSide(partyName(id)(language)))),
    both(({ forThird }) => forThird),
  ].map(
    (whom) =>
      html`<div><p><strong>${whom}</strong></p><p class="line">${both(({ name }) => name)}</p><p class="line">${both(({ signature }) => signature)}</p><p class="line">${both(({ date }) => date)}</p></div>`,
  )}</div>
<p class="digest">${both(({ standsOn }) => standsOn)} ${ledger ? `${ledger.origin}, ${ledger.size}: ${ledger.root}` : '-'}; ${configuration.digest}; Truceline ${version}<br>${both(({ records }) => records)} ${exchange.transfers.flatMap(({ accounts }) => accounts.map(({ id }) => id)).join(', ')}</p>
</body></html>
`;
  return body.markup;
}

const BLANK = html`<span class="fill"></span>`;

const row = (head: Markup, content: Markup | string): Markup =>
  html`<tr><th scope="row">${head}</th><td>${content}</td></tr>`;

/** Numbers that one side gives differently stand beside each other. */
function countCell(
  { accounts }: Transfer,
  stage: 'announced' | 'reported',
  voice: string | undefined,
  both: (text: (words: ProtocolWords) => string) => Markup,
): Markup | string {
  const own = accounts.filter((one) => one.stage === stage && (voice === undefined || one.voice === voice));
  if (own.length === 0) return '–';
  const counts = own.flatMap(({ count }) => (count === null ? [] : [count]));
  if (counts.length === 0) return both(({ noNumber }) => noNumber);
  const texts = counts.map((count) => (typeof count === 'number' ? String(count) : rangeText(count)));
  return [...new Set(texts)].join(' / ');
}

/** In printing order: by English name, as in every report. */
function sidesOf({ between }: Exchange, parties: readonly Party[]): readonly string[] {
  const english = (id: string): string => parties.find((party) => party.id === id)?.name.en ?? id;
  return [...between].sort((a, b) => byText(english(a), english(b)));
}

function nameOf({ parties, guarantors }: Setting, id: string, language: ProtocolLanguage): string {
  const name = [...parties, ...guarantors].find((one) => one.id === id)?.name;
  return name ? (name[language] ?? name.en) : id;
}

function dayText(day: string, language: ProtocolLanguage): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

const OWN_STYLE = `
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .1rem 1.4rem; }
.counts2 .pair { grid-template-columns: minmax(0, 1fr); }
.counts2 th { font-size: .76rem; } .counts2 td { font-size: .95rem; } .counts2 .n { width: 12%; }
.counts2 .blank { border: 1px solid #9aa5ad; width: 15%; }
.head th { width: 30%; } .fill { display: block; height: 1.2em; border-bottom: 1px dotted #9aa5ad; }
.differ { font-weight: 600; max-width: none; } p { max-width: none; }
.lines { height: 4.5em; background: repeating-linear-gradient(#fff 0 1.4em, #d5dade 1.4em 1.5em); margin-bottom: 1rem; }
.signatures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.2rem; break-inside: avoid; }
.signatures .pair { grid-template-columns: minmax(0, 1fr); }
.signatures .line { border-top: 1px solid var(--ink); margin-top: 2.4rem; padding-top: .15rem; font-size: .78rem; color: var(--soft); }
@media (max-width: 40rem) { .signatures { grid-template-columns: minmax(0, 1fr); } }
`;
