/**
 * `truceline coverage [MISSION]`: how closely each sector of the line was watched, and what that makes of the counts. A
 * table for people, or JSON Lines.
 */
import { NOT_IDENTIFIABLE } from '../coverage/corrected.js';
import type { Conduct } from '../record/codes.js';
import { type WatchedLine, type WatchedSector, watchedLine } from '../report/watched.js';
import { toIso } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { type WindowRequest, withPicture } from './mission-window.js';

export interface CoverageRequest extends WindowRequest {
  readonly conduct: Conduct;
  readonly json?: boolean | undefined;
}

const HOUR_MS = 3_600_000;

export async function coverageCommand(request: CoverageRequest): Promise<number> {
  await withPicture(request, 'coverage', (picture, window) => {
    const watched = watchedLine(picture, request.conduct, window);
    if (!watched) {
      throw new CommandFailure(
        `The mission ${window.dir} has no line of contact, so it has no sectors. Give it one under line: in mission.yaml.`,
      );
    }
    const zone = picture.mission.timeZone;
    const lines = request.json
      ? linesOf(watched, zone)
      : tableOf(watched, zone, `${window.from} to ${window.to}`);
    for (const line of lines) console.log(line);
  });
  return 0;
}

function* linesOf(watched: WatchedLine, zone: string): Generator<string> {
  for (const { sector, exposure, noticed, corrected, excess, changes } of watched.sectors) {
    yield JSON.stringify({
      sector: sector.id,
      near: sector.near,
      startKm: sector.startKm,
      endKm: sector.endKm,
      hours: exposure.length,
      hoursNotObserved: exposure.filter((p) => p === 0).length,
      meanProbability: mean(exposure),
      noticed: sum(noticed),
      corrected,
      ...(excess ? { lastSevenDays: excess } : {}),
      changes: changes.map((one) => ({
        told: hourOf(watched, zone, one.hour),
        since: hourOf(watched, zone, one.since),
        factor: one.factor,
      })),
    });
  }
}

function* tableOf(watched: WatchedLine, zone: string, period: string): Generator<string> {
  const { conduct, sectors, hours, whole } = watched;
  yield `Coverage for ${conduct}, ${period}: ${hours} hours, ${sectors.length} sectors.`;
  yield '';
  yield 'sector  near                  not observed  probability  noticed  corrected (95 %)          last seven days';
  for (const one of sectors) yield rowOf(one);
  yield '';
  if (whole.kind === 'corrected') yield `The whole line: ${countText(whole)}, from ${whole.noticed} noticed.`;
  else
    yield `The whole line has no corrected count: ${NOT_IDENTIFIABLE[whole.reason]} in some hours of day or night in some sectors. What nobody watched cannot be counted.`;
  if (watched.withoutHour > 0)
    yield `${watched.withoutHour} incidents of watching sources are in no count here: their hour is not known.`;
  for (const { effort, reason } of watched.setAside.slice(0, 10))
    yield `Effort ${effort} is left out: ${reason}.`;
  if (watched.setAside.length > 10) yield `... and ${watched.setAside.length - 10} more.`;
  for (const { sector, changes } of sectors) {
    for (const { hour, since, factor } of changes) {
      yield `Sector ${sector.id}: ${factor > 1 ? 'more' : 'fewer'} events, about ${factor} times as many, since ${hourOf(watched, zone, since).slice(0, 10)} (told at ${hourOf(watched, zone, hour)}).`;
    }
  }
}

function rowOf({ sector, exposure, noticed, corrected, excess }: WatchedSector): string {
  const unseen = exposure.filter((p) => p === 0).length / Math.max(1, exposure.length);
  return [
    sector.id.padEnd(7),
    sector.near.slice(0, 20).padEnd(21),
    `${Math.round(100 * unseen)} %`.padStart(12),
    (unseen === 1 ? '-' : mean(exposure).toFixed(2)).padStart(12),
    String(sum(noticed)).padStart(8),
    '',
    (corrected.kind === 'corrected' ? countText(corrected) : NOT_IDENTIFIABLE[corrected.reason]).padEnd(25),
    excess ? EXCESS_WORDS[excess.verdict] : '',
  ]
    .join(' ')
    .trimEnd();
}

const EXCESS_WORDS = {
  asUsual: 'as usual',
  moreThanUsual: 'more than usual',
  fewerThanUsual: 'fewer than usual',
  notObserved: 'not observed',
} as const;

const countText = ({ total, low, high }: { total: number; low: number; high: number }): string =>
  `${Math.round(total)} (${Math.round(low)} to ${Math.round(high)})`;
const hourOf = ({ startMs }: WatchedLine, zone: string, hour: number): string =>
  toIso(zone, startMs + hour * HOUR_MS);
const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);
const mean = (values: ArrayLike<number>): number => sum(values) / Math.max(1, values.length);
