/**
 * `truceline people`: exchanges with their accounts side by side, totals, and the balance of every obligation about
 * persons. Tables for people, or JSON Lines. `truceline people protocol`: an exchange as a page for signature.
 */
import { writeFile } from 'node:fs/promises';
import type { Balance } from '../handover/balance.js';
import { type Audience, disclose, type ShownPeople } from '../handover/disclosure.js';
import {
  CATEGORY_WORDS,
  categoriesText,
  countText,
  rangeText,
  rivalText,
  STATE_WORDS,
  TRANSFER_WORDS,
  voiceText,
} from '../handover/english.js';
import type { Exchange } from '../handover/exchange.js';
import { peopleAt } from '../handover/people.js';
import type { Transfer } from '../handover/transfer.js';
import type { AsOf } from '../mission/as-of.js';
import { type ProtocolLanguage, renderProtocol } from '../report/html/protocol.js';
import type { Picture } from '../report/picture.js';
import { dayOf, toIso } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { withPicture } from './mission-window.js';

export interface PeopleRequest {
  readonly mission?: string | undefined;
  /** Moment at which is reckoned; absent: the end of the mission's period. */
  readonly at?: string | undefined;
  readonly asOf?: AsOf | undefined;
  readonly public?: boolean | undefined;
  readonly json?: boolean | undefined;
}

export async function peopleCommand(request: PeopleRequest): Promise<number> {
  await withPicture(request, 'people', (picture) => {
    const people = shown(picture, request);
    for (const line of request.json ? jsonLines(people) : tables(people, picture)) console.log(line);
  });
  return 0;
}

export interface ProtocolRequest extends PeopleRequest {
  readonly exchange: string;
  readonly languages: readonly [ProtocolLanguage, ProtocolLanguage];
  readonly out?: string | undefined;
}

export async function protocolCommand(request: ProtocolRequest): Promise<number> {
  const { out } = request;
  if (out === undefined)
    throw new CommandFailure('Say which file the protocol is written to: -o protocol.html');
  const { exchange, picture } = await exchangeOf(request);
  await writeFile(out, renderProtocol(exchange, picture, request.languages));
  console.error(`people: protocol of ${request.exchange} written to ${out}.`);
  return 0;
}

/** The exchange that is asked for, and what it is shown in. */
export async function exchangeOf(
  request: ProtocolRequest,
): Promise<{ readonly exchange: ShownPeople['exchanges'][number]; readonly picture: Picture }> {
  let found: { exchange: ShownPeople['exchanges'][number]; picture: Picture } | undefined;
  await withPicture(request, 'people', (picture) => {
    const people = shown(picture, request);
    const exchange = people.exchanges.find(({ id }) => id === request.exchange);
    if (!exchange) {
      const ids = people.exchanges.map(({ id }) => id);
      throw new CommandFailure(
        `There is no exchange "${request.exchange}". ${ids.length === 0 ? 'The mission has no handovers.' : `An exchange is named by its day; there are: ${ids.join(', ')}.`}`,
      );
    }
    found = { exchange, picture };
  });
  return found!;
}

function shown(picture: Picture, { at, public: isPublic }: PeopleRequest): ShownPeople {
  const audience: Audience = isPublic ? 'public' : 'monitors';
  return disclose(peopleAt(picture, at === undefined ? picture.period.endMs : Date.parse(at)), audience);
}

function* jsonLines({ exchanges, totals, balances, atMs, audience }: ShownPeople): Generator<string> {
  const head = { at: new Date(atMs).toISOString(), audience };
  for (const exchange of exchanges) yield JSON.stringify({ kind: 'exchange', ...head, ...exchange });
  for (const total of totals) yield JSON.stringify({ kind: 'total', ...head, ...total });
  for (const balance of balances) yield JSON.stringify({ kind: 'balance', ...head, ...balance });
}

