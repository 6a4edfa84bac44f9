/**
 * What is known of the sources once the model is fitted: how reliable each is, to whom it leans, which bloc it belongs to,
 * and what the sayings about one incident are worth together. Sentences are written when they are read.
 */
import type { Probability } from '../attribution.js';
import type { Blocs } from './blocs.js';
import type { Errors } from './errors.js';
import {
  cellsOfSource,
  type Dependence,
  type EvidenceTable,
  shareOfRows,
  usualEvidence,
  weighingScratch,
} from './evidence.js';
import type { Pairs } from './pairs.js';
import { type Checked, type Reliability, reliabilityOf, shareCorrect } from './reliability.js';
import {
  makeReader,
  type SayingRows,
  type Sayings,
  type SayingsReader,
  type SayingsSetting,
  type SourceNumber,
  speakerTable,
} from './sayings.js';
import { sumOverParties } from './symmetric.js';

export interface SourceJudgement {
  readonly source: string;
  /** Index of the party in whose voice it speaks here, -1 for a third party. */
  readonly voice: number;
  readonly reliability: Reliability;
  /** Share of its checkable sayings that were right. */
  readonly correct: Probability;
  /** Sayings that could be checked, and all. */
  readonly checked: number;
  readonly sayings: number;
  /** By party: log of how much more often it names this party wrongly than it does the parties on average. */
  readonly towards: Readonly<Record<string, number>>;
  /** Place in `blocs`, -1 for none. */
  readonly bloc: number;
  /** 0 to 1: how much of what it says is another source's word. */
  readonly dependence: number;
  readonly because: string;
}

export interface Bloc {
  readonly name: string;
  /** Places in `sources`. */
  readonly members: readonly number[];
  readonly sources: readonly string[];
  /** 0 to 1: part of what they say that is one word. */
  readonly score: number;
  /** Times that two of them speak of one incident; how often they agree then, and would by their separate reliability. */
  readonly together: number;
  readonly agreed: number;
  readonly expected: number;
  readonly because: string;
}

export interface SourceModel {
  /** In the order of Sayings.sources. */
  readonly sources: readonly SourceJudgement[];
  readonly blocs: readonly Bloc[];
  /** Probability of each hypothesis of each incident, as estimated here: [incident][hypothesis]. */
  readonly probability: Float64Array;
  /** Number of each source here; sources that it does not know get negative ones, and count as is usual for their voice. */
  numbering(): SourceNumber;
  /** Reads the sayings of an incident, with the numbers of this model's sources. */
  reader(setting: SayingsSetting): SayingsReader;
  /**
   * Adds the log evidence of the rows of one incident, in [from, to), to `out` by hypothesis.
   * @param each where given, what each row adds: [row - from][hypothesis].
   */
  weigh(rows: SayingRows, from: number, to: number, out: Float64Array, each?: Float64Array): void;
}

/** The fitted model. */
export interface Fitted {
  readonly sayings: Sayings;
  readonly errors: Errors;
  readonly table: EvidenceTable;
  readonly dependence: Dependence;
  readonly blocs: Blocs;
  readonly pairs: Pairs;
  readonly probability: Float64Array;
  readonly checked: Checked;
}

export function sourceModel(fitted: Fitted): SourceModel {
  const { sayings, errors, table, dependence, blocs, pairs, probability } = fitted;
  const { parties, sources } = sayings;
  const { checked, right } = fitted.checked;
  const said = new Float64Array(sources.length);
  for (const s of sayings.source) said[s] = said[s]! + 1;
  const judged = sources.map(({ source, voice }, s): SourceJudgement => {
    const correct = shareCorrect(right[s]!, checked[s]!);
    const reliability = reliabilityOf(correct, checked[s]!);
    return {
      source,
      voice,
      reliability,
      correct,
      checked: checked[s]!,
      sayings: said[s]!,
      towards: towardsOf(errors, s, parties),
      bloc: dependence.bloc[s]!,
      dependence: blocs.dependence[s]!,
      get because() {
        return reliability === 'F'
          ? `${checked[s]!.toFixed(0)} of its ${said[s]} sayings could be checked against others; too few to judge it.`
          : `Right in ${percent(correct.value)} (90 % interval ${percent(correct.low)} to ${percent(correct.high)}) of the ${checked[s]!.toFixed(0)} sayings, of ${said[s]}, that others allow to check.`;
      },
    };
  });
  const usual = usualEvidence(parties.length);
  const weights = {
    table,
    usual,
    dependence,
    scratch: weighingScratch(dependence.rho.length, parties.length),
  };
  return {
    sources: judged,
    blocs: blocsOf(sayings, dependence, pairs),
    probability,
    numbering: () => numberingOf(sayings),
    reader: (setting) => makeReader(setting, numberingOf(sayings)),
    weigh: (rows, from, to, out, each) => weigh(rows, from, to, out, each, weights),
  };
}

