/** What lies under the pointer, in words. */
import type { ReactNode } from 'react';
import type { Certainty, Conduct, VesselEvent, VesselTrack, WatchView } from '../api/types.ts';
import type { Incident } from '../incidents/columns.ts';
import type { Operation } from '../sky/air-shape.ts';
import { NumbersSentence } from '../sky/numbers-sentence.tsx';
import { useRegionNames } from '../sky/region-names.ts';
import { type Speech, useSpeech } from '../words/speech.tsx';
import type { DeviceMark } from './around.ts';
import type { CellCount } from './cells.ts';
import { DeviceState } from './device-state.tsx';
import { Mark } from './mark.tsx';
import { CERTAINTIES } from './shapes.ts';

export type Told =
  | { readonly kind: 'incident'; readonly row: Incident }
  | { readonly kind: 'cell'; readonly cell: CellCount }
  | { readonly kind: 'sector'; readonly sector: WatchView['sectors'][number] }
  | { readonly kind: 'device'; readonly mark: DeviceMark }
  | { readonly kind: 'track'; readonly track: VesselTrack }
  | { readonly kind: 'event'; readonly event: VesselEvent }
  | {
      readonly kind: 'air';
      readonly operation: Operation;
      /** What the pointer is at: a region that was warned, or a launch place; '' the other. */
      readonly region: string;
      readonly launchedFrom: string;
    };

export function MapTip(props: {
  readonly what: Told;
  readonly also: Told | null;
  readonly x: number;
  readonly y: number;
  /** The map: near its edges the words stand on the other side of the pointer. */
  readonly room: HTMLElement | null;
}): ReactNode {
  const { what, also, x, y, room } = props;
  const left = room !== null && x > room.clientWidth - WIDEST_PIXELS;
  const above = room !== null && y > room.clientHeight * 0.6;
  const across = left ? `calc(${x - 14}px - 100%)` : `${x + 14}px`;
  const down = above ? `calc(${y - 14}px - 100%)` : `${y + 14}px`;
  return (
    <div className="map-tip" style={{ transform: `translate(${across}, ${down})` }}>
      <Words what={what} />
      {also && <Words what={also} />}
    </div>
  );
}

/** As map.css has it, and the distance to the pointer. */
const WIDEST_PIXELS = 340;

function Words({ what }: { readonly what: Told }): ReactNode {
  switch (what.kind) {
    case 'incident':
      return <IncidentTip row={what.row} />;
    case 'cell':
      return <CellTip cell={what.cell} />;
    case 'sector':
      return <SectorTip sector={what.sector} />;
    case 'device':
      return <DeviceState device={what.mark.device} health={what.mark.health} />;
    case 'track':
      return <TrackTip track={what.track} />;
    case 'event':
      return <EventTip event={what.event} />;
    case 'air':
      return <AirTip {...what} />;
  }
}

/** Certainties in their order, conduct by how often. */
function CellTip({ cell }: { readonly cell: CellCount }): ReactNode {
  const { words, number } = useSpeech();
  const certainties = CERTAINTIES.filter((certainty) => cell.byCertainty.has(certainty));
  const conducts = [...cell.byConduct].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return (
    <>
      <strong>{words.line.incidents(cell.total)}</strong>
      {certainties.map((certainty: Certainty) => (
        <span key={certainty}>
          <Mark conduct="none" certainty={certainty} /> {words.certainty[certainty]}{' '}
          {number(cell.byCertainty.get(certainty) ?? 0)}
        </span>
      ))}
      <span className="soft">
        {conducts
          .map(([conduct, count]) => `${words.conduct[conduct as Conduct]} ${number(count)}`)
          .join(' · ')}
      </span>
      <span className="soft">{words.map.comeNearer}</span>
    </>
  );
}

function IncidentTip({ row }: { readonly row: Incident }): ReactNode {
  const { words, moments, name, number } = useSpeech();
  const radiusKm = row.radiusMetres / 1000;
  return (
    <>
      <strong>
        <Mark conduct={row.conduct} certainty={row.certainty} /> {words.conduct[row.conduct]}
        {row.means !== 'unspecified' && row.means !== 'none' && `, ${words.means[row.means]}`}
      </strong>
      <span>
        {row.place} · {words.table.radius(number(radiusKm, radiusKm < 1 ? 1 : 0))}
      </span>
      <span>{moments.day(row.homeMs)}</span>
      <span>
        {words.certainty[row.certainty]} · {words.table.author}: {name(row.author)}
      </span>
    </>
  );
}

