/**
 * `truceline sky [MISSION]`: operations from the air with what each source says of them, and alerts by region against what
 * is usual. Tables for people, or JSON Lines.
 */
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { airOperations, alertsAgainstUsual } from '../report/sky.js';
import { airRows } from '../report/sky-day.js';
import { truceComparison, truceWindows } from '../report/truces.js';
import type { Advance } from '../sky/advance.js';
import type { AlertDay, RegionAlerts } from '../sky/alert-series.js';
import type { BulletinNumber } from '../sky/bulletin.js';
import type { LaunchArea, Operation } from '../sky/operation.js';
import { type Interval, overlaps, toIso } from '../time/instant.js';
import { type WindowRequest, withPicture } from './mission-window.js';
import { flightJson, flightLines, flightsOf } from './sky-flights.js';

export interface SkyRequest extends WindowRequest {
  readonly json?: boolean | undefined;
  /** Tracks of radar or acoustic arrays, CSV; - is standard input. */
  readonly tracks?: string | undefined;
}

export async function skyCommand(request: SkyRequest): Promise<number> {
  const flights = request.tracks === undefined ? undefined : await flightsOf(request.tracks);
  await withPicture(request, 'sky', (picture, window) => {
    const index = indexPicture(picture);
    for (const line of request.json ? jsonLines(index, window) : tables(index, window)) console.log(line);
    if (!flights) return;
    const operations = airOperations(index);
    const seen = flights.filter(({ startMs, endMs }) => startMs < window.endMs && endMs >= window.startMs);
    if (request.json) for (const flight of seen) console.log(flightJson(flight, operations));
    else for (const line of flightLines(seen, operations, picture.mission.timeZone)) console.log(line);
    if (seen.length < flights.length)
      console.error(
        `sky: ${flights.length - seen.length} tracks lie outside the days ${window.from} to ${window.to}.`,
      );
  });
  return 0;
}

function* jsonLines(index: PictureIndex, window: Interval): Generator<string> {
  for (const operation of within(index, window)) yield JSON.stringify({ kind: 'operation', ...operation });
  const { days, regions } = alertsAgainstUsual(index, window, truceWindows(index.picture));
  for (const region of regions) yield JSON.stringify({ kind: 'alerts', from: days[0], ...region });
  for (const { agreement, startMs, endMs, sky } of truceComparison(index.picture, index))
    if (overlaps({ startMs, endMs }, window))
      yield JSON.stringify({ kind: 'silence', agreement, startMs, endMs, ...sky });
}

function* tables(index: PictureIndex, window: Interval): Generator<string> {
  const zone = index.picture.mission.timeZone;
  const operations = within(index, window);
  yield `Operations from the air: ${operations.length}.`;
  for (const operation of operations) yield* operationLines(operation, zone);
  yield* meansTable(index, window);
  const { days, regions } = alertsAgainstUsual(index, window, truceWindows(index.picture));
  yield '';
  yield `Alerts, ${days.length} days:`;
  yield 'region                    begun   hours   usual a day   days more  fewer  as usual  not observed';
  for (const region of regions) yield regionLine(region, days.length);
  for (const { agreement, startMs, endMs, sky } of truceComparison(index.picture, index)) {
    if (!overlaps({ startMs, endMs }, window)) continue;
    yield '';
    yield `${agreement}, ${toIso(zone, startMs).slice(0, 16)} to ${toIso(zone, endMs).slice(0, 16)}:`;
    yield sky.words.en;
  }
}

const within = (index: PictureIndex, window: Interval): Operation[] =>
  airOperations(index).filter((operation) => overlaps(operation, window));

