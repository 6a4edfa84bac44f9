/** A finding as a cell beside those of the other readings: the verdict, how sure, and why in a sentence. */
import type { Probability } from '../attribution/attribution.js';
import type { Band, Finding, Rule, Standing, Verdict } from '../compliance/finding.js';
import { becauseIn } from '../compliance/sentences/because.js';
import { type Tongue, tongueOf } from '../compliance/sentences/tongue.js';
import type { Language } from '../record/codes.js';
import type { PictureIndex } from './picture-index.js';

export interface FindingCell {
  readonly reading: string;
  readonly verdict: Verdict;
  readonly band: Band;
  readonly standing: Standing;
  readonly party: string;
  readonly probability: Probability;
  /** Which rule decided. */
  readonly rule: Rule;
  readonly because: readonly string[];
  /** The same in the other languages, where a page prints it. */
  readonly becauseLocal?: Readonly<Record<Exclude<Language, 'en'>, string>>;
}

export function cellOf(index: PictureIndex, finding: Finding): FindingCell {
  return {
    reading: finding.reading,
    verdict: finding.verdict,
    band: finding.band,
    standing: finding.standing,
    party: finding.party,
    probability: finding.probability,
    rule: finding.rule,
    because: [becauseIn(tongueFor(index, finding.agreement, 'en'), finding)],
  };
}

/** With its sentence in every language. */
export function toldCellOf(index: PictureIndex, finding: Finding): FindingCell {
  const said = (language: Language): string =>
    becauseIn(tongueFor(index, finding.agreement, language), finding);
  return { ...cellOf(index, finding), becauseLocal: { uk: said('uk'), ru: said('ru') } };
}

const TELLING: readonly Verdict[] = ['violation', 'undetermined', 'noViolation', 'notInForce'];

/** Of several under one reading (the clause and a local variation of it) the one that says most. */
export function tellingOf<F extends Pick<Finding, 'verdict'>>(findings: readonly F[]): F | undefined {
  return findings.reduce<F | undefined>(
    (best, one) => (best && TELLING.indexOf(best.verdict) <= TELLING.indexOf(one.verdict) ? best : one),
    undefined,
  );
}

const tongues = new WeakMap<PictureIndex, Map<string, Tongue>>();

/** The titles and times of the agreement, the names of the mission. */
function tongueFor(index: PictureIndex, id: string, language: Language): Tongue {
  let known = tongues.get(index);
  if (!known) {
    known = new Map();
    tongues.set(index, known);
  }
  const key = `${language} ${id}`;
  let tongue = known.get(key);
  if (!tongue) {
    const { agreements, parties, guarantors } = index.picture;
    const agreement = agreements.find((one) => one.id === id);
    const names = Object.fromEntries(
      [...parties, ...guarantors].map((one) => [one.id, one.name[language] ?? one.name.en]),
    );
    tongue = tongueOf(language, { ...(agreement ? { agreement } : {}), names });
    known.set(key, tongue);
  }
  return tongue;
}
