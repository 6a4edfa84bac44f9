/** A random trace, told in the words that random agreements use, clustered in time so that things meet. */
import type { Agreement } from '../../src/agreement/agreement.js';
import { given, type Random, randomFrom } from './random.js';
import {
  ABOUT,
  ACTS,
  AGREEMENT,
  CATEGORIES,
  CLASSES,
  CONDUCT,
  DECISIONS,
  instantAt,
  MEANS,
  MEASURES,
  PURPOSES,
  STATUSES,
  STEPS,
  TARGETS,
  ZONES,
} from './random-words.js';

type Line = Record<string, unknown> & { id: string; kind: string };

export function randomTrace(seed: number, agreement: Agreement): Line[] {
  const random = randomFrom(seed ^ 0x5bd1e995);
  const centres = [random.below(STEPS), random.below(STEPS), random.below(STEPS)];
  const lines: Line[] = [];
  const many = random.below(16);
  for (let n = 0; n < many; n++) {
    const id = `R${n}`;
    const centre = random.pick(centres);
    const at = someTime(random, Math.max(0, Math.min(STEPS - 1, centre + random.below(7) - 3)));
    lines.push({ id, at, ...someRecord(random, agreement, lines) } as unknown as Line);
  }
  return lines;
}

/** An instant, sometimes a moment off, or a stretch. */
function someTime(random: Random, step: number): unknown {
  const start = random.chance(0.1)
    ? new Date(Date.parse(instantAt(step)) + random.pick([-1, 1, 1_800_000])).toISOString()
    : instantAt(step);
  return random.chance(0.65) ? start : { start, end: instantAt(step + 1 + random.below(5)) };
}

function someRecord(random: Random, agreement: Agreement, earlier: readonly Line[]): object {
  const { parties, guarantors = [], others = [] } = agreement;
  const anybody = (): string => random.pick([...parties, ...parties, ...guarantors, ...others]);
  const zones = random.maybe(0.6, () => [random.some(ZONES)].flat());
  const kinds = ['incident', 'incident', 'incident', 'incident', 'declaration', 'declaration', 'declaration'];
  if (agreement.rulings) kinds.push('decision', 'decision');
  const kind = random.pick([
    ...kinds,
    'handover',
    'handover',
    'measure',
    'measure',
    'effort',
    'decision',
    'correction',
  ]);
  switch (kind) {
    case 'incident':
      return given({
        kind,
        conduct: random.pick([...CONDUCT, 'strike', 'strike']),
        by: someAuthor(random, parties),
        happened: random.maybe(0.25, () => someProbability(random)),
        means: random.maybe(0.7, () => random.pick(MEANS)),
        target: random.maybe(0.6, () => random.pick(TARGETS)),
        weapon: random.maybe(0.2, () => random.pick(['howitzer', 'heavy', 'pistol'])),
        calibreMm: random.maybe(0.3, () => random.pick([82, 152])),
        purpose: random.maybe(0.3, () => random.pick(PURPOSES)),
        facility: random.maybe(0.3, () => random.pick(CLASSES)),
        zones,
        rivals: random.maybe(0.2, () => ({ conduct: random.pick(CONDUCT), means: random.pick(MEANS) })),
      });
    case 'declaration':
      return given({
        kind,
        by: anybody(),
        act: random.pick(ACTS),
        about: random.pick(ABOUT),
        effectiveFrom: random.maybe(0.3, () => instantAt(random.below(STEPS))),
        effectiveUntil: random.maybe(0.3, () => instantAt(10 + random.below(STEPS))),
      });
    case 'handover':
      return given({
        kind,
        from: random.pick(parties),
        to: anybody(),
        category: random.pick(CATEGORIES),
        count: random.maybe(0.85, () => random.below(6)),
        reportedBy: random.maybe(0.4, () => anybody()),
      });
    case 'measure':
      return given({
        kind,
        by: random.maybe(0.9, anybody),
        values: { [random.pick(MEASURES)]: random.below(7) },
        zones,
      });
    case 'effort':
      return given({ kind, status: random.pick(STATUSES), by: random.maybe(0.9, anybody), zones });
    case 'decision':
      return someDecision(random, agreement, earlier);
    default:
      return someCorrection(random, earlier);
  }
}

function someProbability(random: Random): unknown {
  const value = random.pick([0.3, 0.55, 0.65, 0.8, 0.95]);
  return random.chance(0.5) ? value : { value, low: value / 2, high: Math.min(1, value + 0.3) };
}

function someAuthor(random: Random, parties: readonly string[]): unknown {
  switch (random.below(8)) {
    case 0:
      return 'undetermined';
    case 1:
      return 'both';
    case 2:
    case 3: {
      let rest = 100;
      const shares = parties.map((party) => {
        const share = random.below(rest + 1);
        rest -= share;
        return [party, share / 100] as const;
      });
      return Object.fromEntries(random.shuffled(shares));
    }
    default:
      return random.pick([...parties, ...parties, 'nobody-known']);
  }
}

function someDecision(random: Random, agreement: Agreement, earlier: readonly Line[]): object {
  const by = random.pick(['COM', 'COM', ...agreement.parties]);
  const kind = 'decision';
  const reading = random.pick(agreement.readings).id;
  const clause = random.pick(agreement.clauses).id;
  if (random.chance(agreement.rulings ? 0.6 : 0.1)) {
    const about = random.pick([AGREEMENT, `${AGREEMENT}/${clause}`]);
    return { kind, by, about, decision: `reading:${reading}` };
  }
  const about = earlier.length > 0 ? random.pick(earlier).id : AGREEMENT;
  return { kind, by, about, decision: random.pick([...DECISIONS, 'invalid']) };
}

/** Of an earlier record: taken back, or told with another time or word. */
function someCorrection(random: Random, earlier: readonly Line[]): object {
  const of = earlier.length > 0 ? random.pick(earlier) : undefined;
  if (!of) return { kind: 'decision', by: 'COM', about: AGREEMENT, decision: 'stop' };
  if (random.chance(0.4)) return { kind: 'correction', of: of.id, action: 'withdraw' };
  const change: Record<string, unknown> = { at: instantAt(random.below(STEPS)) };
  if (of.kind === 'incident')
    Object.assign(change, random.pick([{ conduct: 'strike' }, { zones: ['z1'] }, {}]));
  if (of.kind === 'handover') Object.assign(change, random.pick([{ count: 2 }, {}]));
  return { kind: 'correction', of: of.id, action: 'replace', replacement: change };
}
