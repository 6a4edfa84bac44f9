/** The unrolled line with the probability that an event would have been noticed, and what was noticed. */
import { type ReactNode, useMemo } from 'react';
import { go } from '../address/address.ts';
import type { CoverageView } from '../api/types.ts';
import type { Cell } from '../strip/cells.ts';
import { LineGrid } from '../strip/grid.tsx';
import { shade } from '../strip/shade.ts';
import { windowQuery } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';

const BODY_PIXELS = 430;

export function CoverageGrid({ view }: { readonly view: CoverageView }): ReactNode {
  const { words, mission, moments, percent } = useSpeech();
  const { rows, sectors, step, conduct } = view;
  const cells = useMemo(
    () => ({
      seen: rows.flatMap((_, row) => sectors.map(({ probability }) => probability[row]!)),
      counts: rows.flatMap((_, row) => sectors.map(({ noticedByRow }) => noticedByRow[row]!)),
    }),
    [rows, sectors],
  );
  const open = ({ row, column }: Cell): void => {
    if (step === 'hour') go({ view: 'line', query: { as: 'table', sector: sectors[column]!.sector } });
    else go({ query: windowQuery(rows[row]!, mission.period) });
  };
  const said = ({ row, column }: Cell): string => {
    const { sector, near, probability, hoursNotObservedByRow, noticedByRow } = sectors[column]!;
    const { startMs, endMs } = rows[row]!;
    const when = step === 'day' ? moments.day(startMs) : moments.window(startMs, endMs);
    const head = words.strip.cell(sector, near, when);
    const hours = Math.round((endMs - startMs) / 3_600_000);
    const unseen = hoursNotObservedByRow[row]!;
    if (probability[row] === 0) return `${head}: ${words.coverage.nobody}`;
    const parts = [words.coverage.chance(percent(probability[row]!))];
    if (unseen > 0 && step === 'day') parts.push(words.coverage.unseenHours(unseen, hours));
    parts.push(words.coverage.noticedCount(noticedByRow[row]!));
    return `${head}: ${parts.join('; ')}`;
  };
  const hint = step === 'day' ? words.coverage.hintDays : words.coverage.hintHours;
  return (
    <LineGrid
      {...{ rows, step, said, open, hint }}
      {...cells}
      columns={sectors}
      ramp="probability"
      label={words.coverage.title}
      bodyPixels={Math.min(BODY_PIXELS, 26 * rows.length)}
      head={
        <>
          <span>{step === 'day' ? words.strip.title : words.coverage.hoursDown}</span>
          <Scale conduct={conduct} />
          <span>{hint}</span>
        </>
      }
    />
  );
}

function Scale({ conduct }: { readonly conduct: CoverageView['conduct'] }): ReactNode {
  const { words, percent } = useSpeech();
  return (
    <span className="strip-scale">
      <span className="coverage-key">
        <i className="hatch" /> {words.legend.notObserved}
      </span>
      <span className="coverage-key coverage-steps">
        {percent(0.05)}
        {[0.05, 0.3, 0.6, 0.95].map((value) => (
          <svg key={value} width="14" height="12" aria-hidden="true">
            <rect width="14" height="12" {...shade(value, 'probability')} />
          </svg>
        ))}
        {percent(0.95)} {words.coverage.scale}
      </span>
      <span className="coverage-key">
        <svg width="14" height="12" aria-hidden="true">
          <rect className="strip-mark probability" x="2" y="3" width="10" height="6" rx="3" />
        </svg>
        {words.coverage.mark(words.conduct[conduct])}
      </span>
    </span>
  );
}
