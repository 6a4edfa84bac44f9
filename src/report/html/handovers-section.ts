/**
 * Persons who change hands: the accounts of each transfer side by side, then what was promised and what is outstanding.
 */
import type { Account } from '../../handover/account.js';
import type { OpenRange } from '../../handover/balance.js';
import { dayOf } from '../../time/instant.js';
import type { BalanceLine, HandoverGroup, Handovers } from '../handovers.js';
import type { Names } from '../names.js';
import { shortDate } from '../times.js';
import { foreign } from './foreign.js';
import { html, type Markup } from './markup.js';
import { table } from './tables.js';

export function handoversSection({ handovers: groups, balances }: Handovers, names: Names): Markup {
  const words = names.messages.text.handovers;
  const withheld =
    groups.some((group) => group.withheld) || balances.some((balance) => balance.withheld)
      ? html`<p class="note">${words.withheld}</p>`
      : '';
  return html`${groups.length === 0 ? html`<p>${words.none}</p>` : groupsTable(groups, names)}${
    balances.length === 0 ? '' : html`<h3>${words.balances}</h3>${balancesTable(balances, names)}`
  }${withheld}`;
}

function groupsTable(groups: readonly HandoverGroup[], names: Names): Markup {
  const { messages } = names;
  const words = messages.text.handovers;
  const days = new Set(groups.map((group) => group.day)).size > 1;
  const rows = groups.map(
    (group) =>
      html`<tr><td>${days ? html`${shortDate(group.day, messages)}<br>` : ''}${messages.handover[group.category]}<br><span class="small">${words.fromTo(names.actor(group.from), names.actor(group.to))}</span></td><td><div class="two">${group.accounts.map(
        (account) => accountCell(account, names),
      )}</div>${group.withheld ? html`<p class="note">${words.withheldHere}</p>` : group.differ ? html`<p class="note">${words.differ}</p>` : ''}</td></tr>`,
  );
  return table([words.who, words.what], rows);
}

function accountCell(account: Account, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.handovers;
  const { count } = account;
  const number =
    count === null
      ? messages.text.notStated
      : typeof count === 'number'
        ? messages.number(count)
        : rangeOf(count, names);
  return html`<div><strong>${number}</strong>${account.stage === 'announced' ? ` (${words.announced})` : ''}${messages.dash}${
    account.reportedBy ? `${names.actor(account.reportedBy)}, ` : ''
  }${names.source(account.source)}<br><span class="small">${foreign(
    [account.summary, account.place].filter(Boolean).join('; '),
    messages.language,
  )}${account.mediator ? html`; ${words.mediator('')}${foreign(account.mediator, messages.language)}` : ''}</span></div>`;
}

/** A line a clause, party and state of things; readings that come to the same share one. */
function balancesTable(balances: readonly BalanceLine[], names: Names): Markup {
  const words = names.messages.text.handovers;
  const clauseOf = ({ agreement, clause }: BalanceLine): string => `${agreement} ${clause}`;
  const owed = new Set(balances.filter(({ state }) => state !== 'notInForce').map(clauseOf));
  const lines = new Map<string, { readonly one: BalanceLine; readonly cells: Markup; readings: string[] }>();
  for (const one of balances) {
    if (!owed.has(clauseOf(one))) continue;
    const cells = balanceCells(one, names);
    const key = `${clauseOf(one)} ${one.party} ${cells.markup}`;
    const reading = names.local(one.readingTitle);
    const known = lines.get(key);
    if (known) known.readings.push(reading);
    else lines.set(key, { one, cells, readings: [reading] });
  }
  let last = '';
  const rows = [...lines.values()].map(({ one, cells, readings }) => {
    const title = clauseOf(one) === last ? '' : titleOfPromise(one, names);
    last = clauseOf(one);
    return html`<tr><td>${title}</td><td>${readings.join('; ')}</td><td>${names.actor(one.party)}</td>${cells}</tr>`;
  });
  const idle = new Set(
    balances.filter((one) => !owed.has(clauseOf(one))).map((one) => titleOfPromise(one, names)),
  );
  return html`${rows.length === 0 ? '' : html`${table(words.balanceHead, rows)}<p class="note">${words.balanceNote}</p>`}${
    idle.size === 0 ? '' : html`<p class="note">${words.idle} ${[...idle].join('; ')}.</p>`
  }`;
}

const titleOfPromise = ({ agreementTitle, title }: BalanceLine, names: Names): string =>
  `${names.local(agreementTitle)}: ${names.local(title)}`;

function balanceCells(one: BalanceLine, names: Names): Markup {
  const words = names.messages.text.handovers;
  const due = one.due
    ? html`<br><span class="small">${words.due(shortDate(dayOf(names.zone, (one.due.highMs ?? one.due.lowMs) - 1), names.messages))}</span>`
    : '';
  return html`${[one.promised, one.delivered, one.confirmed, one.outstanding, one.overdue].map(
    (range) => html`<td class="n">${rangeOf(range, names)}</td>`,
  )}<td>${words.state[one.state]}${due}<br><span class="small">${voices(one, names)}</span>${rivals(one, names)}</td>`;
}

/** The parties also where they tell nothing; third parties where they do. */
function voices({ byVoice, announced }: BalanceLine, names: Names): string {
  const words = names.messages.text.handovers;
  const parts = byVoice
    .filter(({ voice, told }) => voice !== '' || told > 0)
    .map(({ voice, count, told }) => {
      const who = voice === '' ? words.third : names.actor(voice);
      return `${who}: ${told === 0 ? words.notTold : rangeOf(count, names)}`;
    });
  return [...parts, ...(announced ? [`${words.announced}: ${rangeOf(announced, names)}`] : [])].join('; ');
}

function rivals(one: BalanceLine, names: Names): Markup | string {
  const words = names.messages.text.handovers;
  const lines = one.rivals.map(({ numbers }) =>
    numbers
      .map(({ count, stage, outstanding, state }) => {
        const said =
          stage === 'announced'
            ? `${names.messages.number(count)} (${words.announced})`
            : names.messages.number(count);
        return words.rival(said, outstanding[1] === 0 ? '' : rangeOf(outstanding, names), words.state[state]);
      })
      .join('; '),
  );
  return lines.length === 0 ? '' : html`<br><span class="small">${lines.join('. ')}.</span>`;
}

function rangeOf([low, high]: OpenRange, { messages }: Names): string {
  if (high === null)
    return low === 0
      ? messages.text.handovers.notKnown
      : messages.text.handovers.orMore(messages.number(low));
  return messages.range(messages.number(low), messages.number(high));
}
