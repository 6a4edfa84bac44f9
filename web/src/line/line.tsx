/**
 * The first screen: what happened along the line in the window, as a map with the strip beside it (on a phone below it), as
 * the strip alone or as a table, with the time brush.
 */
import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { Timeline } from '../api/types.ts';
import { Hatch } from '../brush/bars.tsx';
import { Brush } from '../brush/brush.tsx';
import { BrushControls } from '../brush/controls.tsx';
import { incidentChoices } from '../filter/choices.ts';
import { readFilter, useFilter } from '../filter/filter.ts';
import { FilterSentence } from '../filter/sentence.tsx';
import { usePhone } from '../frame/rail.tsx';
import { Empty, Failed, Loading } from '../frame/states.tsx';
import { type Chosen, choose, countIn, stretchOf } from '../incidents/chosen.ts';
import { NO_INCIDENTS } from '../incidents/columns.ts';
import { IncidentTable } from '../incidents/table.tsx';
import { type LoadedIncidents, useIncidents } from '../incidents/use-incidents.ts';
import { Legend, useShownLayers } from '../map/legend.tsx';
import { StripView } from '../strip/strip.tsx';
import { type TimeWindow, useSettledWindow, useWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { Summary } from './summary.tsx';
import './line.css';

const LineMap = lazy(() => import('../map/map.tsx'));

/** Before the first of them have come. */
const NOTHING: Chosen = choose(NO_INCIDENTS, readFilter({}));

const WAYS = ['map', 'strip', 'table'] as const;

export default function LineView(): ReactNode {
  const speech = useSpeech();
  const { words, mission } = speech;
  const phone = usePhone();
  const { as } = useAddress().query;
  const way = WAYS.find((known) => known === as) ?? 'map';
  const filter = useFilter();
  const loaded = useIncidents(filter, mission.period);
  const settled = useSettledWindow(mission);
  const timelineLoad = useLoad<Timeline>('timeline');
  const timeline = latest(timelineLoad);
  const { incidents } = loaded;
  const chosen = useMemo(() => incidents && choose(incidents, filter), [incidents, filter]);
  const imprecise = useMemo(
    () =>
      chosen
        ? countIn(chosen.incidents, chosen.all, settled) - countIn(chosen.incidents, chosen.marked, settled)
        : 0,
    [chosen, settled],
  );
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
          {...{ way, loaded, chosen, settled }}
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
            <BrushControls timeline={timeline} count={<WindowCount chosen={chosen} />} />
            <Brush timeline={timeline} compact={phone} />
          </>
        )}
      </div>
    </div>
  );
}

/** Follows each step of a drag, by two searches; the rest of the view waits until the hand rests. */
function WindowCount({ chosen }: { readonly chosen: Chosen | null }): ReactNode {
  const { words, mission } = useSpeech();
  const window = useWindow(mission);
  return words.line.incidents(chosen ? countIn(chosen.incidents, chosen.all, window) : 0);
}

function Body(props: {
  readonly way: (typeof WAYS)[number];
  readonly loaded: LoadedIncidents;
  readonly chosen: Chosen | null;
  readonly settled: TimeWindow;
  readonly note: ReactNode;
}): ReactNode {
  const { words } = useSpeech();
  const beside = useStripPlace();
  const { way, loaded, chosen, settled } = props;
  if (way === 'strip') return <StripView window={settled} />;
  if (loaded.failure) return <Failed words={words} failure={loaded.failure} again={loaded.again} />;
  if (way === 'table') return chosen ? <Table chosen={chosen} window={settled} /> : <Loading words={words} />;
  const none = chosen && !loaded.loading && countIn(chosen.incidents, chosen.all, settled) === 0;
  return (
    <div className="line-map" data-strip={beside}>
      <div className="line-ground">
        <Suspense fallback={<Loading words={words} />}>
          <LineMap chosen={chosen ?? NOTHING} settled={settled} />
        </Suspense>
        <Legend />
        {props.note}
        {none && (
          <div className="line-none">
            <Empty title={words.line.none} hint={words.line.noneHint} />
          </div>
        )}
      </div>
      {beside !== 'no' && (
        <section className="line-strip" aria-label={words.line.strip}>
          <StripView window={settled} compact {...(beside === 'below' ? { bodyPixels: 300 } : {})} />
        </section>
      )}
    </div>
  );
}

function Table({ chosen, window }: { readonly chosen: Chosen; readonly window: TimeWindow }): ReactNode {
  const indices = useMemo(
    () => chosen.all.subarray(...stretchOf(chosen.incidents, chosen.all, window)),
    [chosen, window],
  );
  return <IncidentTable incidents={chosen.incidents} indices={indices} />;
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
