/**
 * The incidents of note: one entry each, accounts in two columns of equal width, then the judgements.
 */

import { DID_NOT_HAPPEN, OTHER } from '../../attribution/attribution.js';
import { clauseOf } from '../../compliance/finding.js';
import { whoIsNamed } from '../annex-words.js';
import { conductOf } from '../counts.js';
import type { DailyReport } from '../daily.js';
import type { AccountEntry, IncidentEntry } from '../entry.js';
import { tellingOf } from '../finding-cell.js';
import { kilometres, type Names, placeWords } from '../names.js';
import { reasonsOf } from '../reason-lines.js';
import { eventTime } from '../times.js';
import { foreign, langOf } from './foreign.js';
import { probability, probabilityWords } from './marks.js';
import { anchorOf, type Content, html, type Markup } from './markup.js';
import { INK, partyColour } from './style.js';
import { verdictMark, verdictWords } from './verdict-words.js';
import { waterfallTable } from './waterfall.js';

/** Accounts of one voice in an entry; the annexed table has all. */
const ACCOUNTS_A_VOICE = 2;
const WORDS_SHOWN = 260;

/** What the telling of one incident needs of the report around it. */
export type EntrySetting = Pick<DailyReport, 'parties' | 'coverage' | 'findings'>;

export function entrySection(report: DailyReport, names: Names): Markup {
  const words = names.messages.text.incidents;
  const notable = report.incidents.filter((entry) => entry.notable.length > 0);
  if (notable.length === 0) return html`<p>${words.none}</p>`;
  return html`<p class="note">${words.note}</p>${notable.map((entry) => entryPart(entry, report, names))}`;
}

/** Strike on an energy object (Name), Place, Region */
export function titleOf(
  entry: Pick<IncidentEntry, 'conduct' | 'facility' | 'target' | 'targetName' | 'place'>,
  names: Names,
): Content {
  const { messages } = names;
  const conduct = messages.conduct[conductOf(entry)];
  const object = entry.facility?.name ?? entry.targetName;
  const target = (conductOf(entry) === 'strike' ? messages.onTarget : messages.atTarget)[entry.target];
  const said = (text: string): Content => foreign(text, messages.language);
  const on = [target ? ` ${target}` : '', object ? html` (${said(object)})` : ''];
  const place = placeWords(names, entry.place.name, entry.place.region, object).map(said);
  return [conduct[0]!.toUpperCase() + conduct.slice(1), ...on, ...place.map((part) => html`, ${part}`)];
}

function entryPart(entry: IncidentEntry, report: EntrySetting, names: Names): Markup {
  const words = names.messages.text.incidents;
  return html`<article class="entry" id="${anchorOf(entry.id)}"><div class="keep"><h3><span class="no">${entry.number}</span><span>${titleOf(entry, names)}</span><span class="tags">${entry.notable
    .map((reason) => words.why[reason])
    .join(' · ')}</span></h3>
<p class="facts">${facts(entry, report, names)} <span class="id">${entry.id}</span></p>
${accounts(entry, report, names)}</div>
<div class="judge two"><div><h4>${words.happened}</h4>${
    entry.happened ? probability(entry.happened, names.messages) : html`<p>${words.notAssessed}</p>`
  }</div><div><h4>${words.author}</h4>${judgement(entry, names)}</div></div>
${verdicts(entry, report, names)}</article>`;
}

