/**
 * How probable a breach is, and by which band: happened, author, and the thresholds of the clause.
 *
 * The probability is that of a party bound by the clause having done what it prohibits: happened times the sum over
 * bound parties. The band of a finding that names one party is taken from happened times that party alone, so that
 * nobody is called a confirmed violator on the strength of another's share. Conventions, written in each proof.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Attribution, Probability } from '../attribution/attribution.js';
import { bandOf, boundShare, hold, product } from './band.js';
import type { Band, ProofStep } from './finding.js';

export interface Weighing {
  readonly probability: Probability;
  /** What the band is taken from. */
  readonly counted: Probability;
  readonly band: Band;
  /** The leading author is one party, and bound. */
  readonly namesBound: boolean;
  /** Steps author, happened, band. */
  readonly steps: readonly ProofStep[];
}

export function weigh(
  attribution: Attribution,
  bound: readonly string[],
  standard: Agreement['standard'],
  unsure: boolean,
): Weighing {
  const { author, happened } = attribution;
  const share = boundShare(attribution, bound);
  const probability = product(happened, share);
  const namesBound = bound.includes(author);
  const named = namesBound ? attribution.hypotheses.find(({ id }) => id === author) : undefined;
  const own = named?.probability ?? share;
  const counted = named ? product(happened, own) : probability;
  const reached = bandOf(counted.value, standard);
  const band = unsure ? hold(reached) : reached;
  const cites = [attribution.incident];
  const held = band === reached ? '' : ' Held at probable, for a step above is unknown.';
  const steps: ProofStep[] = [
    {
      step: 'author',
      holds: author === 'undetermined' ? 'unknown' : namesBound || author === 'both',
      because: authorSentence(author, namesBound, own.value),
      cites,
    },
    {
      step: 'happened',
      holds: happened.value >= standard.possible ? true : 'unknown',
      because: `It happened with probability ${two(happened.value)} (${two(happened.low)} to ${two(happened.high)}).`,
      cites,
    },
    {
      step: 'band',
      holds: band !== 'none',
      because: `${two(happened.value)} x ${two(own.value)} = ${two(counted.value)}; possible from ${standard.possible}, probable from ${standard.probable}, confirmed from ${standard.confirmed}.${held}`,
      cites,
    },
  ];
  return { probability, counted, band, namesBound, steps };
}

function authorSentence(author: string, namesBound: boolean, share: number): string {
  const together = `parties that are bound hold ${two(share)} together`;
  if (author === 'undetermined') return `Undetermined; ${together}.`;
  if (author === 'both') return `Ground combat without a named attacker; ${together}.`;
  if (namesBound) return `${author} did it with probability ${two(share)}.`;
  return `${author} leads, whom the clause does not bind; ${together}.`;
}

/** Two decimals. */
function two(value: number): string {
  const hundredths = Math.round(value * 100);
  return HUNDREDTHS[hundredths] ?? value.toFixed(2);
}
const HUNDREDTHS = Array.from({ length: 101 }, (_, i) => (i / 100).toFixed(2));
