/**
 * A simulated world: incidents as the stages before attribution would hand them on, with the truth beside them.
 *
 * One seed, one world, byte for byte. What a source says in an incident comes from a stream of its own, so that worlds
 * that differ only in their liars are otherwise the same. Swapping the two party ids swaps the world.
 */
import type { AttributionSetting } from '../attribution/attribute.js';
import { DID_NOT_HAPPEN, OTHER } from '../attribution/attribution.js';
import { asked } from '../geo/cells.js';
import type { Incident } from '../incident/incident.js';
import { between, normal, type Random, randomOf } from '../random/random.js';
import type { Means } from '../record/codes.js';
import type { Source } from '../record/source.js';
import { type Character, type EventKind, makeEvent, type SimulatedEvent } from './event.js';
import { REACH_KM } from './fire.js';
import { type Bloc, lieOf, makeBlocs } from './liar.js';
import { BASE, type WorldParameters } from './parameter.js';
import { makeTellers, sourceOf, type Teller } from './teller.js';
import { type Said, sayOf, talkOf, viewOf } from './telling.js';
import { makeTerrain, type Terrain, toPoint } from './terrain.js';
import { incidentOf, type Told } from './told-incident.js';
import { signsOf } from './trace-sign.js';

export interface WorldOptions {
  readonly seed: number;
  /** Default 1,000. */
  readonly incidents?: number;
  /** Default 60. */
  readonly sources?: number;
  /** Share of the sources that lie together, 0 to 0.5. Default 0. */
  readonly liarShare?: number;
  /** Ids of the two parties. Default NORTH and SOUTH. */
  readonly parties?: readonly [string, string];
  readonly parameters?: Partial<WorldParameters>;
}

export interface World {
  readonly seed: number;
  readonly parties: readonly [string, string];
  readonly sources: readonly Source[];
  readonly setting: Omit<AttributionSetting, 'weights'>;
  readonly incidents: readonly Incident[];
  /** Hypothesis that is true of each incident: a party id, OTHER or DID_NOT_HAPPEN. */
  readonly truths: readonly string[];
  readonly kinds: readonly EventKind[];
  /** Ids of the sources that lie together. */
  readonly liars: ReadonlySet<string>;
}

const START_MS = Date.UTC(2001, 0, 1);
const DAY_MS = 86_400_000;
const _HOUR_MS = 3_600_000;
/** Streams: what a number is drawn for. */
const STREAM = {
  terrain: -1,
  tellers: -2,
  character: -3,
  bloc: -4,
  report: 1 << 20,
  event: 1 << 21,
} as const;

export function makeWorld(options: WorldOptions): World {
  const { seed, incidents: count = 1000, sources: sourceCount = 60, liarShare = 0 } = options;
  const parties = options.parties ?? (['NORTH', 'SOUTH'] as const);
  const parameters: WorldParameters = { ...BASE, ...options.parameters };
  const terrain = makeTerrain(randomOf(seed, STREAM.terrain));
  const drawn = randomOf(seed, STREAM.character);
  const character: Character = {
    share: given(parameters.shareOfSide0, between(drawn, 0.35, 0.65)),
    longShare: given(parameters.longRangeOfSide0, between(drawn, 0.35, 0.65)),
  };
  // Worlds differ in how good their sources are and how much is found on the ground.
  const quality = between(drawn, 0.7, 1.5);
  const varied = { ...parameters, signs: parameters.signs * between(drawn, 0.7, 1.3) };
  const tellers = makeTellers(sourceCount, randomOf(seed, STREAM.tellers), varied, quality);
  const blocs = makeBlocs(tellers, liarShare, parameters.blocs, randomOf(seed, STREAM.bloc));
  // A mission of some weeks to a year, whatever the number of incidents.
  const period = { startMs: START_MS, days: Math.max(30, Math.min(365, count / 200)) };
  const setting = settingOf(parties, tellers, terrain, varied, drawn);
  const incidents: Incident[] = [];
  const truths: string[] = [];
  const kinds: EventKind[] = [];
  let before: SimulatedEvent | undefined;
  for (let index = 0; incidents.length < count; index++) {
    const random = randomOf(seed, STREAM.event, index);
    const event = makeEvent(index, random, terrain, varied, character, period, before);
    before = event;
    const late = event.startMs >= period.startMs + varied.turnAt * period.days * DAY_MS;
    const told = tell(event, seed, tellers, blocs, varied, late, random);
    // What nobody tells of reaches no mission. A detection alone tells no story.
    if (!told.honest.some(({ teller }) => teller.kind !== 'sensor')) continue;
    const reported = randomOf(seed, STREAM.report, index);
    incidents.push(incidentOf(event, told.all, parties, setting, reported));
    truths.push(nameOf(event.truth, parties));
    kinds.push(event.kind);
  }
  return {
    seed,
    parties,
    sources: setting.sources,
    setting,
    incidents,
    truths,
    kinds,
    liars: new Set(blocs.flatMap(({ members }) => [...members].map((index) => tellers[index]!.id))),
  };
}

