/**
 * What the sources turned out to be like, as plain data that can be stored, sent and printed: how often each was right
 * where others allow to check it, whom it names wrongly more often than others, and which of them speak as one.
 */
import type { Probability } from '../attribution/attribution.js';
import type { SourceModel } from '../attribution/sources/source-model.js';

export interface JudgedSource {
  readonly source: string;
  /** Party in whose voice it speaks here, '' for a third party: one source may speak in several voices. */
  readonly voice: string;
  /** A to F, estimated from agreement and contradiction; apart from the grade that the mission gives. F: too few to judge. */
  readonly reliability: string;
  /** Share of its checkable sayings that were right. */
  readonly correct: Probability;
  /** Sayings that could be checked (a sum of shares, so it need not be whole), and all. */
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

export interface JudgedBloc {
  readonly name: string;
  /** Places in `sources`. */
  readonly members: readonly number[];
  /** 0 to 1: part of what they say that is one word. */
  readonly score: number;
  /** Times that two of them speak of one incident; how often they agree then, and would by their separate reliability. */
  readonly together: number;
  readonly agreed: number;
  readonly expected: number;
  readonly because: string;
}

export interface JudgedSources {
  readonly sources: readonly JudgedSource[];
  readonly blocs: readonly JudgedBloc[];
}

/** @param parties in the order that the model numbers voices by: that of the mission file */
export function judgedSources(
  model: SourceModel | undefined,
  parties: readonly { readonly id: string }[],
): JudgedSources | null {
  if (!model) return null;
  return {
    sources: model.sources.map((one) => ({
      source: one.source,
      voice: parties[one.voice]?.id ?? '',
      reliability: one.reliability,
      correct: one.correct,
      checked: one.checked,
      sayings: one.sayings,
      towards: one.towards,
      bloc: one.bloc,
      dependence: one.dependence,
      because: one.because,
    })),
    blocs: model.blocs.map(({ name, members, score, together, agreed, expected, because }) => ({
      ...{ name, members, score, together, agreed, expected, because },
    })),
  };
}

/** What was estimated of a source in the voice in which it speaks. */
export function judgedSource(
  judged: JudgedSources | null,
  source: string,
  voice: string,
): JudgedSource | undefined {
  return judged?.sources.find((one) => one.source === source && one.voice === voice);
}
