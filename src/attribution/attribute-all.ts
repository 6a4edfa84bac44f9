/**
 * Many incidents at once: what is said of one tells something of the others. First what is there without any saying
 * (ground, reach, signs); in its light the sources are judged; then every incident is judged without its series, and in
 * the end with it. All passes are pure, and none depends on the order of the incidents but for rounding.
 */
import type { Incident } from '../incident/incident.js';
import type { Attribution } from './attribution.js';
import { judged } from './judged.js';
import { emptyJudgements, type Judgements, note } from './judgements.js';
import { type Measurer, makeMeasurer } from './measure.js';
import { type AttributionSetting, type PreparedSetting, prepare } from './prepare.js';
import { type Reading, readAll } from './reading.js';
import { findSeries } from './series.js';
import { estimateSources, type SourceModel } from './sources/estimate.js';
import { collectRows, numberSpeakers, type Speaker } from './sources/sayings.js';
import { numbersOf, toldSums, writeRows } from './testimony.js';

export interface Attributed {
  /** In the order of the incidents. */
  readonly attributions: readonly Attribution[];
  /** What is known of the sources; undefined where there are too few incidents to judge them by, and their grades count. */
  readonly sources: SourceModel | undefined;
}

export function attributeAll(incidents: readonly Incident[], setting: AttributionSetting): Attributed {
  const { judgements, sources } = judgeAll(incidents, setting);
  return { attributions: incidents.map((incident, i) => judged(incident, i, judgements, i)), sources };
}

/** The same as numbers alone: row i is incident i. */
export function judgeAll(
  incidents: readonly Incident[],
  setting: AttributionSetting,
): { readonly judgements: Judgements; readonly sources: SourceModel | undefined } {
  const prepared = prepare(setting);
  const reading = readAll(incidents, prepared);
  const { leastIncidents } = prepared.weights.sources;
  const sources = incidents.length < leastIncidents ? undefined : judgeSources(incidents, prepared, reading);
  const measurer = withSurroundings(incidents, prepared, sources, reading);
  const judgements = emptyJudgements(measurer, incidents.length);
  for (let i = 0; i < incidents.length; i++) {
    measurer.measureRead(reading, i, i);
    note(judgements, i);
  }
  return { judgements, sources };
}

/** The measurer of the last pass. */
export function withSurroundings(
  incidents: readonly Incident[],
  prepared: PreparedSetting,
  sources: SourceModel | undefined,
  reading: Reading = readAll(incidents, prepared),
): Measurer {
  const told = sources && toldSums(reading);
  const first = makeMeasurer(prepared, { sources, told });
  const count = prepared.ids.length;
  const probability = new Float64Array(incidents.length * count);
  const vouched = new Int32Array(incidents.length);
  const spoken = new Float64Array(prepared.parties.length);
  for (let i = 0; i < incidents.length; i++) {
    first.measureAuthor(reading, i, -1);
    for (let h = 0; h < count; h++) probability[i * count + h] = first.probability[h]!;
    vouched[i] = first.said.vouched;
    for (let party = 0; party < spoken.length; party++)
      if ((first.said.speaking & (1 << party)) !== 0) spoken[party]!++;
  }
  const series = findSeries(incidents, probability, vouched, prepared);
  // As if each had spoken of one incident in two before: a few incidents tell little of a habit.
  const speaks = spoken.map((times) => (times + 1) / (incidents.length + 2));
  return makeMeasurer(prepared, { sources, series, speaks, told });
}

export function judgeSources(
  incidents: readonly Incident[],
  prepared: PreparedSetting,
  reading: Reading = readAll(incidents, prepared),
): SourceModel {
  const sample = everyNth(incidents.length, prepared.weights.sources.sample);
  const measurer = makeMeasurer(prepared);
  const width = prepared.ids.length + 1;
  const physical = new Float64Array(sample.length * width);
  let accounts = 0;
  for (let k = 0; k < sample.length; k++) {
    const i = sample[k]!;
    accounts += reading.offsets[i + 1]! - reading.offsets[i]!;
    measurer.measureRead(reading, i, -1);
    const given = measurer.physical();
    for (let h = 0; h < width; h++) physical[k * width + h] = given[h]!;
  }
  const { parties } = prepared;
  const speakers: Speaker[] = [];
  const numberOf = numbersOf(numberSpeakers(speakers, parties.length), parties.length)(reading);
  const sayings = collectRows(sample.length, accounts, parties, speakers, (k, rows, at) =>
    writeRows(reading, sample[k]!, numberOf, rows, at),
  );
  return estimateSources(sayings, physical);
}

/** Evenly spread over all, and no more than `most`: what a source is like shows in some ten thousand incidents. */
function everyNth(count: number, most: number): Int32Array {
  const step = Math.max(1, Math.ceil(count / most));
  return Int32Array.from({ length: Math.ceil(count / step) }, (_, k) => k * step);
}
