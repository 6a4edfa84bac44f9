/**
 * What a simulated world is made of: the numbers, each with its ground. Where the record of a mission or the literature gives
 * a figure it is named; all else is a choice of this project, made before any result was looked at and varied from
 * world to world, so that a result does not hang on one of them. docs/benchmark.md tells the same at more length.
 */
import type { EventKind } from './event.js';

export interface WorldParameters {
  /** How often each kind of event comes, as weights. */
  readonly kinds: Readonly<Record<EventKind, number>>;
  /** How often a hit is followed by another of its wave: the same night's drones, the same guns at work. */
  readonly waves: number;
  /** Share of the fire that side 0 fires. NaN: drawn for each world between 0.35 and 0.65. */
  readonly shareOfSide0: number;
  /** Share of the fire of long reach that side 0 fires, likewise. */
  readonly longRangeOfSide0: number;
  /** Share of the partisan media that are on side 0. */
  readonly sourcesOfSide0: number;
  /** Multiplies how often every source tells of an event. */
  readonly coverage: number;
  /** Multiplies how often signs of origin are found. */
  readonly signs: number;
  /** True spread of a bearing over the stated one. */
  readonly bearingSpread: number;
  /** Heavy tails: errors divided by the root of a chi-squared of so many degrees of freedom (Student); Infinity: normal. */
  readonly bearingFreedom: number;
  /** Share of bearings that are anywhere on the circle: ricochets, echoes, another impact measured. */
  readonly strayBearings: number;
  /** Systematic error of bearings by ear and instrument, degrees clockwise, and of places of firing, km towards side 1. */
  readonly sensorBiasDegrees: number;
  readonly sensorBiasKm: number;
  /** By how much the layer of control is off, km; positive: side 1 holds less than the layer says. */
  readonly staleControlKm: number;
  /** Share of events at which the first word that goes round is wrong, and third parties without access follow it. */
  readonly wrongFirstWord: number;
  /** How likely those who follow another's wire take over its words where both tell. */
  readonly copying: number;
  /** How often a party says of itself that it did it: against military objects, and against others. */
  readonly announcesMilitary: number;
  readonly announcesOther: number;
  /** How often a party claims an accident on the ground of the other as its own deed. */
  readonly boasts: number;
  /** Share of the fire that an actor fires who is neither party. */
  readonly thirdActor: number;
  /** Share of the period after which every second source is no longer what it was; 1: never. */
  readonly turnAt: number;
  /** Blocs among which those who lie together are divided; the second serves the other side. */
  readonly blocs: 1 | 2;
}

export const BASE: WorldParameters = {
  // Fire across the line is most of what a mission records: a large one counted 300,000 to 400,000 violations a year, nearly
  // all of them at the line (daily reports of the OSCE monitoring mission, 2017 and 2019). Single shots are not incidents
  // here, so small arms do not drown the rest. Waves make another 0.8 hits of each that is fired. Deceptions are rare, and are
  // there.
  kinds: {
    directFire: 11,
    artillery: 13,
    rockets: 4.5,
    longRangeDrone: 7.5,
    missile: 3,
    glideBomb: 4,
    sabotage: 3,
    shortFall: 3,
    mine: 4,
    accident: 4,
    falseFlag: 1.5,
    staged: 3.5,
    rumour: 3,
  },
  waves: 0.45,
  shareOfSide0: Number.NaN,
  longRangeOfSide0: Number.NaN,
  sourcesOfSide0: 0.5,
  // A well-covered front: the one number chosen with an eye on what can be answered (docs/benchmark.md, "How much evidence").
  coverage: 0.65,
  signs: 1,
  // People are surer than they should be.
  bearingSpread: 1.1,
  bearingFreedom: Number.POSITIVE_INFINITY,
  strayBearings: 0.03,
  sensorBiasDegrees: 0,
  sensorBiasKm: 0,
  staleControlKm: 0,
  wrongFirstWord: 0.06,
  // Most of what media carry on a war is taken from agencies and from the parties.
  copying: 0.7,
  announcesMilitary: 0.35,
  announcesOther: 0.04,
  boasts: 0.04,
  thirdActor: 0,
  turnAt: 1,
  blocs: 1,
};
