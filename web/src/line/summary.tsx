/**
 * The sentence above the map, computed for the window. Readings stand side by side and are never added; what was not
 * observed is always part of the sentence.
 */
import { type ReactNode, useState } from 'react';
import { hrefOf } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { WindowSummary } from '../api/types.ts';
import { Failed } from '../frame/states.tsx';
import type { TimeWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';

const FIRST_CLAUSES = 2;

export function Summary(props: { readonly window: TimeWindow; readonly compact: boolean }): ReactNode {
  const { words } = useSpeech();
  const { startMs, endMs } = props.window;
  const loaded = useLoad<WindowSummary>(`summary?from=${startMs}&to=${endMs}`);
  if (loaded.state === 'failed')
    return <Failed words={words} failure={loaded.failure} again={loaded.again} />;
  const summary = loaded.state === 'ready' ? loaded.value : loaded.previous;
  return (
    <section className="summary" aria-label={words.line.reading} aria-live="polite" data-testid="summary">
      {summary ? (
        <Sentence summary={summary} compact={props.compact} />
      ) : (
        <span className="soft">{words.states.loading}</span>
      )}
    </section>
  );
}

type ClauseSummary = WindowSummary['clauses'][number];

function Sentence(props: { readonly summary: WindowSummary; readonly compact: boolean }): ReactNode {
  const { words, percent } = useSpeech();
  const { summary } = props;
  const [all, setAll] = useState(false);
  const share = summary.sectorHours > 0 ? summary.sectorHoursNotObserved / summary.sectorHours : 0;
  const touched = summary.clauses
    .filter((clause) => clause.readings.some((reading) => found(reading) + left(reading) > 0))
    .sort((a, b) => most(b, found) - most(a, found) || most(b, left) - most(a, left));
  const first = props.compact ? 1 : FIRST_CLAUSES;
  const shown = all ? touched : touched.slice(0, first);
  return (
    <>
      <p>
        <strong>{words.line.incidents(summary.incidents)}</strong>;{' '}
        {words.line.undetermined(summary.undetermined)}.{' '}
        {summary.sectorHours > 0 && (
          <>
            <i className="summary-hatch hatch" aria-hidden="true" />
            <span title={words.strip.notObserved}>{words.line.notObserved(percent(share))}</span>
          </>
        )}
      </p>
      {touched.length === 0 && <p className="soft">{words.line.noFindings}</p>}
      {shown.map((clause, index) => (
        <p key={`${clause.agreement} ${clause.clause}`}>
          <Clause
            clause={clause}
            alone={touched.filter((other) => other.agreement === clause.agreement).length === 1}
          />
          {index === shown.length - 1 && touched.length > first && (
            <>
              {' '}
              <button type="button" className="text-button small" onClick={() => setAll(!all)}>
                {all ? words.line.lessClauses : words.line.moreClauses(touched.length - first)}
              </button>
            </>
          )}
        </p>
      ))}
    </>
  );
}

/** @param props.alone no other clause of its agreement is touched: the agreement is name enough */
function Clause(props: { readonly clause: ClauseSummary; readonly alone: boolean }): ReactNode {
  const { words, mission, text } = useSpeech();
  const { clause } = props;
  const agreement = mission.agreements.find(({ id }) => id === clause.agreement);
  const title = agreement?.clauses.find(({ id }) => id === clause.clause)?.title;
  return (
    <>
      <i className="dot" style={{ background: 'var(--tl-violation)' }} aria-hidden="true" />
      <em>
        {agreement ? text(agreement.title) : clause.agreement}
        {title && agreement && !props.alone ? `, ${lowerFirst(text(title))}` : ''}
      </em>
      {': '}
      {words.line.probableOrConfirmed}
      {' — '}
      <Counts clause={clause} count={found} query={{ verdict: 'violation', band: 'confirmed,probable' }} />
      {most(clause, left) > 0 && (
        <>
          {'; '}
          {words.line.openFindings}
          {' — '}
          <Counts clause={clause} count={left} query={{ verdict: 'violation,undetermined' }} />
        </>
      )}
      .
    </>
  );
}

/** A count for each reading, side by side, each a way to its findings. */
function Counts(props: {
  readonly clause: ClauseSummary;
  readonly count: (reading: Reading) => number;
  readonly query: Readonly<Record<string, string>>;
}): ReactNode {
  const { mission, text, number } = useSpeech();
  const { agreement, clause, readings } = props.clause;
  const known = mission.agreements.find(({ id }) => id === agreement)?.readings;
  return readings.map((reading, index) => {
    const title = known?.find(({ id }) => id === reading.reading)?.title;
    return (
      <span key={reading.reading}>
        {index > 0 && ', '}
        <a
          href={hrefOf({
            view: 'findings',
            query: { agreement, clause, reading: reading.reading, band: undefined, ...props.query },
          })}
        >
          <strong>{number(props.count(reading))}</strong> ({title ? lowerFirst(text(title)) : reading.reading}
          )
        </a>
      </span>
    );
  });
}

type Reading = ClauseSummary['readings'][number];
const found = (reading: Reading): number => reading.confirmed + reading.probable;
/** Touched, but not sure enough to be probable. */
const left = (reading: Reading): number => reading.possible + reading.undetermined;
const most = (clause: ClauseSummary, count: (reading: Reading) => number): number =>
  Math.max(0, ...clause.readings.map(count));

/** "As ordered" inside a sentence is "as ordered"; an abbreviation stays as it is. */
function lowerFirst(text: string): string {
  const second = text.charAt(1);
  return second && second === second.toLowerCase() ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
