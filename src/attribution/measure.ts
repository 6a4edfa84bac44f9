/**
 * All that is measured of one incident: evidence about the author and about its having happened, and the log-odds that
 * follow. The columns are used again for the next incident.
 */
import type { Incident } from '../incident/incident.js';
import { type ScalePart, slopes, USUAL_SAYINGS } from './calibration.js';
import { makeHoldDown } from './circumstance.js';
import { add, addRows, type Evidence, evidence, sumInto } from './evidence.js';
import { measureHappening } from './happened.js';
import { lapsed, sigmoid, softmax, withLapse } from './posterior.js';
import type { PreparedSetting, Surroundings } from './prepare.js';
import { makeReader, type Reading } from './reading.js';
import { sayings } from './repetition.js';
import { AUTHOR, AUTHOR_RULES, HAPPENED_RULES, HAPPENING, withoutWords, withTestimony } from './rule.js';
import { measureStatements, type Said } from './statement.js';
import { makeTestimony } from './testimony.js';

/** Measures one incident at a time; its columns hold the last one. */
export interface Measurer {
  readonly prepared: PreparedSetting;
  readonly calibration: ScalePart;
  readonly author: Evidence;
  readonly happening: Evidence;
  readonly said: Said;
  /** Of the hypotheses given that it happened, and their probabilities. */
  readonly logOdds: Float64Array;
  readonly probability: Float64Array;
  happenedLogOdds: number;
  happenedVoices: number;
  /** Distinct sayings, as testimony.ts counts them; the usual number where sources are taken by their grades. */
  sayings: number;
  /** @param named whether evidence is to say from which account it comes, for people to read */
  measure(incident: Incident, index: number, named?: boolean): void;
  /** Incident i of a reading. @param index its place in the series, -1 for none */
  measureRead(reading: Reading, i: number, index: number): void;
  /** The same without its having happened. */
  measureAuthor(reading: Reading, i: number, index: number): void;
  /** Log of the probabilities of the hypotheses, and of its not having happened, without anything that was said. */
  physical(): Float64Array;
}

