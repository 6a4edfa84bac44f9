/** So much in each stretch of time. Guide, "Quotas". */
import type { StateBreach } from './breach.js';
import { shift } from './calendar.js';
import type { Finding } from './evaluate.js';
import { amountName, changesOfReached, countedAt, momentAt, quantityAt, reachedAt } from './expression.js';
import type { ClauseOf, Form } from './form.js';
import { standingAt, termsOf } from './standing.js';
import {
  all,
  compare,
  minus,
  NO,
  not,
  plus,
  type Range,
  smallest,
  span,
  type Truth,
  times,
  UNKNOWN,
  YES,
} from './truth.js';
import { type Context, contextOf, type World } from './world.js';

export function judgeQuotas(
  world: World,
  form: Form,
  reading: number,
): { readonly finding: Finding; readonly breaches: readonly StateBreach[] }[] {
  const version = form.versions[reading];
  const { clause } = version ?? {};
  if (!version || clause?.kind !== 'delivery' || clause.every === undefined) return [];
  return version.bound.flatMap((party) => {
    const context = contextOf(world, form, reading, party);
    return stretches(world, context, clause, clause.every!).map((finding) => {
      const foundMs = finding.endMs - 1;
      const sure = finding.verdict === 'violation';
      const breach = {
        kind: 'state',
        id: finding.id,
        party,
        foundMs,
        sure,
        untilMs: Number.POSITIVE_INFINITY,
      } as const;
      return { finding, breaches: [breach] };
    });
  });
}

function stretches(world: World, context: Context, clause: ClauseOf<'delivery'>, every: string): Finding[] {
  const findings: Finding[] = [];
  const startMs = firstEntry(world, context);
  if (startMs === null) return [];
  const { of, carry = 'none', reciprocal } = clause;
  const by = amountName(world, of) === undefined ? 'count' : 'sum';
  let brought: Range = [0, 0];
  for (let k = 0; ; k++) {
    const from = shift(world.zone, startMs, every, k);
    const to = shift(world.zone, startMs, every, k + 1);
    const lastMs = to - 1;
    if (lastMs > world.horizonMs) return findings;
    const window = { from: new Date(from).toISOString(), until: new Date(to).toISOString() };
    const delivered = countedAt(world, context, of, window, by, lastMs, 'own');
    const { is } = standingAt(world, context, lastMs);
    const judged = is === 'inForce' || is === 'undetermined';
    let owed: Range = judged ? owedIn(world, context, clause, from, lastMs) : [0, 0];
    if (judged && reciprocal !== undefined) {
      const theirs = countedAt(world, context, of, window, by, lastMs, 'theirs');
      owed = smallest([owed, times(reciprocal === true ? 1 : reciprocal, theirs)]);
    }
    const short = compare(plus(brought, delivered), 'lessThan', owed);
    const truth = is === 'undetermined' ? all([short, UNKNOWN]) : short;
    if (judged && truth !== NO) findings.push(findingOf(world, context, from, to, is, truth));
    const rest = minus(plus(brought, delivered), owed);
    brought =
      carry === 'both' ? rest : carry === 'surplus' ? [Math.max(0, rest[0]), Math.max(0, rest[1])] : [0, 0];
  }
}

/** The high end of entry into force, when it first is surely reached. */
function firstEntry(world: World, context: Context): number | null {
  const { enters } = termsOf(world, context);
  for (const ms of changesOfReached(world, context, enters)) {
    const entry = momentAt(world, context, enters, ms);
    if (reachedAt(entry, ms) === YES) return entry[1];
  }
  return null;
}

/** What is owed in a stretch that begins then, valued at its last moment. */
function owedIn(
  world: World,
  context: Context,
  { atLeast, cuts = [] }: ClauseOf<'delivery'>,
  fromMs: number,
  lastMs: number,
): Range {
  let owed = quantityAt(world, context, atLeast, lastMs);
  for (const cut of [...cuts].reverse()) {
    const begun = reachedAt(momentAt(world, context, cut.from, lastMs), fromMs);
    const over = reachedAt(momentAt(world, context, cut.until, lastMs), fromMs);
    const inside = all([begun, not(over)]);
    const amount = quantityAt(world, context, cut.amount, lastMs);
    if (inside === YES) owed = amount;
    else if (inside === UNKNOWN) owed = span([amount, owed]);
  }
  return owed;
}

function findingOf(
  world: World,
  context: Context,
  startMs: number,
  endMs: number,
  standing: Finding['standing'],
  short: Truth,
): Finding {
  const { agreement } = world;
  const { self: party, form } = context;
  const reading = agreement.readings[context.reading]!.id;
  const base = {
    id: `${party}@${new Date(startMs).toISOString()}~${agreement.id}~${form.id}~${reading}`,
    clause: form.id,
    reading,
    party,
    standing,
    startMs,
    endMs,
  };
  return short === YES
    ? {
        ...base,
        verdict: 'violation',
        rule: 'quota-missed',
        band: 'confirmed',
        probability: { value: 1, low: 1, high: 1 },
      }
    : {
        ...base,
        verdict: 'undetermined',
        rule: 'quota-open',
        band: 'none',
        probability: { value: 0.5, low: 0, high: 1 },
      };
}