function towardsOf(errors: Errors, s: number, parties: readonly string[]): Record<string, number> {
  const count = parties.length;
  const hypotheses = count + 2;
  const wrongly = new Float64Array(count);
  const others = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    for (let h = 0; h < count; h++)
      others[h] = h === p ? 0 : errors.rates[(s * hypotheses + h) * hypotheses + p]!;
    const other = errors.rates[(s * hypotheses + count) * hypotheses + p]!;
    wrongly[p] = Math.log((sumOverParties(others, 0, count) + other) / count);
  }
  const mean = sumOverParties(wrongly, 0, count) / count;
  return Object.fromEntries(parties.map((party, p) => [party, wrongly[p]! - mean]));
}

function blocsOf(sayings: Sayings, { bloc, rho }: Dependence, pairs: Pairs): Bloc[] {
  return Array.from(rho, (score, number): Bloc => {
    const members = Array.from(bloc.keys()).filter((s) => bloc[s] === number);
    const sources = members.map((s) => sayings.sources[s]!.source);
    let together = 0;
    let agreed = 0;
    let expected = 0;
    for (let a = 0; a < pairs.compared.length; a++)
      for (let b = a + 1; b < pairs.compared.length; b++) {
        if (bloc[pairs.compared[a]!] !== number || bloc[pairs.compared[b]!] !== number) continue;
        const pair = a * pairs.compared.length + b;
        together += pairs.together[pair]!;
        agreed += pairs.agreed[pair]!;
        expected += pairs.expected[pair]!;
      }
    return {
      name: `bloc ${number + 1}: ${sources.slice(0, 3).join(', ')}${sources.length > 3 ? ` and ${sources.length - 3} more` : ''}`,
      members,
      sources,
      score,
      together,
      agreed,
      expected,
      because:
        `Its ${sources.length} sources name the same author in ${percent(agreed / together)} of the ${together.toFixed(0)} times that two of them ` +
        `speak of one incident; their separate reliability would give ${percent(expected / together)}. They count as little more than one.`,
    };
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

interface Weights {
  readonly table: EvidenceTable;
  readonly usual: EvidenceTable;
  readonly dependence: Dependence;
  readonly scratch: ReturnType<typeof weighingScratch>;
}

function weigh(
  rows: SayingRows,
  from: number,
  to: number,
  out: Float64Array,
  each: Float64Array | undefined,
  { table, usual, dependence, scratch }: Weights,
): void {
  const { parties } = table;
  const hypotheses = parties + 2;
  const cells = cellsOfSource(parties);
  shareOfRows(rows, from, to, dependence, scratch);
  for (let row = from; row < to; row++) {
    const source = rows.source[row]!;
    const x = rows.says[row]!;
    const logs = source < 0 ? usual.logs : table.logs;
    const cell =
      (source < 0 ? voiceOfUnknown(source, parties) + 1 : source) * cells +
      (x < 0 ? hypotheses : x) * hypotheses;
    const share = scratch.shares[row - from]!;
    for (let h = 0; h < hypotheses; h++) {
      const added = share * logs[cell + h]!;
      out[h] = out[h]! + added;
      if (each) each[(row - from) * hypotheses + h] = added;
    }
  }
}

/** Sources that the model does not know get negative numbers, in turn for each voice. */
function numberingOf({ sources, parties }: Sayings): SourceNumber {
  const voices = parties.length + 1;
  let unknown = 0;
  const known = new Map<string, number[]>();
  sources.forEach(({ source, voice }, s) => {
    const numbers = known.get(source) ?? [];
    numbers[voice + 1] = s;
    known.set(source, numbers);
  });
  return speakerTable(
    parties.length,
    (source, voice) => known.get(source)?.[voice + 1] ?? -1 - (voice + 1 + voices * unknown++),
  );
}

const voiceOfUnknown = (source: number, parties: number): number => ((-source - 1) % (parties + 1)) - 1;
