/** Cases of children: their ranges for everybody; steps and cases for those entitled. */
import { type ReactNode, useState } from 'react';
import { useLoad } from '../api/load.ts';
import type { ChildCases, ChildCounts, PersonRights } from '../api/types.ts';
import { Show } from '../frame/states.tsx';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { ChildStepForm, STEPS } from './child-step.tsx';
import { usePassing } from './passing.ts';
import { ReasonForm } from './reason.tsx';
import { Until } from './said.tsx';
import { useTell } from './tell.ts';

export function Children(props: { readonly rights: PersonRights }): ReactNode {
  const { children: words, notForYou } = usePersonWords();
  const { words: frame } = useSpeech();
  const counts = useLoad<ChildCounts>('persons/children/counts');
  const { rights } = props;
  return (
    <div className="persons">
      <p className="soft">{words.intro}</p>
      <section>
        <h2>{words.counts}</h2>
        <Show loaded={counts} words={frame}>
          {(value) => (
            <dl className="child-counts" data-testid="child-counts">
              {(['open', 'returned', 'followedUp'] as const).map((state) => (
                <div key={state}>
                  <dt>{words[state]}</dt>
                  <dd>{value[state].replace('-', '\u2013')}</dd>
                </div>
              ))}
            </dl>
          )}
        </Show>
        <p className="small soft">{words.countsNote}</p>
      </section>
      {rights.enterChildSteps !== 'none' && <ChildStepForm may={rights.enterChildSteps} />}
      {rights.readChildren ? <Cases /> : <p className="soft">{notForYou.children}</p>}
    </div>
  );
}

function Cases(): ReactNode {
  const { children: words } = usePersonWords();
  const { tell } = useTell();
  const passing = usePassing<ChildCases['cases']>();
  const read = async (reason: string) => {
    const told = await tell<ChildCases>('children/read', { reason });
    if (!told.ok) return told.failure;
    passing.keep(told.value.cases);
    return null;
  };
  return (
    <section>
      <h2>{words.read}</h2>
      <Until passing={passing} />
      {passing.value === null ? (
        <ReasonForm go={words.readGo} act={read} />
      ) : passing.value.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        passing.value.map((one) => <Case key={one.case} one={one} />)
      )}
    </section>
  );
}

/** A row of steps: full where it was made, an outline where not yet. */
function Case(props: { readonly one: ChildCases['cases'][number] }): ReactNode {
  const { children: words } = usePersonWords();
  const { moments } = useSpeech();
  const [open, setOpen] = useState(false);
  const { one } = props;
  return (
    <article className="child-case" data-testid="child-case">
      <h3>{words.of(one.case)}</h3>
      <ol className="child-steps">
        {STEPS.map((step) => {
          const last = one.steps.findLast((made) => made.step === step);
          return (
            <li key={step} data-made={last !== undefined || undefined}>
              <span>{words.steps[step]}</span>
              <span className="small soft">
                {last === undefined ? words.notYet : moments.day(Date.parse(last.at))}
                {last?.outcome && `: ${words.outcomes[last.outcome]}`}
              </span>
            </li>
          );
        })}
      </ol>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.detailsOf}</summary>
        <ol className="child-details">
          {one.steps.map((step) => (
            <li key={`${step.at} ${step.step}`}>
              <strong>{words.steps[step.step]}</strong>{' '}
              <span className="small soft">
                {moments.moment(Date.parse(step.at))}, {words.by(step.by)}
              </span>
              <p translate="no">{step.details}</p>
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}
