/**
 * Worlds for which nothing was built or fitted: each breaks one of the things that a judge of incidents takes for granted.
 */
import { BASE, type WorldParameters } from './parameter.js';

export interface Mismatch {
  readonly id: string;
  readonly what: string;
  readonly parameters: Partial<WorldParameters>;
  readonly liarShare?: number;
}

export const MISMATCHES: readonly Mismatch[] = [
  {
    id: 'stale-control',
    what: 'layer of control 30 km out of date',
    parameters: { staleControlKm: 30 },
  },
  {
    id: 'heavy-tails',
    what: 'bearings twice as wide as stated, with heavy tails (Student, 2 degrees of freedom), 15 % astray',
    parameters: { bearingFreedom: 2, bearingSpread: 2, strayBearings: 0.15 },
  },
  {
    id: 'turning-sources',
    what: 'from the middle of the period on every second source is mostly wrong',
    parameters: { turnAt: 0.5 },
  },
  {
    id: 'third-actor',
    what: 'one shot in eight is fired by an armed group that is neither party',
    parameters: { thirdActor: 0.125 },
  },
  {
    id: 'biased-sensors',
    what: 'bearings by ear and instrument 30 degrees off, places of firing 8 km, all to one side',
    parameters: { sensorBiasDegrees: 30, sensorBiasKm: 8 },
  },
  {
    id: 'asymmetric-war',
    what: 'one side fires nine tenths of what reaches far and seven tenths of the rest; 85 % of partisan media are its enemy’s',
    parameters: { longRangeOfSide0: 0.9, shareOfSide0: 0.7, sourcesOfSide0: 0.15 },
  },
  {
    id: 'correlated-errors',
    what: 'the first word that goes round is wrong one time in four, and nearly everybody copies',
    parameters: { wrongFirstWord: 0.25, copying: 0.95 },
  },
  {
    id: 'inverted-claims',
    what: 'parties own up to what hit civilians, never to what hit soldiers, and claim half of the accidents of the other',
    parameters: { announcesMilitary: 0.02, announcesOther: 0.4, boasts: 0.5 },
  },
  {
    id: 'deceptive-war',
    what: 'four times as many false flags, staged reports, misfires and rumours',
    parameters: {
      kinds: {
        ...BASE.kinds,
        falseFlag: 4 * BASE.kinds.falseFlag,
        staged: 4 * BASE.kinds.staged,
        shortFall: 4 * BASE.kinds.shortFall,
        rumour: 4 * BASE.kinds.rumour,
      },
    },
  },
  {
    id: 'rival-blocs',
    what: 'two blocs of lying sources, one for each side, 20 % of all sources each',
    parameters: { blocs: 2 },
    liarShare: 0.4,
  },
  {
    id: 'few-signs',
    what: 'hardly any physical sign is found (a tenth), and sources tell half as often',
    parameters: { signs: BASE.signs / 10, coverage: BASE.coverage / 2 },
  },
];