function* tables(people: ShownPeople, picture: Picture): Generator<string> {
  const zone = picture.mission.timeZone;
  const { exchanges, totals, balances, voices } = people;
  yield `Persons who changed hands, as of ${toIso(zone, people.atMs).slice(0, 16).replace('T', ' ')} in ${zone}`;
  if (people.audience === 'public')
    yield 'For the public: 1 to 4 wounded, civilians or children are given as 1-4.';
  yield '';
  yield `Exchanges: ${exchanges.length}. Numbers of different accounts stand side by side and are never added.`;
  if (exchanges.length > 0)
    yield* aligned([exchangeHead(voices), ...exchanges.flatMap((one) => exchangeRows(one, voices))]);
  yield '';
  yield 'Totals';
  if (totals.length === 0) yield '  none';
  else
    yield* aligned([
      ['category', 'from', 'to', 'number', ...voices.map(columnOf), 'both sides', 'announced'],
      ...totals.map((one) => [
        CATEGORY_WORDS[one.category],
        one.from,
        one.to,
        `${rangeText(one.count)}${one.withoutNumber > 0 ? ` + ${one.withoutNumber} without a number` : ''}`,
        ...one.byVoice.map(voiceText),
        rangeText(one.confirmed),
        one.announced ? rangeText(one.announced) : '-',
      ]),
    ]);
  yield '';
  yield `Obligations: ${balances.length}`;
  for (const agreement of new Set(balances.map((one) => one.agreement))) {
    yield '';
    yield agreement;
    const own = balances.filter((one) => one.agreement === agreement);
    yield* aligned([balanceHead(voices), ...own.map((one) => balanceRow(one, zone))]);
    for (const one of own)
      for (const rival of one.rivals)
        yield `  ${one.clause} (${one.reading}), ${one.party}, ${rivalText(rival)}`;
  }
}

const columnOf = (voice: string): string => (voice === '' ? 'third parties' : `by ${voice}`);

const exchangeHead = (voices: readonly string[]): string[] => [
  'exchange',
  'from',
  'to',
  'category',
  ...voices.map(columnOf),
  'announced',
  '',
];

function exchangeRows({ id, transfers, mediators }: Exchange, voices: readonly string[]): string[][] {
  return transfers.map((transfer, index) => [
    index === 0 ? id : '',
    transfer.from,
    transfer.to,
    CATEGORY_WORDS[transfer.category],
    ...voices.map((voice) => accountsOf(transfer, 'reported', voice)),
    accountsOf(transfer, 'announced'),
    `${TRANSFER_WORDS[transfer.state]}${index === 0 && mediators.length > 0 ? `; mediated by ${mediators.join(', ')}` : ''}`,
  ]);
}

function accountsOf({ accounts }: Transfer, stage: 'announced' | 'reported', voice?: string): string {
  const own = accounts.filter((one) => one.stage === stage && (voice === undefined || one.voice === voice));
  return [...new Set(own.map(({ count }) => countText(count)))].join(' / ') || '-';
}

const balanceHead = (voices: readonly string[]): string[] => [
  'clause (reading)',
  'party',
  'of',
  'promised',
  'delivered',
  ...voices.map(columnOf),
  'both sides',
  'outstanding',
  'overdue',
  'due',
  '',
];

function balanceRow(one: Balance, zone: string): string[] {
  const { due, promised, every } = one;
  const perStretch = every && promised[1] !== null ? ' in stretches' : '';
  return [
    `${one.clause} (${one.reading})`,
    one.party,
    categoriesText(one),
    `${rangeText(promised)}${perStretch}`,
    rangeText(one.delivered),
    ...one.byVoice.map(voiceText),
    rangeText(one.confirmed),
    rangeText(one.outstanding),
    rangeText(one.overdue),
    due ? dayOf(zone, due.highMs ?? due.lowMs) : '-',
    STATE_WORDS[one.state],
  ];
}

function* aligned(rows: readonly (readonly string[])[]): Generator<string> {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    yield `  ${row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd()}`;
}
