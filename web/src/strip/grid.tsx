/**
 * The line unrolled: sectors across, time down, what was observed as shade and hatch, and what happened there as marks over
 * it. One focus for the grid; arrow keys move the cell. The strip of the Line screen and the grid of the Coverage screen are
 * this drawing with different shades.
 */
import { useElementSize } from '@mantine/hooks';
import { memo, type ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { type Cell, useCells } from './cells.ts';
import { markSize, type Ramp, shade } from './shade.ts';
import './strip.css';

const TOP_PIXELS = 92;
/** Names are written aslant; the last leans out. */
const RIGHT_PIXELS = 34;

export interface LineGridProps {
  readonly columns: readonly { readonly sector: string; readonly near: string }[];
  readonly rows: readonly { readonly startMs: number; readonly endMs: number }[];
  readonly step: 'day' | 'hour';
  /** Row-major: 0 is not observed, up to 1. */
  readonly seen: readonly number[];
  /** Row-major: incidents. */
  readonly counts: readonly number[];
  readonly ramp: Ramp;
  readonly label: string;
  readonly hint: string;
  readonly head: ReactNode;
  /** Height of the cells together; absent: what there is. */
  readonly bodyPixels?: number;
  /** The narrowest a column gets before the grid scrolls. */
  readonly leastColumnPixels?: number;
  said(cell: Cell): string;
  open(cell: Cell): void;
}

export function LineGrid(props: LineGridProps): ReactNode {
  const { rows, columns, step } = props;
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const left = step === 'day' ? 74 : 96;
  const least = props.leastColumnPixels ?? 11;
  const room = props.bodyPixels ?? height - TOP_PIXELS - 8;
  const cellWidth = Math.max(least, (Math.max(width, 280) - left - RIGHT_PIXELS - 8) / columns.length);
  const cellHeight = Math.max(4.5, Math.min(30, room / rows.length));
  const shape = { rows: rows.length, columns: columns.length, left, top: TOP_PIXELS, cellWidth, cellHeight };
  const { at, ...moves } = useCells(shape, props.open);
  return (
    <div className={props.bodyPixels === undefined ? 'strip' : 'strip flowing'}>
      <div className="strip-head small soft">{props.head}</div>
      <div className="strip-scroll" ref={ref}>
        <svg
          width={left + cellWidth * columns.length + RIGHT_PIXELS}
          height={TOP_PIXELS + cellHeight * rows.length + 4}
          role="application"
          aria-label={`${props.label}. ${props.hint}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid of cells under one focus
          tabIndex={0}
          {...moves}
          className="strip-grid"
        >
          <Labels {...{ rows, columns, step, left, cellWidth, cellHeight }} />
          <Cells
            seen={props.seen}
            counts={props.counts}
            ramp={props.ramp}
            {...{ left, cellWidth, cellHeight }}
            columns={columns.length}
          />
          {at && (
            <rect
              className="strip-at"
              x={left + at.column * cellWidth - 1}
              y={TOP_PIXELS + at.row * cellHeight - 1}
              width={cellWidth + 1}
              height={cellHeight + 1}
            />
          )}
        </svg>
      </div>
      <div className="strip-said small" aria-live="polite">
        {at ? props.said(at) : ' '}
      </div>
    </div>
  );
}

interface Sizes {
  readonly left: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

function Labels(props: Pick<LineGridProps, 'rows' | 'columns' | 'step'> & Sizes): ReactNode {
  const { moments } = useSpeech();
  const { rows, columns, left, cellWidth, cellHeight } = props;
  const everyRow = Math.max(1, Math.ceil(13 / cellHeight));
  const everyColumn = Math.max(1, Math.ceil(14 / cellWidth));
  const rowLabel = (row: number): string => {
    const { startMs } = rows[row]!;
    if (props.step === 'day') return moments.shortDay(startMs);
    const clock = moments.clock(startMs);
    return row === 0 || clock === '00:00' ? `${moments.shortDay(startMs)} ${clock}` : clock;
  };
  return (
    <>
      {columns.map(({ sector, near }, column) =>
        column % everyColumn === 0 ? (
          <text
            key={sector}
            className="strip-label"
            transform={`translate(${left + (column + 0.5) * cellWidth + 3} ${TOP_PIXELS - 6}) rotate(-60)`}
          >
            {sector} <tspan className="strip-near">{near.length > 13 ? `${near.slice(0, 12)}…` : near}</tspan>
          </text>
        ) : null,
      )}
      {rows.map(({ startMs }, row) =>
        row % everyRow === 0 ? (
          <text
            key={startMs}
            className="strip-label"
            x={left - 8}
            y={TOP_PIXELS + (row + 0.5) * cellHeight + 4}
            textAnchor="end"
          >
            {rowLabel(row)}
          </text>
        ) : null,
      )}
    </>
  );
}

/** Thousands of shapes that a moving pointer must not touch. */
const Cells = memo(function Cells(
  props: Pick<LineGridProps, 'seen' | 'counts' | 'ramp'> & Sizes & { readonly columns: number },
): ReactNode {
  const { seen, counts, ramp, columns, left, cellWidth, cellHeight } = props;
  const most = counts.reduce((highest, count) => Math.max(highest, count), 1);
  const box = { width: cellWidth - 1, height: cellHeight - Math.min(1, cellHeight / 8) };
  const x = (index: number): number => left + (index % columns) * cellWidth;
  const y = (index: number): number => TOP_PIXELS + Math.floor(index / columns) * cellHeight;
  return (
    <>
      {seen.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the grid
        <rect key={index} x={x(index)} y={y(index)} {...box} {...shade(value, ramp)} />
      ))}
      {counts.map((count, index) => {
        if (count === 0) return null;
        const size = markSize(count, most, box);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the grid
            key={index}
            className={`strip-mark ${ramp}`}
            x={x(index) + (box.width - size.width) / 2}
            y={y(index) + (box.height - size.height) / 2}
            rx={Math.min(size.width, size.height) / 2}
            {...size}
          />
        );
      })}
    </>
  );
});
