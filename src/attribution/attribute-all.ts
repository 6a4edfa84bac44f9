/**
 * Many incidents at once: what is said of one tells something of the others. First what is there without any saying
 * (ground, reach, signs); in its light the sources are judged; then every incident is judged without its series, and in
 * the end with it. All passes are pure, and none depends on the order of the incidents but for rounding.
 */
import type { Incident } from '../incident/incident.js';
import { judge } from './attribute.js';
import type { Attribution } from './attribution.js';
import { type Measurer, makeMeasurer } from './measure.js';
import { type AttributionSetting, type PreparedSetting, prepare } from './prepare.js';
import { findSeries } from './series.js';
import { estimateSources, type SourceModel } from './sources/estimate.js';
import { sayingsOf } from './sources/sayings.js';

export interface Attributed {
  /** In the order of the incidents. */
  readonly attributions: readonly Attribution[];
  /** What is known of the sources; undefined where there are too few incidents to judge them by, and their grades count. */
  readonly sources: SourceModel | undefined;
}

export function attributeAll(incidents: readonly Incident[], setting: AttributionSetting): Attributed {
  const prepared = prepare(setting);
  const { leastIncidents } = prepared.weights.sources;
  const sources = incidents.length < leastIncidents ? undefined : judgeSources(incidents, prepared);
  const measurer = withSurroundings(incidents, prepared, sources);
  return { attributions: incidents.map((incident, index) => judge(incident, index, measurer)), sources };
}

/** The measurer of the last pass. */
export function withSurroundings(
  incidents: readonly Incident[],
  prepared: PreparedSetting,
  sources: SourceModel | undefined,
): Measurer {
  const first = makeMeasurer(prepared, { sources });
  const count = prepared.ids.length;
  const probability = new Float64Array(incidents.length * count);
  const vouched = new Int32Array(incidents.length);
  const spoken = new Float64Array(prepared.parties.length);
  for (let i = 0; i < incidents.length; i++) {
    first.measure(incidents[i]!, i);
    probability.set(first.probability, i * count);
    vouched[i] = first.said.vouched;
    for (let party = 0; party < spoken.length; party++)
      if ((first.said.speaking & (1 << party)) !== 0) spoken[party]!++;
  }
  const series = findSeries(incidents, probability, vouched, prepared);
  // As if each had spoken of one incident in two before: a few incidents tell little of a habit.
  const speaks = spoken.map((times) => (times + 1) / (incidents.length + 2));
  return makeMeasurer(prepared, { sources, series, speaks });
}

export function judgeSources(incidents: readonly Incident[], prepared: PreparedSetting): SourceModel {
  const sample = everyNth(incidents, prepared.weights.sources.sample);
  const measurer = makeMeasurer(prepared);
  const width = prepared.ids.length + 1;
  const physical = new Float64Array(sample.length * width);
  for (const [i, incident] of sample.entries()) {
    measurer.measure(incident, -1);
    physical.set(measurer.physical(), i * width);
  }
  return estimateSources(sayingsOf(sample, prepared), physical);
}

/** Evenly spread over all, and no more than `most`: what a source is like shows in some ten thousand incidents. */
function everyNth<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most);
  return step <= 1 ? items : items.filter((_, i) => i % step === 0);
}
