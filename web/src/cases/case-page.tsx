/** One case: what is waited for, what the sides say, what was computed beside what was decided, and every step. */
import { CopyButton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../access/session.ts';
import { formatAddress, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { Case, CaseView, StepAnswer } from '../api/types.ts';
import { Failed, Show } from '../frame/states.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Beside } from './beside.tsx';
import { StateWord, useCaseTitle } from './case-title.tsx';
import { ClockLine } from './clock-line.tsx';
import { withinText } from './clock-text.ts';
import { History } from './history.tsx';
import { Notices } from './notices.tsx';
import { useNow } from './now.ts';
import { noteSeen } from './seen.ts';
import { Sides } from './sides.tsx';
import { States } from './states.tsx';
import { TakeStep } from './take-step.tsx';
import { type Wish, WishContext } from './wish.ts';

export function CasePage({ id }: { readonly id: string }): ReactNode {
  const { words: frame } = useSpeech();
  const words = useCaseWords();
  const { asOf } = useAddress().query;
  const loaded = useLoad<CaseView>(`cases/${encodeURIComponent(id)}`);
  if (loaded.state === 'failed' && loaded.failure.status === 404)
    return (
      <Failed
        words={frame}
        failure={{ ...loaded.failure, message: words.unknown, hint: words.unknownHint }}
        again={loaded.again}
      />
    );
  return (
    <Show loaded={loaded} words={frame}>
      {(view) => <Shown key={view.case.id} view={view} asOf={asOf ?? ''} />}
    </Show>
  );
}

function Shown({ view, asOf }: { readonly view: CaseView; readonly asOf: string }): ReactNode {
  const session = latest(useSession());
  const [answer, setAnswer] = useState<StepAnswer | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  // What was entered a moment ago is in the answer before it is in the picture.
  const fresh = asOf === '' && answer && newer(answer.case, view.case);
  const shown: CaseView = fresh ? { ...view, case: answer.case, may: answer.may } : view;
  const one = shown.case;
  const nowMs = useNow();
  useEffect(() => {
    if (asOf === '' && session) noteSeen(session.name, one.id, one.history.length);
  }, [asOf, session, one]);
  return (
    <WishContext.Provider value={{ wish, setWish, may: asOf === '' ? shown.may : [] }}>
      <article className="case" data-testid="case">
        <Head one={one} asOf={asOf} />
        <Waited view={shown} nowMs={nowMs} stale={Boolean(fresh)} />
        {asOf === '' && session && one.shown !== 'public' && (
          <TakeStep view={shown} session={session} entered={setAnswer} />
        )}
        {one.shown !== 'public' && (
          <>
            <Sides one={one} />
            <Beside view={shown} />
            <Notices view={shown} />
            <History one={one} session={session} />
          </>
        )}
        {one.shown === 'public' && <States one={one} />}
      </article>
    </WishContext.Provider>
  );
}

const newer = (one: Case, other: Case): boolean => numberOf(one.last) > numberOf(other.last);
const numberOf = (step: string): number => Number(step.slice(step.lastIndexOf('/') + 1)) || 0;

function Head({ one, asOf }: { readonly one: Case; readonly asOf: string }): ReactNode {
  const { words: frame, moments, name } = useSpeech();
  const words = useCaseWords();
  const { clause, who } = useCaseTitle()(one);
  const link = `${location.origin}${location.pathname}${formatAddress({ view: 'cases', id: one.id, query: asOf ? { asOf } : {} })}`;
  const body = one.bodies[one.level];
  return (
    <header className="case-head">
      <h1>{clause}</h1>
      {who && <p>{who}</p>}
      <p className="soft small">
        <StateWord state={one.state} />
        {body && ` · ${words.level(name(body))}`}
        {!body && one.level > 0 && ` · ${words.levelNumber(one.level + 1)}`}
        {` · ${words.opened(moments.moment(one.openedMs))}`}
        {one.channel && ` · ${words.channel[one.channel]}`}
      </p>
      <div className="case-tools">
        <code className="case-id">{one.id}</code>
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <button type="button" className="text-button small" onClick={copy}>
              {copied ? frame.frame.copied : frame.frame.copyLink}
            </button>
          )}
        </CopyButton>
        <button type="button" className="text-button small" onClick={() => print()}>
          {words.print}
        </button>
      </div>
      {asOf && <p className="soft small">{words.onlyNow}</p>}
      {one.shown === 'party' && <p className="soft small">{words.shownParty}</p>}
      {one.shown === 'public' && <p className="soft small">{words.shownPublic}</p>}
    </header>
  );
}

function Waited(props: {
  readonly view: CaseView;
  readonly nowMs: number;
  readonly stale: boolean;
}): ReactNode {
  const words = useCaseWords();
  const { name } = useSpeech();
  const { view, nowMs, stale } = props;
  const { case: one, due } = view;
  if (one.shown === 'public') return null;
  return (
    <section className="case-waited" data-testid="case-clocks" aria-busy={stale}>
      <h2>{words.now}</h2>
      {due.length === 0 && !stale && <p className="soft small">{words.nothingDue}</p>}
      {!stale &&
        due.map((line) => (
          <ClockLine key={`${line.clock} ${line.party} ${line.of}`} line={line} nowMs={nowMs} whole />
        ))}
      {one.lapses.length > 0 && (
        <>
          <ul className="case-lapses small">
            {one.lapses.map((lapse) => (
              <li key={`${lapse.clock} ${lapse.party} ${lapse.of} ${lapse.dueMs}`}>
                {words.clock[lapse.clock]}
                {lapse.party && `, ${name(lapse.party)}`}: {words.noAnswer(withinText(lapse.within, words))}
              </li>
            ))}
          </ul>
          <p className="soft small">{words.lapseNote}</p>
        </>
      )}
    </section>
  );
}
