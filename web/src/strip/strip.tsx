/** The strip of the Line screen: incidents over what was observed, by day, or by hour where the window is a day or two. */
import { type ReactNode, useMemo } from 'react';
import { go } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { Strip } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { type TimeWindow, windowQuery } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import type { Cell } from './cells.ts';
import { LineGrid } from './grid.tsx';
import { LEAST_SHARE, shade } from './shade.ts';

interface Look {
  /** Beside or below the map: narrow columns, few words. */
  readonly compact?: boolean;
  /** Height of the cells together, where the page scrolls. */
  readonly bodyPixels?: number;
}

export function StripView({ window, ...look }: { readonly window: TimeWindow } & Look): ReactNode {
  const { words, mission } = useSpeech();
  const strip = useLoad<Strip>(mission.line && `strip?from=${window.startMs}&to=${window.endMs}`);
  if (!mission.line) return <Empty title={words.states.noLine} />;
  return (
    <Show loaded={strip} words={words}>
      {(value) => <Grid strip={value} {...look} />}
    </Show>
  );
}

function Grid({ strip, compact, bodyPixels }: { readonly strip: Strip } & Look): ReactNode {
  const { words, mission, moments, percent } = useSpeech();
  const { rows, sectors, counts, observed, step } = strip;
  const columns = useMemo(() => {
    const near = new Map(mission.line?.sectors.map((sector) => [sector.id, sector.near]));
    return sectors.map((sector) => ({ sector, near: near.get(sector) ?? '' }));
  }, [sectors, mission]);
  if (rows.length === 0 || sectors.length === 0) return <Empty title={words.line.none} />;
  const of = ({ row, column }: Cell): number => row * sectors.length + column;
  const open = (cell: Cell): void => {
    if (counts[of(cell)]! <= 0) return;
    const { startMs, endMs } = rows[cell.row]!;
    go({
      query: {
        as: 'table',
        sector: sectors[cell.column]!,
        ...windowQuery({ startMs, endMs }, mission.period),
      },
    });
  };
  const said = (cell: Cell): string => {
    const { startMs, endMs } = rows[cell.row]!;
    const { sector, near } = columns[cell.column]!;
    const when = step === 'day' ? moments.day(startMs) : moments.window(startMs, endMs);
    const [count, share] = [counts[of(cell)]!, observed[of(cell)]!];
    const parts = [count > 0 ? words.line.incidents(count) : ''];
    if (share < LEAST_SHARE) parts.push(words.strip.notObserved);
    else if (count === 0) parts.push(words.strip.noIncident);
    if (share > 0 && share < 1) parts.push(words.strip.shareObserved(percent(share)));
    return `${words.strip.cell(sector, near, when)}: ${parts.filter((part) => part !== '').join('; ')}`;
  };
  const title = step === 'day' ? words.strip.title : words.coverage.hoursDown;
  return (
    <LineGrid
      {...{ columns, rows, step, counts, said, open }}
      {...(bodyPixels === undefined ? {} : { bodyPixels })}
      seen={observed}
      ramp="observed"
      label={title}
      hint={words.strip.hint}
      leastColumnPixels={compact ? 5 : 11}
      head={
        <>
          <span>{title}</span>
          <Key />
          {!compact && <span>{words.strip.hint}</span>}
          {strip.withoutHour > 0 && <span>{words.strip.withoutHour(strip.withoutHour)}</span>}
        </>
      }
    />
  );
}

function Key(): ReactNode {
  const { words } = useSpeech();
  return (
    <span className="strip-scale">
      <i className="hatch" /> {words.legend.notObserved}
      <svg width="14" height="12" aria-hidden="true">
        <rect width="14" height="12" {...shade(1, 'observed')} />
      </svg>{' '}
      {words.strip.observed}
      <svg width="14" height="12" aria-hidden="true">
        <rect className="strip-mark observed" x="2" y="3" width="10" height="6" rx="3" />
      </svg>{' '}
      {words.strip.mark}
    </span>
  );
}
