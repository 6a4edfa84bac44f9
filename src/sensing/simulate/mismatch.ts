/** Worlds for which a locator was not built: each breaks one of the things it takes for granted. */
import type { SimulationParameters } from './parameter.js';

export interface Mismatch {
  readonly id: string;
  readonly what: string;
  readonly parameters: Partial<SimulationParameters>;
}

export const MISMATCHES: readonly Mismatch[] = [
  {
    id: 'heavy-tails',
    what: 'pick errors with heavy tails (Student, 2 degrees of freedom)',
    parameters: { pickFreedom: 2 },
  },
  {
    id: 'picks-twice',
    what: 'pick errors twice as large as the pickers state',
    parameters: { pickFactor: 2 },
  },
  {
    id: 'wind-height',
    what: 'wind that grows with height: curved rays, early downwind',
    parameters: { windShearPerMetre: 0.002 },
  },
  {
    id: 'wind-twice',
    what: 'wind reports twice as wrong as stated, and gusts of 1 m/s',
    parameters: { windSigmaFactor: 2, gustMetresPerSecond: 1 },
  },
  {
    id: 'clocks',
    what: 'clocks off by 50 ms, drifting by 50 ms in an hour',
    parameters: { clockSigmaSeconds: 0.05, clockDriftPerHour: 0.05 },
  },
  {
    id: 'clocks-hours',
    what: 'one clock in twenty off by one to three hours',
    parameters: { clockHoursOffShare: 0.05 },
  },
  { id: 'echoes', what: 'one arrival in five echoed', parameters: { echoShare: 0.2 } },
  {
    id: 'hills',
    what: 'hills of 120 m: strong shadows and detours',
    parameters: { hillMetres: 120 },
  },
  {
    id: 'inversion',
    what: 'temperature inversion of 4 K in 250 m: sound bent down on all sides',
    parameters: { inversionPerSecond: 0.01 },
  },
  {
    id: 'places-off',
    what: 'sensors 20 m from where they are said to be',
    parameters: { sensorPlaceSigmaMetres: 20 },
  },
  { id: 'salvos', what: 'half of the events in salvos', parameters: { salvoShare: 0.5 } },
  { id: 'late', what: 'one arrival in ten up to ten minutes late', parameters: { lateShare: 0.1 } },
  { id: 'one-row', what: 'all sensors in one row along the line', parameters: { layout: 'one-row' } },
];
