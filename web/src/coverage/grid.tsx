/** Sectors across, days (or the hours of a day) down; the shade is how likely an event would have been noticed. */
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { go } from '../address/address.ts';
import type { CoverageView } from '../api/types.ts';
import { useCells } from '../strip/cells.ts';
import { windowQuery } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { shade } from './interval.ts';
import '../strip/strip.css';

const TOP_PIXELS = 92;
const BODY_PIXELS = 430;

export function CoverageGrid({ view }: { readonly view: CoverageView }): ReactNode {
  const { words, mission, moments, percent } = useSpeech();
  const { rows, sectors, step, conduct } = view;
  const { ref, width } = useElementSize<HTMLDivElement>();
  const leftPixels = step === 'day' ? 74 : 96;
  const cellWidth = Math.max(11, (Math.max(width, 320) - leftPixels - 16) / sectors.length);
  const cellHeight = Math.max(4.5, Math.min(26, BODY_PIXELS / rows.length));
  const shape = {
    rows: rows.length,
    columns: sectors.length,
    left: leftPixels,
    top: TOP_PIXELS,
    cellWidth,
    cellHeight,
  };
  const { at, ...moves } = useCells(shape, ({ row, column }) => {
    if (step === 'hour') {
      go({ view: 'line', query: { as: 'table', sector: sectors[column]!.sector } });
    } else go({ query: windowQuery(rows[row]!, mission.period) });
  });
  const label = (row: number): string =>
    step === 'day'
      ? moments.shortDay(rows[row]!.startMs)
      : `${row === 0 || moments.clock(rows[row]!.startMs) === '00:00' ? `${moments.shortDay(rows[row]!.startMs)} ` : ''}${moments.clock(rows[row]!.startMs)}`;
  const said = (row: number, column: number): string => {
    const { sector, near, probability, hoursNotObservedByRow, noticedByRow } = sectors[column]!;
    const when =
      step === 'day' ? moments.day(rows[row]!.startMs) : moments.window(rows[row]!.startMs, rows[row]!.endMs);
    const head = words.strip.cell(sector, near, when);
    const hours = Math.round((rows[row]!.endMs - rows[row]!.startMs) / 3_600_000);
    const unseen = hoursNotObservedByRow[row]!;
    if (probability[row] === 0) return `${head}: ${words.coverage.nobody}`;
    const parts = [words.coverage.chance(percent(probability[row]!))];
    if (unseen > 0 && step === 'day') parts.push(words.coverage.unseenHours(unseen, hours));
    parts.push(words.coverage.noticedCount(noticedByRow[row]!));
    return `${head}: ${parts.join('; ')}`;
  };
  const labelEvery = Math.max(1, Math.ceil(13 / cellHeight));
  const radius = (count: number): number =>
    Math.min(cellWidth / 2 - 1, cellHeight / 2 - 0.3, 1.6 + 0.7 * Math.sqrt(count));
  const hint = step === 'day' ? words.coverage.hintDays : words.coverage.hintHours;
  return (
    <div className="coverage-grid">
      <div className="strip-head small soft">
        <span>{step === 'day' ? words.strip.title : words.coverage.hoursDown}</span>
        <Scale conduct={conduct} />
        <span>{hint}</span>
      </div>
      <div className="strip-scroll" ref={ref}>
        <svg
          width={leftPixels + cellWidth * sectors.length + 8}
          height={TOP_PIXELS + cellHeight * rows.length + 4}
          role="application"
          aria-label={`${words.coverage.title}. ${hint}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid of cells under one focus
          tabIndex={0}
          {...moves}
          className="strip-grid"
        >
          {sectors.map(({ sector, near }, column) => (
            <text
              key={sector}
              className="strip-label"
              transform={`translate(${leftPixels + (column + 0.5) * cellWidth + 3} ${TOP_PIXELS - 6}) rotate(-60)`}
            >
              {sector}{' '}
              <tspan className="strip-near">{near.length > 13 ? `${near.slice(0, 12)}…` : near}</tspan>
            </text>
          ))}
          {rows.map((row, index) =>
            index % labelEvery === 0 ? (
              <text
                key={row.startMs}
                className="strip-label"
                x={leftPixels - 8}
                y={TOP_PIXELS + (index + 0.5) * cellHeight + 4}
                textAnchor="end"
              >
                {label(index)}
              </text>
            ) : null,
          )}
          {sectors.map(({ sector, probability }, column) =>
            probability.map((value, row) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the grid
                key={`${sector} ${row}`}
                x={leftPixels + column * cellWidth}
                y={TOP_PIXELS + row * cellHeight}
                width={cellWidth - 1}
                height={cellHeight - Math.min(1, cellHeight / 8)}
                {...shade(value)}
              />
            )),
          )}
          {sectors.map(({ sector, noticedByRow }, column) =>
            noticedByRow.map((count, row) =>
              count > 0 ? (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the grid
                  key={`${sector} ${row}`}
                  cx={leftPixels + (column + 0.5) * cellWidth}
                  cy={TOP_PIXELS + (row + 0.5) * cellHeight}
                  r={radius(count)}
                  className="coverage-mark"
                />
              ) : null,
            ),
          )}
          {at && (
            <rect
              className="strip-at"
              x={leftPixels + at.column * cellWidth - 1}
              y={TOP_PIXELS + at.row * cellHeight - 1}
              width={cellWidth + 1}
              height={cellHeight + 1}
            />
          )}
        </svg>
      </div>
      <div className="strip-said small" aria-live="polite">
        {at ? said(at.row, at.column) : ' '}
      </div>
    </div>
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
            <rect width="14" height="12" {...shade(value)} />
          </svg>
        ))}
        {percent(0.95)} {words.coverage.scale}
      </span>
      <span className="coverage-key">
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="3.4" className="coverage-mark" />
        </svg>
        {words.coverage.mark(words.conduct[conduct])}
      </span>
    </span>
  );
}