const given = (value: number, drawn: number): number => (Number.isNaN(value) ? drawn : value);

/** @returns honest: what would be told without liars, so that the same events are kept with and without them. */
function tell(
  event: SimulatedEvent,
  seed: number,
  tellers: readonly Teller[],
  blocs: readonly Bloc[],
  parameters: WorldParameters,
  late: boolean,
  shared: Random,
): { readonly all: readonly Told[]; readonly honest: readonly Told[] } {
  const talk = talkOf(event, shared, parameters);
  const honest = new Map<number, Told>();
  const all: Told[] = [];
  for (const teller of tellers) {
    const random = randomOf(seed, teller.index, event.index);
    const looks = random() < viewOf(event, teller);
    const copies = random() < parameters.copying;
    const lead = teller.follows === undefined ? undefined : honest.get(teller.follows);
    // A turned source knows as much as before and says the opposite of half of it.
    const skill = late && teller.index % 2 === 1 ? 1 - teller.skill * 0.6 : teller.skill;
    let told: Told | undefined;
    if (looks) {
      const said = lead && copies ? copyOf(lead, teller, random) : sayOf(event, talk, teller, random, skill);
      if (said) told = { teller, said, signs: signsOf(event, teller, random, parameters) };
    }
    if (told) honest.set(teller.index, told);
    const bloc = blocs.find(({ members }) => members.has(teller.index));
    const lie = bloc
      ? lieOf(event, bloc, teller, randomOf(seed, teller.index + 10_000, event.index))
      : undefined;
    if (lie === 'as ever' || lie === undefined) {
      if (told) all.push(told);
    } else all.push({ teller, said: lie, signs: [] });
  }
  // In the order in which they were published; ties by source.
  all.sort((a, b) => a.said.delayHours - b.said.delayHours || a.teller.index - b.teller.index);
  return { all, honest: [...honest.values()] };
}

/** Share of what is taken over that keeps its words. */
const SAME_WORDS = 0.6;

/** Words taken over: what the one says in its own voice the other passes on, as said or as alleged. */
function copyOf(lead: Told, teller: Teller, random: Random): Said {
  const { said } = lead;
  const delayHours = said.delayHours + 0.5 + 6 * random();
  const ownVoice = lead.teller.voice === teller.voice;
  const wordsOf = random() < SAME_WORDS ? said.wordsOf : teller.index;
  if (said.how === 'notUs' && !ownVoice)
    return { ...said, names: 'unnamed', how: 'asserted', delayHours, wordsOf };
  return { ...said, delayHours, wordsOf };
}

function settingOf(
  parties: readonly [string, string],
  tellers: readonly Teller[],
  terrain: Terrain,
  parameters: WorldParameters,
  random: Random,
): World['setting'] {
  // The layer of control is drawn by hand from maps a few days old.
  const offKm = 0.7 * normal(random) + parameters.staleControlKm;
  const offsetAt = (lat: number, lon: number): number => terrain.offsetKm(toPoint(lat, lon)) + offKm;
  const { greyKm } = terrain;
  const holder = (offset: number): string => {
    if (Math.abs(offset) < greyKm) return 'contested';
    return offset < 0 ? parties[0] : parties[1];
  };
  const near = asked((lat, lon) => holder(terrain.roughOffsetKm(toPoint(lat, lon)) + offKm));
  return {
    parties: parties.map((id) => ({ id, name: { en: id } })),
    sources: tellers.map((teller) => sourceOf(teller, parties)),
    weapons: Object.entries(REACH_KM).map(([means, rangeMaxKm]) => ({
      system: `simulated ${means}`,
      class: means,
      means: means as Means,
      rangeMaxKm,
      users: [...parties],
    })),
    distanceToGroundKm: (lat, lon, _atMs, party) => {
      const offset = offsetAt(lat, lon);
      if (party === parties[0]) return Math.max(0, offset + greyKm);
      return party === parties[1] ? Math.max(0, greyKm - offset) : Number.NaN;
    },
    controlAt: (lat, lon) => holder(offsetAt(lat, lon)),
    controlNear: () => near,
    authorThreshold: 0.8,
  };
}

function nameOf(truth: SimulatedEvent['truth'], parties: readonly [string, string]): string {
  if (truth === 'other') return OTHER;
  return truth === 'nothing' ? DID_NOT_HAPPEN : parties[truth];
}
