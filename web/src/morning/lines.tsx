/** Parts of the morning: a heading with its number, lines that are links, and how many more there are. */
import type { ReactNode } from 'react';
import { hrefOf, type Move } from '../address/address.ts';
import type { Listed, TodayFinding, TodayIncident } from '../api/types.ts';
import { VerdictWord } from '../incident/verdicts.tsx';
import { PartyName } from '../people/party.tsx';
import { useMorningWords } from '../words/morning/choice.ts';
import { type Speech, useSpeech } from '../words/speech.tsx';

export function Part<T extends { readonly id: string }>(props: {
  readonly title: string;
  readonly list: Listed<T>;
  readonly line: (one: T) => ReactNode;
  /** Where all of them are; absent: nowhere but here. */
  readonly all?: Move;
}): ReactNode {
  const { number } = useSpeech();
  const words = useMorningWords().today;
  const { title, list, all } = props;
  const rest = list.total - list.latest.length;
  if (list.total === 0) return null;
  return (
    <section className="today-part">
      <h3>
        {title} <span className="today-count">{number(list.total)}</span>
      </h3>
      <ul>
        {list.latest.map((one) => (
          <li key={one.id}>{props.line(one)}</li>
        ))}
      </ul>
      {rest > 0 &&
        (all ? (
          <a className="small" href={hrefOf(all)}>
            {words.more(rest)}
          </a>
        ) : (
          <p className="soft small">{words.moreNotShown(rest)}</p>
        ))}
    </section>
  );
}

/** What a list without an order of time is shown as. */
export const listed = <T,>(all: readonly T[]): Listed<T> => ({ total: all.length, latest: all });

/** @param asOf the state in which it is opened: that of which the line tells */
export function FindingLine(props: {
  readonly row: TodayFinding;
  readonly asOf: number;
  readonly children?: ReactNode;
}): ReactNode {
  const speech = useSpeech();
  const { row, asOf } = props;
  return (
    <>
      <a href={hrefOf(moveTo(row, asOf))}>{subjectOf(row, speech)}</a>
      <div className="small">
        {clauseTitle(row, speech)}
        {props.children ?? (
          <>
            {' · '}
            <span className="soft">{readingTitle(row.agreement, row.reading, speech)}</span>
            {' · '}
            <PartyName id={row.party} />
            {' · '}
            <VerdictWord verdict={row.verdict} band={row.band} />
          </>
        )}
      </div>
    </>
  );
}

export function IncidentLine(props: { readonly row: TodayIncident; readonly asOf: number }): ReactNode {
  const speech = useSpeech();
  const words = useMorningWords().today;
  const { row, asOf } = props;
  const query = { asOf: String(asOf) };
  return (
    <>
      <a href={hrefOf({ view: 'incident', id: row.id, query })}>{subjectOf(row, speech)}</a>
      <div className="small soft">{words.accounts(row.accounts)}</div>
    </>
  );
}

export function moveTo({ incident, agreement, clause }: TodayFinding, asOf: number): Move {
  const query = { asOf: String(asOf) };
  return incident !== ''
    ? { view: 'incident', id: incident, query }
    : { view: 'findings', id: '', query: { ...query, agreement, clause } };
}

function subjectOf(
  { homeMs, conduct, place }: Pick<TodayIncident, 'homeMs' | 'conduct' | 'place'>,
  { moments, words }: Speech,
): string {
  const what = conduct === 'none' ? '' : words.conduct[conduct];
  return [moments.day(homeMs), what, place].filter((part) => part !== '').join(' · ');
}

export function clauseTitle(
  { agreement, clause }: { readonly agreement: string; readonly clause: string },
  { mission, text }: Speech,
): string {
  const found = mission.agreements
    .find(({ id }) => id === agreement)
    ?.clauses.find(({ id }) => id === clause.split('@', 1)[0]);
  return found ? text(found.title) : clause;
}

export function readingTitle(agreement: string, reading: string, { mission, text }: Speech): string {
  const found = mission.agreements
    .find(({ id }) => id === agreement)
    ?.readings.find(({ id }) => id === reading);
  return found ? text(found.title) : reading;
}
