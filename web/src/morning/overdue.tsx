/** What ought to have happened and has not: cases, notices, deliveries, answers on the hotline, feeds that are silent. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { TodayView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { FeedLine, feedsOf, isStale } from './feeds.tsx';
import { clauseTitle, listed, Part, readingTitle } from './lines.tsx';

type Due = TodayView['overdue']['cases'][number];

export function Overdue({ view }: { readonly view: TodayView }): ReactNode {
  const speech = useSpeech();
  const { mission, moments, name, number } = speech;
  const words = useMorningWords().today;
  const { overdue, size } = view;
  const asOf = String(size);
  const silent = feedsOf(mission).filter(isStale);
  const numbered = <T,>(all: readonly T[]) =>
    listed(all.map((one, index) => ({ ...one, id: String(index) })));
  const nothing = Object.values(overdue).every(({ length }) => length === 0) && silent.length === 0;
  return (
    <section className="today-column" aria-labelledby="today-overdue" data-testid="today-overdue">
      <h2 id="today-overdue">{words.overdue}</h2>
      {nothing && <p className="soft">{words.nothingOverdue}</p>}
      <Part title={words.cases} list={numbered(overdue.cases)} line={(due) => <CaseLine due={due} />} />
      <Part title={words.soon} list={numbered(overdue.soon)} line={(due) => <CaseLine due={due} />} />
      <Part
        title={words.untold}
        list={numbered(overdue.untold)}
        line={(one) => (
          <>
            <a href={caseHref(one.case)}>{one.case}</a>
            <div className="small">{words.untoldLine(name(one.party))}</div>
          </>
        )}
      />
      <Part
        title={words.deliveries}
        list={numbered(overdue.deliveries)}
        line={(one) => (
          <>
            <a href={hrefOf({ view: 'people', id: '', query: { asOf } })}>{clauseTitle(one, speech)}</a>
            <div className="small">
              <PartyName id={one.party} /> ·{' '}
              {words.outstanding(
                number(one.outstanding[0]),
                one.outstanding[1] === null ? null : number(one.outstanding[1]),
              )}
              <span className="soft">
                {one.dueMs !== null && ` · ${words.due(moments.day(one.dueMs - 1))}`} ·{' '}
                {readingTitle(one.agreement, one.reading, speech)}
              </span>
            </div>
          </>
        )}
      />
      <Part
        title={words.calls}
        list={listed(overdue.calls)}
        line={({ by, to, atMs }) => (
          <>
            {moments.moment(atMs)}
            <div className="small">{words.call(name(by), to === '' ? '' : name(to))}</div>
          </>
        )}
      />
      {silent.length > 0 && (
        <section className="today-part">
          <h3>
            <a href={hrefOf({ view: 'sources', id: '' })}>{words.feeds}</a>{' '}
            <span className="today-count">{number(silent.length)}</span>
          </h3>
          <ul className="feed-list small">
            {silent.map((feed) => (
              <FeedLine key={feed.id} feed={feed} />
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

const caseHref = (id: string): string => `#/cases/${encodeURIComponent(id)}`;

function CaseLine({ due }: { readonly due: Due }): ReactNode {
  const { moments, name } = useSpeech();
  const words = useMorningWords().today;
  return (
    <>
      <a href={caseHref(due.case)}>{due.case}</a>
      <div className="small">
        {words.clock[due.clock] ?? due.clock} · {due.party === '' ? words.mission : name(due.party)}
        {due.mark && <span className="soft"> · {words.due(moments.moment(due.mark.dueMs))}</span>}
      </div>
    </>
  );
}