/** "Not observed: no source covered sector 41 from 02:00 to 05:00", the longest stretches first told. */
function SectorTip({ sector }: { readonly sector: WatchView['sectors'][number] }): ReactNode {
  const speech = useSpeech();
  const { words } = speech;
  const { stretches, stretchCount, hours, hoursNotObserved } = sector;
  const whole = hoursNotObserved === hours;
  return (
    <>
      <strong>
        <i className="tip-hatch hatch" /> {words.legend.notObserved}
      </strong>
      <span>
        {whole
          ? words.map.noSourceAtAll(sector.sector)
          : words.map.noSource(
              sector.sector,
              stretches.map(({ startMs, endMs }) => stretchWords(speech, startMs, endMs)).join('; '),
            )}
      </span>
      {stretchCount > stretches.length && (
        <span>{words.map.moreStretches(stretchCount - stretches.length)}</span>
      )}
      <span className="soft">
        {sector.near} · {words.coverage.unseenHours(hoursNotObserved, hours)}
      </span>
    </>
  );
}

function stretchWords({ words, moments }: Speech, startMs: number, endMs: number): string {
  if (moments.day(startMs) === moments.day(endMs - 1))
    return words.map.fromToOn(moments.clock(startMs), moments.clock(endMs), moments.day(startMs));
  const moment = (atMs: number): string => `${moments.shortDay(atMs)}, ${moments.clock(atMs)}`;
  return words.map.fromTo(moment(startMs), moment(endMs));
}

function TrackTip({ track }: { readonly track: VesselTrack }): ReactNode {
  const { words, moments } = useSpeech();
  const { mmsi, name, shipType, firstMs, lastMs } = track.properties;
  return (
    <>
      <strong>{name || words.map.vessel(mmsi)}</strong>
      <span>{[shipWords(words, shipType), `MMSI ${mmsi}`].filter((part) => part !== '').join(' · ')}</span>
      <span>{moments.window(firstMs, lastMs)}</span>
      <span className="soft">{words.map.claimed}</span>
    </>
  );
}

/** By the first digit of the code, save for the few of 30 to 59 that matter here (ITU-R M.1371, table 53). */
function shipWords({ map }: Speech['words'], code: number | null): string {
  if (code === null || code <= 0 || code > 99) return '';
  return map.ship[code] ?? map.ship[10 * Math.floor(code / 10)] ?? map.ship[0]!;
}

function EventTip({ event }: { readonly event: VesselEvent }): ReactNode {
  const { words, moments } = useSpeech();
  const { mmsi, name, startMs, endMs } = event.properties;
  return (
    <>
      <strong>{words.map.event[event.properties.event] ?? event.properties.event}</strong>
      {mmsi !== null && <span>{[name, `MMSI ${mmsi}`].filter((part) => part !== '').join(' · ')}</span>}
      <span>{endMs > startMs ? moments.window(startMs, endMs) : moments.moment(startMs)}</span>
      {event.properties.words !== '' && <span lang="en">{event.properties.words}</span>}
    </>
  );
}

function AirTip({ operation, region, launchedFrom }: Extract<Told, { kind: 'air' }>): ReactNode {
  const { words, moments, name, mission } = useSpeech();
  const nameOf = useRegionNames();
  const party = mission.parties.some(({ id }) => id === operation.actor);
  return (
    <>
      <strong>{words.sky.nightTo(moments.day(Date.parse(`${operation.night}T12:00:00Z`)))}</strong>
      <span>
        {party ? name(operation.actor) : words.sky.undetermined} ·{' '}
        {operation.means.map((means) => words.means[means]).join(', ')}
      </span>
      {region !== '' && <span>{words.map.underAlert(nameOf(region))}</span>}
      {launchedFrom !== '' && (
        <span>
          {words.sky.launchedFrom}: {launchedFrom}
        </span>
      )}
      <NumbersSentence bulletins={operation.bulletins} most={2} />
    </>
  );
}
