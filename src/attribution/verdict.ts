/**
 * When an author is named (docs/decisions/006): the leading hypothesis passes the threshold, it is more likely than not
 * that anything happened, and somebody besides its adversary, or a physical sign, speaks for it. Else undetermined, with
 * the reason and with what evidence is missing.
 */
import type { Incident } from '../incident/incident.js';
import type { Reason } from '../record/reason.js';
import { type Attribution, DID_NOT_HAPPEN, OTHER } from './attribution.js';

export const UNDETERMINED = 'undetermined';
export const BOTH = 'both';

export type Verdict =
  | 'clash'
  | 'nobody-names-it'
  | 'below-threshold'
  | 'accuser-alone'
  | 'may-not-have-happened'
  | 'passes-threshold';

/** What decides, before any sentence is written. Sets of hypotheses are bits by index. */
export interface Grounds {
  readonly named: number;
  readonly vouched: number;
  /** -1 where several lead alike. */
  readonly leading: number;
  readonly value: number;
  readonly happened: number;
  readonly threshold: number;
}

export function verdictOn(conduct: Incident['conduct'], grounds: Grounds): Verdict {
  const { named, vouched, leading, value, happened, threshold } = grounds;
  if (conduct === 'clash' && (named | vouched) === 0) return 'clash';
  const bit = leading < 0 ? 0 : 1 << leading;
  if (leading >= 0 && ((named | vouched) & bit) === 0) return 'nobody-names-it';
  if (!(value >= threshold)) return 'below-threshold';
  if ((vouched & bit) === 0) return 'accuser-alone';
  return happened >= 0.5 ? 'passes-threshold' : 'may-not-have-happened';
}

/** Party id, OTHER, `both` or `undetermined`. */
export function nameOf(verdict: Verdict, { leading }: Grounds, ids: readonly string[]): string {
  if (verdict === 'clash') return BOTH;
  return verdict === 'passes-threshold' ? ids[leading]! : UNDETERMINED;
}

export function reasonFor(verdict: Verdict, grounds: Grounds, ids: readonly string[]): Reason {
  const value = grounds.value.toFixed(2);
  const shown =
    grounds.leading < 0 ? `Several lead alike with ${value}` : `${ids[grounds.leading]} leads with ${value}`;
  const because: Readonly<Record<Verdict, string>> = {
    clash: 'Ground combat, and no account names an attacker.',
    'nobody-names-it': `${shown}, but no account names it and no physical sign points to it; location alone decides nothing.`,
    'below-threshold': `${shown}; the threshold is ${grounds.threshold}.`,
    // However often one side accuses the other, it stays one interested voice.
    'accuser-alone': `${shown}, but only an adversary names it; an accusation alone names nobody.`,
    'may-not-have-happened': `${shown}, but that it happened at all has only ${grounds.happened.toFixed(2)}.`,
    'passes-threshold': `${shown}; the threshold is ${grounds.threshold}.`,
  };
  return { rule: verdict, because: because[verdict] };
}

export interface Answer {
  /** A party id, OTHER, DID_NOT_HAPPEN, or UNDETERMINED. */
  readonly hypothesis: string;
  readonly probability: number;
  readonly reasons: readonly Reason[];
}

/**
 * One answer to "what was it", at a threshold of the asker's: an agreement has its own. The leading hypothesis of the
 * joint probabilities, if it passes and the rule above allows it.
 */
export function answerAt(attribution: Attribution, threshold: number): Answer {
  let leading = '';
  let probability = -1;
  let tied = false;
  for (const [hypothesis, value] of Object.entries(attribution.joint)) {
    if (value === probability) tied = true;
    if (!(value > probability)) continue;
    leading = hypothesis;
    probability = value;
    tied = false;
  }
  const abstain = (rule: string, because: string): Answer => ({
    hypothesis: UNDETERMINED,
    probability,
    reasons: [
      { rule, because },
      ...attribution.reasons.filter((reason) => reason.rule === 'missing-evidence'),
    ],
  });
  if (tied) return abstain('below-threshold', `Several hypotheses lead with ${probability.toFixed(2)}.`);
  const shown = `${leading} leads with ${probability.toFixed(2)}`;
  if (!(probability >= threshold))
    return abstain('below-threshold', `${shown}; the threshold is ${threshold}.`);
  if (leading !== DID_NOT_HAPPEN && !attribution.vouched.includes(leading)) {
    return abstain(
      'accuser-alone',
      `${shown}, but nobody besides an adversary and no physical sign speaks for ${leading === OTHER ? 'an accident' : 'it'}.`,
    );
  }
  return {
    hypothesis: leading,
    probability,
    reasons: [{ rule: 'passes-threshold', because: `${shown}; the threshold is ${threshold}.` }],
  };
}
