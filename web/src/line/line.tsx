/** The first screen: what happened along the line in the window, as a map, a strip or a table, with the time brush. */
import { SegmentedControl } from '@mantine/core';
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
import { Legend } from '../map/legend.tsx';
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
        <Body way={way} all={all} rows={rows} inWindow={inWindow} window={window} settled={settled} />
        {way === 'map' && imprecise > 0 && !phone && (
          <p className="line-note small">{words.line.imprecise(imprecise)}</p>
        )}
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
}): ReactNode {
  const { words } = useSpeech();
  const { way, all } = props;
  if (way === 'strip') return <StripView window={props.settled} />;
  if (all.failure) return <Failed words={words} failure={all.failure} again={all.again} />;
  const waiting = all.loading && all.rows.length === 0;
  if (way === 'table') return waiting ? <Loading words={words} /> : <IncidentTable rows={props.inWindow} />;
  return (
    <>
      <Suspense fallback={<Loading words={words} />}>
        <LineMap rows={props.rows} window={props.window} settled={props.settled} inWindow={props.inWindow} />
      </Suspense>
      <Legend />
      {!waiting && props.inWindow.length === 0 && (
        <div className="line-none">
          <Empty title={words.line.none} hint={words.line.noneHint} />
        </div>
      )}
    </>
  );
}