export function makeMeasurer(plain: PreparedSetting, surroundings: Surroundings = {}): Measurer {
  const { sources, series, speaks, told } = surroundings;
  const { weights } = plain;
  const calibration = sources ? plain.calibration.judged : plain.calibration.graded;
  const prepared: PreparedSetting = sources
    ? {
        ...plain,
        authorWeights: withTestimony(plain.authorWeights, AUTHOR_RULES, weights.author.testimony),
        happenedWeights: withTestimony(plain.happenedWeights, HAPPENED_RULES, weights.happened.testimony),
      }
    : plain;
  const bareWeights = withoutWords(plain.authorWeights, AUTHOR_RULES);
  const bareHappened = withoutWords(plain.happenedWeights, HAPPENED_RULES);
  const testimony = sources ? makeTestimony(sources, prepared, told) : undefined;
  const read = makeReader(plain, testimony !== undefined);
  const holdDown = makeHoldDown(prepared, calibration.author);
  const slopeBySayings = slopes(calibration.author);
  const count = prepared.ids.length;
  const other = count - 1;
  const table = sayings();
  const bare = new Float64Array(count);
  const before = new Float64Array(count);
  const leans = new Float64Array(other);
  const one = new Float64Array(1);
  const physical = new Float64Array(count + 1);
  const author = evidence();
  const happening = evidence();
  const said: Said = { named: 0, vouched: 0, speaking: 0, independent: 0 };
  const logOdds = new Float64Array(count);

  const measureAuthor = (reading: Reading, i: number, index: number, named?: Incident): void => {
    const { facts, factOffsets } = reading;
    author.rows = 0;
    const prior =
      reading.unexplained[i] === 1 ? weights.author.priorOtherUnexplained : weights.author.priorOther;
    add(author, AUTHOR.prior, other, prior);
    // Where sources are weighed as a whole, statements still tell who is named and who vouches.
    measureStatements(reading, i, table, author, said, testimony !== undefined);
    said.vouched |= reading.pointedAt[i]!;
    if (speaks) addSilence(said, other, speaks, author);
    addRows(facts, factOffsets[2 * i]!, factOffsets[2 * i + 1]!, author);
    const start = author.rows;
    addRows(facts, factOffsets[2 * i + 1]!, factOffsets[2 * i + 2]!, author);
    if (series?.lean(index, leans))
      for (let party = 0; party < other; party++) add(author, AUTHOR.series, party, leans[party]!);
    if (testimony) measurer.sayings = testimony.hear(reading, i, named);
    const slope = slopeBySayings[measurer.sayings]!;
    holdDown(author, start, prior, slope);
    if (testimony) {
      sumInto(author, bareWeights, bare);
      testimony.author(author, named);
    }
    sumInto(author, prepared.authorWeights, logOdds);
    const { otherOffset, lapse } = calibration.author;
    for (let h = 0; h < count; h++) {
      const raw = logOdds[h]!;
      before[h] = raw;
      logOdds[h] = raw + (slope * raw - raw + (h === other ? otherOffset : 0));
    }
    if (lapse > 0) withLapse(logOdds, count, lapse);
    for (let h = 0; h < count; h++) add(author, AUTHOR.calibration, h, logOdds[h]! - before[h]!);
    softmax(logOdds, count, measurer.probability);
  };

  const measureHappened = (reading: Reading, i: number, named?: Incident): void => {
    happening.rows = 0;
    measurer.happenedVoices = measureHappening(reading, i, table, happening, testimony !== undefined);
    if (testimony) testimony.happened(bare, happening, named);
    sumInto(happening, prepared.happenedWeights, one);
    const raw = one[0]!;
    const { slope, offset, lapse } = calibration.happened;
    const scaled = raw + (slope * raw - raw + offset);
    const calibrated = lapse > 0 ? lapsed(scaled, lapse) : scaled;
    add(happening, HAPPENING['happened-calibration'], 0, calibrated - raw);
    measurer.happenedLogOdds = calibrated;
  };

  const measurer: Measurer = {
    prepared,
    calibration,
    author,
    happening,
    said,
    logOdds,
    probability: new Float64Array(count),
    happenedLogOdds: 0,
    happenedVoices: 0,
    sayings: USUAL_SAYINGS,
    measure(incident, index, named = false) {
      const reading = read(incident);
      const shown = named ? incident : undefined;
      measureAuthor(reading, 0, index, shown);
      measureHappened(reading, 0, shown);
    },
    measureRead(reading, i, index) {
      measureAuthor(reading, i, index);
      measureHappened(reading, i);
    },
    measureAuthor,
    physical() {
      // Calibration belongs to the whole, not to this part: its rows are taken out again.
      sumInto(author, bareWeights, bare);
      for (let row = 0; row < author.rows; row++)
        if (author.rule[row] === AUTHOR.calibration) bare[author.hypothesis[row]!]! -= author.amount[row]!;
      softmax(bare, count, physical);
      sumInto(happening, bareHappened, one);
      let raw = one[0]!;
      for (let row = 0; row < happening.rows; row++)
        if (happening.rule[row] === HAPPENING['happened-calibration']) raw -= happening.amount[row]!;
      const happened = sigmoid(raw);
      for (let h = 0; h < count; h++) physical[h] = Math.log(Math.max(1e-9, physical[h]! * happened));
      physical[count] = Math.log(Math.max(1e-9, 1 - happened));
      return physical;
    },
  };
  return measurer;
}

/** A party that usually speaks says nothing where it is named. */
function addSilence(said: Said, parties: number, speaks: Float64Array, into: Evidence): void {
  for (let party = 0; party < parties; party++)
    if ((said.named & (1 << party)) !== 0 && (said.speaking & (1 << party)) === 0)
      add(into, AUTHOR.silence, party, speaks[party]!);
}