export function facts(entry: IncidentEntry, report: EntrySetting, names: Names): string {
  const { messages } = names;
  const words = messages.text.incidents;
  const toll = messages.text.casualties.statement(
    entry.killed ? names.toll(entry.killed) : null,
    entry.injured ? names.toll(entry.injured) : null,
  );
  return [
    eventTime(names.zone, entry.time, messages),
    messages.means[entry.means],
    toll,
    words.within(kilometres(entry.place.radiusMetres, messages)),
    entry.line?.sector && entry.place.radiusMetres <= (report.coverage.line?.depthKm ?? 0) * 1000
      ? `${entry.line.sector}, ${words.fromLine(kilometres(Math.abs(entry.line.offsetKm) * 1000, messages))}`
      : '',
    entry.control === 'contested'
      ? words.contestedGround
      : entry.control === 'unknown' || entry.control === ''
        ? ''
        : words.ground(names.actor(entry.control)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * One cell an account. Where accounts contradict each other, every party has its cells, also the one that said
 * nothing, so that the two sides stand in equal form.
 */
export function accounts(entry: IncidentEntry, report: EntrySetting, names: Names): Markup {
  const words = names.messages.text.incidents;
  const cells: Content[] = [];
  let left = 0;
  const voices = [...report.parties.map((party) => party.id), ''];
  const strangers = new Set(
    entry.accounts.map((account) => account.voice).filter((voice) => !voices.includes(voice)),
  );
  const byVoice = [...voices, ...strangers].map((voice) => ({
    voice,
    accounts: entry.accounts.filter((account) => account.voice === voice),
  }));
  const deepest = Math.max(
    1,
    ...byVoice
      .filter(({ voice }) => names.partyRank(voice) >= 0)
      .map((group) => Math.min(ACCOUNTS_A_VOICE, group.accounts.length)),
  );
  const partySpoke = byVoice.some((group) => names.partyRank(group.voice) >= 0 && group.accounts.length > 0);
  const chosen = byVoice.map((group) => ({ ...group, accounts: best(group.accounts) }));
  for (const group of byVoice)
    left += group.accounts.length - Math.min(ACCOUNTS_A_VOICE, group.accounts.length);
  if (partySpoke) {
    const parties = chosen.filter(({ voice }) => names.partyRank(voice) >= 0);
    for (let row = 0; row < deepest; row++) {
      for (const { voice, accounts: list } of parties) {
        const account = list[row];
        if (account) cells.push(accountPart(account, entry.time, names));
        else if (row === 0) {
          cells.push(html`<div class="account absent">${words.noAccountBy(names.actor(voice))}</div>`);
        } else cells.push(html`<div></div>`);
      }
    }
  }
  for (const { voice, accounts: list } of chosen) {
    if (names.partyRank(voice) < 0)
      cells.push(...list.map((account) => accountPart(account, entry.time, names)));
  }
  if (cells.length === 1) cells.push(html`<div class="account absent">${words.noOtherAccount}</div>`);
  return html`<div class="accounts two">${cells}</div>${
    left > 0 ? html`<p class="note">${words.otherAccounts(names.messages.count(left, 'account'))}</p>` : ''
  }`;
}

/** The best graded, then the earliest; printed in their own order. */
function best(list: readonly AccountEntry[]): readonly AccountEntry[] {
  const ranked = list.map((account, at) => ({ account, at }));
  ranked.sort(
    (a, b) =>
      Number(a.account.stance === 'none') - Number(b.account.stance === 'none') ||
      a.account.informationGrade - b.account.informationGrade ||
      a.at - b.at,
  );
  return ranked
    .slice(0, ACCOUNTS_A_VOICE)
    .sort((a, b) => a.at - b.at)
    .map(({ account }) => account);
}

/** @param time of the incident: an account that gives the same does not repeat it */
function accountPart(account: AccountEntry, time: IncidentEntry['time'], names: Names): Markup {
  const { messages } = names;
  const words = messages.text.incidents;
  const rank = names.partyRank(account.voice);
  const says = [
    words.says(messages.stance[account.stance], messages.aConduct[account.conduct]),
    account.means === 'unspecified' || account.means === 'none' ? '' : messages.means[account.means],
    whoIsNamed(account, names),
    messages.text.casualties.statement(
      account.killed === null ? null : messages.number(account.killed),
      account.injured === null ? null : messages.number(account.injured),
    ),
    account.observations.length > 1 ? words.sameWords(account.observations.length) : '',
  ];
  return html`<div class="account"><p class="who">${
    rank < 0 ? '' : html`<i style="background:${partyColour(rank)}"></i>`
  }${account.voice === '' ? words.thirdParty : names.actor(account.voice)}${messages.dash}${names.source(account.source)}</p>
<p>${says.filter(Boolean).join('; ')}</p>
${account.text === '' ? '' : html`<blockquote${langOf(account.text, messages.language)} dir="auto">${messages.quote(shortened(account.text))}</blockquote>`}
<p class="small">${[
    ...(isSameTime(account.time, time) ? [] : [eventTime(names.zone, account.time, messages)]),
    sourceGrades(account, names),
    words.informationGrade(account.informationGrade),
  ]
    .map((said) => `${said}.`)
    .join(' ')}</p></div>`;
}

function isSameTime(a: IncidentEntry['time'], b: IncidentEntry['time']): boolean {
  return a.startMs === b.startMs && a.endMs === b.endMs && a.precision === b.precision;
}

/** C, graded by the mission; B, estimated: right in 91% (86%–94%) */
function sourceGrades({ sourceGrade, estimated }: AccountEntry, names: Names): string {
  const words = names.messages.text.incidents;
  const graded = words.sourceGrade(sourceGrade);
  // That too few of its sayings could be checked is told once, among the sources of the day.
  if (!estimated || estimated.reliability === 'F') return graded;
  const { reliability, correct } = estimated;
  const found = words.estimatedGrade(
    reliability,
    names.messages.percent(correct.value),
    names.messages.range(names.messages.percent(correct.low), names.messages.percent(correct.high)),
  );
  return `${graded}; ${found}`;
}

/** That it happened, and who, given that it happened: those that cannot be told apart, beside each other. */
export function waterfalls(entry: IncidentEntry, names: Names): Content {
  if (!entry.waterfalls || !entry.happened || entry.author === 'both') return '';
  const words = names.messages.text.incidents;
  const { happened, authors } = entry.waterfalls;
  const tables = authors.flatMap((one) => {
    const found = entry.hypotheses.find(({ id }) => id === one.hypothesis);
    if (!found) return [];
    const rank = names.partyRank(one.hypothesis);
    const title = words.steps(names.actor(one.hypothesis));
    return [waterfallTable(one, found.probability, title, rank < 0 ? INK : partyColour(rank), names)];
  });
  const event = waterfallTable(happened, entry.happened, words.steps(words.stepsHappened), INK, names);
  // Rivals beside each other, in equal form.
  const left = indistinct(entry, names);
  const note = left === '' ? '' : html`<p class="note">${left}</p>`;
  return tables.length > 1
    ? html`<div class="steps">${event}<div class="two">${tables}</div>${note}</div>`
    : html`<div class="steps"><div class="two">${event}${tables}</div>${note}</div>`;
}

/** Which hypotheses the evidence does not separate, at the coverage of the set. */
function indistinct({ set }: IncidentEntry, names: Names): string {
  if (!set || set.hypotheses.length === 0) return '';
  const words = names.messages.text.incidents;
  const said = set.hypotheses.map((id) => (id === DID_NOT_HAPPEN ? words.didNotHappen : names.actor(id)));
  const coverage = names.messages.percent(set.coverage);
  return said.length > 1
    ? words.set(coverage, names.messages.list(said))
    : words.setAlone(coverage, said[0]!);
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= WORDS_SHOWN) return plain;
  const cut = plain.slice(0, WORDS_SHOWN).replace(/[\ud800-\udbff]$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), WORDS_SHOWN - 40))} …`;
}

export function judgement(entry: IncidentEntry, names: Names): Content {
  const words = names.messages.text.incidents;
  if (entry.hypotheses.length === 0 && entry.author === 'undetermined')
    return html`<p>${words.unattributed}</p>`;
  const sentence =
    entry.author === 'undetermined'
      ? words.unattributed
      : entry.author === 'both'
        ? words.both
        : entry.author === OTHER
          ? words.otherAuthor
          : attributable(entry, names);
  const bars = entry.hypotheses.map(({ id, probability: value }) => {
    const rank = names.partyRank(id);
    return probability(value, names.messages, names.actor(id), rank < 0 ? INK : partyColour(rank));
  });
  return html`${entry.author === 'both' ? '' : bars}<p><strong>${sentence}</strong> <span class="small">${reasonsOf(entry, names).join(' ')}</span></p>`;
}

/** Attributable to North: very likely (0.91; 0.84–0.95). */
function attributable(entry: IncidentEntry, names: Names): string {
  const words = names.messages.text;
  const share = entry.hypotheses.find(({ id }) => id === entry.author)?.probability;
  return share
    ? words.incidents.attributable(names.actor(entry.author), probabilityWords(share, names.messages))
    : words.incidents.notAssessed;
}

/** Clauses that bind under some reading, readings side by side; the others are named in one line. */
export function verdicts(entry: IncidentEntry, report: EntrySetting, names: Names): Content {
  const words = names.messages.text.incidents;
  if (entry.findings.length === 0) return html`<p class="note">${words.underNoClause}</p>`;
  const clauses = report.findings
    .map((clause) => ({
      clause,
      cells: clause.readings.map((reading) => ({
        reading,
        finding: tellingOf(
          entry.findings.filter(
            (one) =>
              one.agreement === clause.agreement &&
              clauseOf(one) === clause.clause &&
              one.reading === reading.reading,
          ),
        ),
      })),
    }))
    .filter(({ cells }) => cells.some(({ finding }) => finding !== undefined));
  const binding = clauses.filter(({ cells }) =>
    cells.some(({ finding }) => finding && finding.verdict !== 'notInForce'),
  );
  const idle = clauses.filter((one) => !binding.includes(one));
  return html`<div class="verdicts">${
    binding.length > 0 ? html`<h4>${words.verdicts}</h4>` : ''
  }${binding.map(
    ({ clause, cells }) =>
      html`<p class="clauseName">${names.local(clause.agreementTitle)}${names.messages.dash}${names.local(clause.title)}</p><div class="two">${cells.map(
        ({ reading, finding }) =>
          html`<p>${names.local(reading.title)}: ${
            finding
              ? html`<span class="keep">${verdictMark(finding)}${verdictWords(finding, names)}</span>`
              : names.messages.text.findings.noFinding
          }</p>`,
      )}</div>`,
  )}${
    idle.length > 0
      ? html`<p class="note">${words.notBinding} ${names.messages.list(
          byAgreement(
            idle.map(({ clause }) => clause),
            names,
          ),
        )}.</p>`
      : ''
  }</div>`;
}

/** Easter truce (2 clauses) */
function byAgreement(clauses: EntrySetting['findings'], names: Names): string[] {
  const counts = new Map<string, number>();
  for (const clause of clauses) {
    const title = names.local(clause.agreementTitle);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].map(([title, count]) => `${title} (${names.messages.count(count, 'clause')})`);
}
