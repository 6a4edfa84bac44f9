/**
 * The strip: sectors of the line across, days down, so that the whole line and the whole window fit on one screen and
 * a quiet day differs from one that nobody watched. One focus for the grid; arrow keys move the cell.
 */
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { go } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { Strip, Timeline } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import type { TimeWindow } from '../window/window.ts';
import { windowQuery } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { type Cell, useCells } from './cells.ts';
import './strip.css';

const LEFT_PIXELS = 74;
const TOP_PIXELS = 92;

export function StripView({ window }: { readonly window: TimeWindow }): ReactNode {
  const { words, mission } = useSpeech();
  const strip = useLoad<Strip>(mission.line && `strip?from=${window.startMs}&to=${window.endMs}`);
  const timeline = latest(useLoad<Timeline>('timeline'));
  if (!mission.line) return <Empty title={words.states.noLine} />;
  return (
    <Show loaded={strip} words={words}>
      {(value) => <Grid strip={value} timeline={timeline} />}
    </Show>
  );
}

function Grid(props: { readonly strip: Strip; readonly timeline: Timeline | null }): ReactNode {
  const { words, mission, moments, number } = useSpeech();
  const { days, sectors, cells } = props.strip;
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const most = Math.max(1, ...cells);
  const cellWidth = Math.max(11, (Math.max(width, 320) - LEFT_PIXELS - 16) / sectors.length);
  const cellHeight = Math.max(4.5, Math.min(30, (height - TOP_PIXELS - 8) / days.length));
  const near = (id: string): string => mission.line?.sectors.find((sector) => sector.id === id)?.near ?? '';
  const startOf = new Map(props.timeline?.days.map((day) => [day.day, day]));
  const dayText = (day: string): string => {
    const known = startOf.get(day);
    return known ? moments.day(known.startMs) : day;
  };
  const open = ({ row, column }: Cell): void => {
    const day = startOf.get(days[row]!);
    if (!day || cells[row * sectors.length + column]! <= 0) return;
    go({ query: { as: 'table', sector: sectors[column]!, ...windowQuery(day, mission.period) } });
  };
  const { at, ...moves } = useCells(
    {
      rows: days.length,
      columns: sectors.length,
      left: LEFT_PIXELS,
      top: TOP_PIXELS,
      cellWidth,
      cellHeight,
    },
    open,
  );
  if (days.length === 0 || sectors.length === 0) return <Empty title={words.line.none} />;
  const said = (row: number, column: number): string => {
    const id = sectors[column]!;
    const value = cells[row * sectors.length + column]!;
    const count =
      value < 0
        ? words.strip.notObserved
        : value === 0
          ? words.strip.noIncident
          : words.line.incidents(value);
    return `${words.strip.cell(id, near(id), dayText(days[row]!))}: ${count}`;
  };
  const labelEvery = Math.max(1, Math.ceil(13 / cellHeight));
  return (
    <div className="strip">
      <div className="strip-head small soft">
        <span>{words.strip.title}</span>
        <StripScale most={most} />
        <span>{words.strip.hint}</span>
      </div>
      <div className="strip-scroll" ref={ref}>
        <svg
          width={LEFT_PIXELS + cellWidth * sectors.length + 8}
          height={TOP_PIXELS + cellHeight * days.length + 4}
          role="application"
          aria-label={`${words.strip.title}. ${words.strip.hint}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid of cells under one focus
          tabIndex={0}
          {...moves}
          className="strip-grid"
        >
          {sectors.map((id, column) => (
            <text
              key={id}
              className="strip-label"
              transform={`translate(${LEFT_PIXELS + (column + 0.5) * cellWidth + 3} ${TOP_PIXELS - 6}) rotate(-60)`}
            >
              {id} <tspan className="strip-near">{shortened(near(id))}</tspan>
            </text>
          ))}
          {days.map((day, row) =>
            row % labelEvery === 0 ? (
              <text
                key={day}
                className="strip-label"
                x={LEFT_PIXELS - 8}
                y={TOP_PIXELS + (row + 0.5) * cellHeight + 4}
                textAnchor="end"
              >
                {startOf.has(day) ? moments.shortDay(startOf.get(day)!.startMs) : day}
              </text>
            ) : null,
          )}
          {cells.map((value, index) => {
            const row = Math.floor(index / sectors.length);
            const column = index % sectors.length;
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the grid
                key={index}
                x={LEFT_PIXELS + column * cellWidth}
                y={TOP_PIXELS + row * cellHeight}
                width={cellWidth - 1}
                height={cellHeight - Math.min(1, cellHeight / 8)}
                {...cellPaint(value, most)}
              />
            );
          })}
          {at && (
            <rect
              className="strip-at"
              x={LEFT_PIXELS + at.column * cellWidth - 1}
              y={TOP_PIXELS + at.row * cellHeight - 1}
              width={cellWidth + 1}
              height={cellHeight + 1}
            />
          )}
        </svg>
      </div>
      <div className="strip-said small" aria-live="polite">
        {at ? said(at.row, at.column) : ' '}
        <span className="visually-hidden">{number(days.length)}</span>
      </div>
    </div>
  );
}

function StripScale({ most }: { readonly most: number }): ReactNode {
  const { words, number } = useSpeech();
  return (
    <span className="strip-scale">
      <i className="hatch" /> {words.legend.notObserved}
      <i className="strip-zero" /> 0 ({words.strip.quiet})
      {[0.02, 0.25, 0.6, 1].map((share) => (
        <svg key={share} width="14" height="12" aria-hidden="true">
          <rect width="14" height="12" {...cellPaint(Math.max(1, share * most), most)} />
        </svg>
      ))}
      {number(most)}
    </span>
  );
}

/** Square root: the eye compares areas, and a single incident must still be seen. */
function cellPaint(value: number, most: number): { fill: string; fillOpacity?: number } {
  if (value < 0) return { fill: 'url(#not-observed)' };
  if (value === 0) return { fill: 'var(--tl-sunken)' };
  return { fill: 'var(--tl-accent)', fillOpacity: 0.18 + 0.82 * Math.sqrt(value / most) };
}

const shortened = (name: string): string => (name.length > 13 ? `${name.slice(0, 12)}…` : name);
