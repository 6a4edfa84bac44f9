/** Operations from the air, alerts and the silence of a truce, from an indexed picture. */
import type { Incident } from '../incident/incident.js';
import type { Means } from '../record/codes.js';
import type { LocalText } from '../record/source.js';
import { type AlertSeries, alertSeries } from '../sky/alert-series.js';
import type { Operation } from '../sky/operation.js';
import { operationsOf } from '../sky/operations.js';
import { type Silence, silenceOf } from '../sky/silence.js';
import type { Interval } from '../time/instant.js';
import { fractionInside } from './date-only.js';
import type { PictureIndex } from './picture-index.js';
import type { ClaimLine } from './statements.js';
import type { LocalFire } from './truce-fires.js';

const OPERATIONS = new WeakMap<PictureIndex, readonly Operation[]>();

/** Worked out once for a picture. */
export function airOperations(index: PictureIndex): readonly Operation[] {
  const known = OPERATIONS.get(index);
  if (known) return known;
  const { picture, sums } = index;
  const operations = operationsOf({
    timeZone: picture.mission.timeZone,
    parties: picture.parties.map(({ id }) => id),
    bulletins: sums.bulletins,
    incidents: picture.incidents,
    alerts: sums.alertTimes,
  });
  OPERATIONS.set(index, operations);
  return operations;
}

/** @param leftOut stretches that are no measure of what is usual */
export function alertsAgainstUsual(
  index: PictureIndex,
  window: Interval,
  leftOut: readonly Interval[],
): AlertSeries {
  return alertSeries(index.sums.alertTimes, index.picture.mission.timeZone, window, index.regions, leftOut);
}

const FROM_AFAR: ReadonlySet<Means> = new Set([
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'long_range_drone',
]);
const BOMBS: ReadonlySet<Means> = new Set(['glide_bomb']);

export function silenceIn(
  index: PictureIndex,
  window: Interval,
  weekBefore: Interval,
  leftOut: readonly Interval[],
  said: { readonly fires: readonly LocalFire[]; readonly claims: readonly ClaimLine[] },
): Silence {
  const { picture, sums, sources, speech } = index;
  const strikes = picture.incidents.filter(isStrikeSaid);
  const by = (means: ReadonlySet<Means>): Silence['bombs'] => {
    const mine = strikes.filter((incident) => means.has(incident.means));
    const share = (of: Interval): { id: string; inside: number }[] =>
      mine
        .map(({ id, time }) => ({ id, inside: fractionInside(time, of) }))
        .filter(({ inside }) => inside > 0);
    const during = share(window);
    return {
      inside: during.filter(({ inside }) => inside === 1).map(({ id }) => id),
      perhaps: during.filter(({ inside }) => inside < 1).map(({ id }) => id),
      weekBefore: share(weekBefore).filter(({ inside }) => inside === 1).length,
    };
  };
  const claims = new Map<string, number>();
  for (const { by: party } of said.claims) claims.set(party, (claims.get(party) ?? 0) + 1);
  const names = new Map([...picture.parties, ...picture.guarantors].map(({ id, name }) => [id, name]));
  return silenceOf({
    timeZone: picture.mission.timeZone,
    window,
    weekBefore,
    leftOut,
    alerts: sums.alertTimes,
    bulletins: sums.bulletins,
    regions: index.regions,
    spoken: [...sources.values()].map((source) => ({
      source,
      timesMs: merged(sums.sources.get(source.id)?.homesMs, speech.get(source.id)),
    })),
    fromAfar: by(FROM_AFAR),
    bombs: by(BOMBS),
    local: {
      fires: said.fires.filter(
        ({ means, conduct }) => !FROM_AFAR.has(means) && !BOMBS.has(means) && conduct !== 'interception',
      ).length,
      claims: [...claims]
        .map(([party, count]) => ({ by: party, count }))
        .sort((a, b) => (a.by < b.by ? -1 : 1)),
    },
    partyName: (id): LocalText => names.get(id) ?? { en: id },
  });
}

/** A strike that some account alleges or asserts. */
const isStrikeSaid = ({ conduct, accounts }: Incident): boolean =>
  (conduct === 'strike' || conduct === 'explosion') &&
  accounts.some(({ stance }) => stance === 'asserted' || stance === 'alleged');

function merged(a: Float64Array | undefined, b: readonly number[] | undefined): Float64Array {
  return Float64Array.from([...(a ?? []), ...(b ?? [])]).sort();
}
