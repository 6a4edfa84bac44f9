/**
 * Who probably did it, and apart from that whether it happened.
 *
 * Model: log-odds of the hypotheses (each party, and accident or another hand) are sums of named factors, one for each
 * thing that speaks for or against; the posterior is their softmax. Parties start equal; nothing here looks at which
 * party it is. Independent evidence adds (I. J. Good 1950); repetition by one voice adds less each time.
 * Interval: the log-odds shifted by z standard deviations, which shrink with the square root of independent accounts.
 */
import type { Incident } from '../incident/incident.js';
import type { Attribution } from './attribution.js';
import { judged } from './judged.js';
import { emptyJudgements, type Judgements, note } from './judgements.js';
import { makeMeasurer } from './measure.js';
import { type AttributionSetting, prepare, type Surroundings } from './prepare.js';

export type { AttributionSetting } from './prepare.js';

/** One incident. For many, `makeAttributor` prepares the setting once; `attributeAll` lets them speak to each other. */
export function attribute(incident: Incident, setting: AttributionSetting): Attribution {
  return makeAttributor(setting)(incident);
}

/** Rows of a table: few, for one that is kept keeps them all. */
const TABLE_ROWS = 128;

/** @param surroundings what is known from many incidents; with a series, the index of each incident in it is needed */
export function makeAttributor(
  setting: AttributionSetting,
  surroundings?: Surroundings,
): (incident: Incident, index?: number) => Attribution {
  const measurer = makeMeasurer(prepare(setting), surroundings);
  let table: Judgements | undefined;
  let row = 0;
  return (incident, index = -1) => {
    measurer.measure(incident, index);
    if (table === undefined || row * table.stride === table.numbers.length) {
      // Whoever asks twice will ask again.
      table = emptyJudgements(measurer, table === undefined ? 1 : TABLE_ROWS);
      row = 0;
    }
    note(table, row);
    return judged(incident, index, table, row++);
  };
}
