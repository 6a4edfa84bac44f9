/** The queue by what is due: what is overdue first, each with its clocks and what is new in it. */
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { hrefOf, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { CaseList } from '../api/types.ts';
import { type Choice, FilterSentence } from '../filter/sentence.tsx';
import { Empty, Show } from '../frame/states.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { StateWord, useCaseTitle } from './case-title.tsx';
import { ClockLine } from './clock-line.tsx';
import { type Filter, GROUPS, inQueue, MISSION_TURN, type Queued } from './in-queue.ts';
import { useNow } from './now.ts';
import { newSteps, seenBy } from './seen.ts';

export function Queue(): ReactNode {
  const { words: frame } = useSpeech();
  const words = useCaseWords();
  const loaded = useLoad<CaseList>('cases');
  return (
    <>
      <header>
        <h1>{words.title}</h1>
        <p className="soft">{words.intro}</p>
      </header>
      <Show loaded={loaded} words={frame}>
        {(list) =>
          list.cases.length === 0 ? (
            <Empty title={words.empty} hint={words.emptyHint} />
          ) : (
            <Listed list={list} />
          )
        }
      </Show>
    </>
  );
}

function Listed({ list }: { readonly list: CaseList }): ReactNode {
  const words = useCaseWords();
  const { query } = useAddress();
  const session = latest(useSession());
  const nowMs = useNow(list.atMs);
  const seen = seenBy(session?.name ?? '');
  const isNew = ({ summary }: Queued): boolean => newSteps(seen, summary.id, summary.steps) > 0;
  const all = inQueue(list, filterOf(query)).filter((one) => query.new !== 'yes' || isNew(one));
  const isPublic = list.cases.every(({ shown }) => shown === 'public');
  return (
    <div className="case-queue">
      {isPublic && <p className="soft small">{words.publicNote}</p>}
      <FilterSentence
        choices={useChoices(list).filter(({ key }) => !isPublic || key !== 'new')}
        lead={<span className="soft">{words.count(all.length, list.cases.length)}</span>}
      />
      {all.length === 0 && <Empty title={words.noneFits} hint={words.noneFitsHint} />}
      {GROUPS.map((group) => {
        const inGroup = all.filter((one) => one.group === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} className="case-group" data-group={group}>
            <h2>
              {isPublic && group === 'rest' ? words.groups.open : words.groups[group]}{' '}
              <span className="soft">{inGroup.length}</span>
            </h2>
            <ul className="case-list">
              {inGroup.map((one) => (
                <Row
                  key={one.summary.id}
                  one={one}
                  nowMs={nowMs}
                  news={newSteps(seen, one.summary.id, one.summary.steps)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Row(props: { readonly one: Queued; readonly nowMs: number; readonly news: number }): ReactNode {
  const words = useCaseWords();
  const { moments } = useSpeech();
  const titleOf = useCaseTitle();
  const { summary, lines } = props.one;
  const { clause, who } = titleOf(summary);
  const link = hrefOf({ view: 'cases', id: summary.id });
  return (
    <li className="case-row">
      <div className="case-row-what">
        <a href={link} className="case-link">
          {clause}
        </a>
        {who && <div className="small">{who}</div>}
        <div className="soft small">
          <StateWord state={summary.state} /> · {words.opened(moments.moment(summary.openedMs))}
          {summary.steps > 0 && ` · ${words.steps(summary.steps)}`}
          {props.news > 0 && <strong className="case-news"> · {words.news(props.news)}</strong>}
        </div>
        <code className="case-id">{summary.id}</code>
      </div>
      <div className="case-row-clocks">
        {lines.map((line) => (
          <ClockLine key={`${line.clock} ${line.party} ${line.of}`} line={line} nowMs={props.nowMs} />
        ))}
      </div>
    </li>
  );
}

const listed = (text: string | undefined): readonly string[] => (text ? text.split(',') : []);

const filterOf = (query: Readonly<Record<string, string>>): Filter => ({
  states: listed(query.state),
  parties: listed(query.side),
  clauses: listed(query.law),
  turns: listed(query.turn),
});

/** Only what is there can be chosen. */
function useChoices({ cases, due }: CaseList): readonly Choice[] {
  const words = useCaseWords();
  const { name } = useSpeech();
  const titleOf = useCaseTitle();
  const { query } = useAddress();
  const session = latest(useSession());
  const distinct = (all: readonly string[]): string[] => [...new Set(all)].filter((one) => one !== '').sort();
  const states = distinct(cases.map(({ state }) => state)) as (keyof typeof words.state)[];
  const parties = distinct(cases.flatMap(({ from, against }) => [from, ...against]));
  const laws = new Map(
    cases
      .filter(({ clause }) => clause !== '')
      .map((one) => [`${one.agreement}/${one.clause}`, titleOf(one).clause]),
  );
  const turns = distinct(due.map(({ party }) => party || MISSION_TURN));
  const isMine = (turn: string): boolean =>
    session?.party ? turn === session.party : turn === MISSION_TURN && session?.role !== 'guarantor';
  const turnName = (turn: string): string => (turn === MISSION_TURN ? words.filter.mission : name(turn));
  const choices: Choice[] = [
    {
      key: 'state',
      label: words.filter.state,
      values: listed(query.state),
      options: states.map((value) => ({ value, label: words.state[value] })),
    },
    {
      key: 'side',
      label: words.filter.party,
      values: listed(query.side),
      options: parties.map((value) => ({ value, label: name(value) })),
    },
    {
      key: 'law',
      label: words.filter.clause,
      values: listed(query.law),
      options: [...laws].map(([value, label]) => ({ value, label })),
    },
    {
      key: 'turn',
      label: words.filter.turn,
      values: listed(query.turn),
      options: turns.map((value) => ({
        value,
        label: isMine(value) ? `${turnName(value)} (${words.filter.mine})` : turnName(value),
      })),
    },
    {
      key: 'new',
      label: words.filter.new,
      values: listed(query.new),
      options: [{ value: 'yes', label: words.filter.newOnly }],
      single: true,
    },
  ];
  return choices.filter(({ options }) => options.length > 0);
}
