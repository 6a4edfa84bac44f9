/**
 * What was told of an event, written as the stages before attribution hand it on: accounts with their codes, and a place
 * and means that may be vague or wrong.
 */
import type { AttributionSetting } from '../attribution/prepare.js';
import type { CodedPlace, CodedTime } from '../coding/coded.js';
import type { Account, Incident } from '../incident/incident.js';
import { normal, type Random } from '../random/random.js';
import type { Means } from '../record/codes.js';
import type { SimulatedEvent } from './event.js';
import type { Teller } from './teller.js';
import type { Named, Said } from './telling.js';
import { toLatLon } from './terrain.js';

const HOUR_MS = 3_600_000;

export interface Told {
  readonly teller: Teller;
  readonly said: Said;
  readonly signs: Account['signs'];
}

/** What a report says when it does not know the means exactly. */
const VAGUER: Partial<Readonly<Record<Means, Means>>> = {
  ballistic_missile: 'missile',
  cruise_missile: 'missile',
  long_range_drone: 'drone',
  fpv_drone: 'drone',
  mortar: 'artillery',
};

export function incidentOf(
  event: SimulatedEvent,
  told: readonly Told[],
  parties: readonly [string, string],
  setting: Pick<AttributionSetting, 'controlAt'>,
  random: Random,
): Incident {
  const id = `incident-${event.index}`;
  const time: CodedTime = {
    startMs: event.startMs,
    endMs: event.startMs + HOUR_MS,
    precision: 'hour',
  };
  const place = placeOf(event, random);
  const draw = random();
  const means = draw < 0.75 ? event.means : draw < 0.9 ? (VAGUER[event.means] ?? event.means) : 'unspecified';
  const accounts = told.map(({ teller, said, signs }): Account => {
    const names = said.names;
    return {
      observations: [`${id}-${teller.index}`],
      source: teller.id,
      voice: teller.voice === undefined ? '' : parties[teller.voice],
      actor: actorOf(names, parties),
      stance: names === 'nothing' || said.how === 'notUs' ? 'denied' : said.how,
      // A detection tells no conduct (src/incident/account.ts).
      conduct: teller.kind === 'sensor' ? 'none' : names === 'other' ? 'explosion' : event.conduct,
      means,
      target: event.target,
      killed: null,
      injured: null,
      time,
      place,
      text: `Words of ${said.wordsOf} on ${event.index}`,
      ...(signs && signs.length > 0 ? { signs } : {}),
      sourceGrade: teller.grade,
      informationGrade: 3,
    };
  });
  return {
    id,
    time,
    place,
    line: null,
    control: setting.controlAt(place.lat, place.lon, time.startMs),
    conduct: event.conduct,
    means,
    target: event.target,
    targetName: '',
    killed: null,
    injured: null,
    accounts,
    rivals: {},
    reasons: [],
  };
}

/** Nobody's doing, and nothing at all, both have no actor; the stance tells them apart. */
function actorOf(names: Named, parties: readonly [string, string]): string {
  if (names === 'unnamed') return 'undetermined';
  return names === 'other' || names === 'nothing' ? 'none' : parties[names];
}

/** Share of incidents that end up on another place than their own: homonyms, a region's name put on a village. */
const WRONG_PLACE = 0.04;

function placeOf(event: SimulatedEvent, random: Random): CodedPlace {
  const draw = random();
  const [precision, radiusMetres] =
    draw < 0.35
      ? (['site', 500] as const)
      : draw < 0.85
        ? (['town', 5000] as const)
        : (['district', 20_000] as const);
  const wrong = random() < WRONG_PLACE;
  const sigmaKm = wrong ? 40 : radiusMetres / 2146;
  const at = toLatLon({
    xKm: event.at.xKm + sigmaKm * normal(random),
    yKm: event.at.yKm + sigmaKm * normal(random),
  });
  return { name: '', ...at, radiusMetres, precision, region: '', basis: 'text' };
}