function* operationLines(operation: Operation, zone: string): Generator<string> {
  const { id, startMs, endMs, dateOnly, actor, means, incidents, mayBelong, regions, wave } = operation;
  const hours = dateOnly
    ? `${operation.night}, hours not known`
    : `${toIso(zone, startMs).slice(0, 16)} to ${toIso(zone, endMs).slice(0, 16)}`;
  yield '';
  yield `${id}: ${hours}, by ${actor}: ${means.join(', ')}`;
  for (const { source, time, numbers } of operation.bulletins)
    yield `  ${source} (${toIso(zone, time.startMs).slice(0, 16)}): ${numbers.map(numberText).join('; ')}`;
  if (incidents.length + mayBelong.length > 0)
    yield `  incidents: ${incidents.length}${mayBelong.length > 0 ? `, and ${mayBelong.length} of the date that may belong` : ''}`;
  if (regions.length > 0) yield `  under alert, in order: ${regions.map(({ region }) => region).join(', ')}`;
  if (wave.kind === 'heading')
    yield `  alerts moved towards ${degrees(wave.headingDegrees)} (± ${degrees(wave.sigmaDegrees)}), ${Math.round(wave.speedKmPerHour)} km/h`;
  yield `  launched from: ${launchText(operation.launchArea)}`;
  if (operation.advance) yield* advanceLines(operation.advance);
}

const numberText = ({ act, means, count, bound, part, place }: BulletinNumber): string =>
  `${part ? 'of these ' : ''}${bound === 'exact' ? '' : `${bound} `}${count} ${means} ${act}${place === '' ? '' : ` over ${place}`}`;

function* advanceLines({ from, speedKmPerHour, lowKmPerHour, highKmPerHour }: Advance): Generator<string> {
  for (const { place, regions, headingDegrees, sigmaDegrees, farthestKm } of from)
    yield `    ${place.name} (${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}, ± ${Math.round(place.radiusMetres / 1000)} km): towards ${degrees(headingDegrees)} (± ${degrees(sigmaDegrees)}), ${regions} regions warned, up to ${farthestKm} km off`;
  if (speedKmPerHour === null) return;
  const high = highKmPerHour === null ? 'no upper end' : Math.round(highKmPerHour);
  yield `    alerts went outward at ${Math.round(speedKmPerHour)} km/h (90 %: ${Math.round(lowKmPerHour ?? 0)} to ${high})`;
}

function launchText(area: LaunchArea): string {
  if (area.kind === 'named') return `${area.words} (${area.source})`;
  if (area.kind === 'undetermined') return 'undetermined';
  return `from ${degrees(area.fromDegrees)} (± ${degrees(area.sigmaDegrees)}), as the alerts moved`;
}

const degrees = (value: number): string => `${Math.round(value)}°`;

/** Incidents by what they were made with; one stands under every source that tells it. */
function* meansTable(index: PictureIndex, window: Interval): Generator<string> {
  const rows = airRows(index.picture.incidents.filter(({ time }) => overlaps(time, window)));
  if (rows.length === 0) return;
  yield '';
  yield 'Incidents told of, by region and source:';
  yield 'region                    source                missiles  bombs  long-range drones';
  for (const { region, source, incidents } of rows)
    yield `${(region || 'not known').slice(0, 24).padEnd(24)}  ${source.slice(0, 20).padEnd(20)}  ${String(incidents.missile).padStart(8)}  ${String(incidents.bomb).padStart(5)}  ${String(incidents.drone).padStart(17)}`;
}

function regionLine({ region, days }: RegionAlerts, count: number): string {
  const name = region.slice(0, 24).padEnd(24);
  if (!days) return `${name}  not observed: no register of alerts (${count} days)`;
  const of = (verdict: string): number => days.filter((day) => day.verdict === verdict).length;
  const seen = days.filter(({ verdict }) => verdict !== 'notObserved');
  const sum = (pick: (day: AlertDay) => number): number => seen.reduce((all, day) => all + pick(day), 0);
  return [
    name,
    String(sum(({ noticed }) => noticed)).padStart(6),
    sum(({ hours }) => hours)
      .toFixed(0)
      .padStart(7),
    (seen.length === 0 ? '-' : (sum(({ usual }) => usual) / seen.length).toFixed(1)).padStart(13),
    String(of('moreThanUsual')).padStart(11),
    String(of('fewerThanUsual')).padStart(6),
    String(of('asUsual')).padStart(9),
    String(of('notObserved')).padStart(13),
  ].join(' ');
}
