/**
 * The first screen: what happened along the line in the window, as a map with the strip beside it (on a phone below it), as
 * the strip alone or as a table, with the time brush.
 */
import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { IncidentRow, Timeline } from '../api/types.ts';
import { Hatch } from '../brush/bars.tsx';
import { Brush } from '../brush/brush.tsx';
import { BrushControls } from '../brush/controls.tsx';
import { incidentChoices } from '../filter/choices.ts';
import { useFilter } from '../filter/filter.ts';
import { FilterSentence } from '../filter/sentence.tsx';
import { usePhone } from '../frame/rail.tsx';
import { Empty, Failed, Loading } from '../frame/states.tsx';
import { type Rows, useRows } from '../incidents/rows.ts';
import { IncidentTable } from '../incidents/table.tsx';
import { Legend, useShownLayers } from '../map/legend.tsx';
import { isMarked } from '../map/marks.ts';
import { StripView } from '../strip/strip.tsx';
import { isIn, type TimeWindow, useSettledWindow, useWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { Summary } from './summary.tsx';
import './line.css';

const LineMap = lazy(() => import('../map/map.tsx'));

const WAYS = ['map', 'strip', 'table'] as const;

export default function LineView(): ReactNode {
  const speech = useSpeech();
  const { words, mission } = speech;
  const phone = usePhone();
  const { as } = useAddress().query;
  const way = WAYS.find((known) => known === as) ?? 'map';
  const filter = useFilter();
  const all = useRows(filter, mission.period);
  const settled = useSettledWindow(mission);
  const window = useWindow(mission);
  const timelineLoad = useLoad<Timeline>('timeline');
  const timeline = latest(timelineLoad);
  const rows = useMemo(() => all.rows.filter((row) => filter.matches(row)), [all.rows, filter]);
  const inWindow = useMemo(() => rows.filter((row) => isIn(window, row.homeMs)), [rows, window]);
  const imprecise = useMemo(() => inWindow.filter((row) => !isMarked(row)).length, [inWindow]);
  const choices = incidentChoices(filter, speech);
  const ways = (
    <SegmentedControl
      size="xs"
      value={way}
      aria-label={words.line.viewChoice}
      onChange={(value) => go({ query: { as: value === 'map' ? undefined : value } })}
      data={WAYS.map((value) => ({ value, label: words.line[value] }))}
    />
  );
  return (
    <div className="line-view">
      <h1 className="visually-hidden">{words.views.line}</h1>
      <Hatch />
      <div className="line-head">
        <Summary window={settled} compact={phone} />
        {phone ? (
          <div className="line-tools">
            {ways}
            <FilterSheet choices={choices} />
          </div>
        ) : (
          <div className="line-tools">
            <FilterSentence choices={choices} lead={<span className="soft">{words.filter.showing}:</span>} />
            {ways}
          </div>
        )}
      </div>
      <div className="line-body">
        <Body
          {...{ way, all, rows, inWindow, window, settled }}
          note={
            imprecise > 0 && !phone && <p className="line-note small">{words.line.imprecise(imprecise)}</p>
          }
        />
      </div>
      <div className="line-brush">
        {timelineLoad.state === 'failed' && (
          <Failed words={words} failure={timelineLoad.failure} again={timelineLoad.again} />
        )}
        {timeline && timeline.days.length > 0 && (
          <>
            <BrushControls timeline={timeline} count={words.line.incidents(inWindow.length)} />
            <Brush timeline={timeline} compact={phone} />
          </>
        )}
      </div>
    </div>
  );
}

function Body(props: {
  readonly way: (typeof WAYS)[number];
  readonly all: Rows;
  readonly rows: readonly IncidentRow[];
  readonly inWindow: readonly IncidentRow[];
  readonly window: TimeWindow;
  readonly settled: TimeWindow;
  readonly note: ReactNode;
}): ReactNode {
  const { words } = useSpeech();
  const beside = useStripPlace();
  const { way, all } = props;
  if (way === 'strip') return <StripView window={props.settled} />;
  if (all.failure) return <Failed words={words} failure={all.failure} again={all.again} />;
  const waiting = all.loading && all.rows.length === 0;
  if (way === 'table') return waiting ? <Loading words={words} /> : <IncidentTable rows={props.inWindow} />;
  return (
    <div className="line-map" data-strip={beside}>
      <div className="line-ground">
        <Suspense fallback={<Loading words={words} />}>
          <LineMap
            rows={props.rows}
            window={props.window}
            settled={props.settled}
            inWindow={props.inWindow}
          />
        </Suspense>
        <Legend />
        {props.note}
        {!waiting && props.inWindow.length === 0 && (
          <div className="line-none">
            <Empty title={words.line.none} hint={words.line.noneHint} />
          </div>
        )}
      </div>
      {beside !== 'no' && (
        <section className="line-strip" aria-label={words.line.strip}>
          <StripView window={props.settled} compact {...(beside === 'below' ? { bodyPixels: 300 } : {})} />
        </section>
      )}
    </div>
  );
}

/** Where the strip stands: beside the map where there is room, below it on a phone, nowhere next to an open incident. */
function useStripPlace(): 'beside' | 'below' | 'no' {
  const { mission } = useSpeech();
  const phone = usePhone();
  const wide = useMediaQuery('(min-width: 1180px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const { incident } = useAddress().query;
  const wanted = useShownLayers().has('strip') && mission.line !== null;
  if (!wanted) return 'no';
  if (phone) return 'below';
  return wide && incident === undefined ? 'beside' : 'no';
}
