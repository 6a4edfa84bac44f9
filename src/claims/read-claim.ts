/** From a declaration with figures to a claim that can be compared, with whatever in it does not fit together. */
import type { Claim, ClaimItem, ClaimUnit } from '../record/claim.js';
import type { Declaration } from '../record/record.js';
import type { Interval } from '../time/instant.js';
import { amountOf, soughtCount } from './amount.js';
import type { Amount, ClaimFault, ClaimPart, ClaimPlace, PartRole, PartyClaim, Sought } from './claim.js';
import { type PlaceWords, placeGiven, placeSaid } from './place-said.js';
import { CONDUCTS_OF, COUNTING, meansSought, unitSaid } from './unit.js';

type Unit = ClaimUnit | 'unknown';
export type ClaimDeclaration = Declaration & { readonly claim: Claim };

export const hasClaim = (declaration: Declaration): declaration is ClaimDeclaration =>
  declaration.claim !== undefined;

export function readClaim(declaration: ClaimDeclaration, words: PlaceWords): PartyClaim {
  const { claim, id, by, about, source, summary } = declaration;
  const said = unitSaid(claim.unit);
  const unit: Unit = claim.unitCode ?? said.unit;
  const startMs = Date.parse(claim.periodStart);
  const endMs = Date.parse(claim.periodEnd);
  const total = amountOf(positive(claim.count, claim), summary);
  const whole: Whole = {
    id,
    unit,
    said,
    window: { startMs, endMs },
    words,
    bound: total?.bound === 'about' ? 'about' : undefined,
  };
  const given = claim.items
    ? claim.items.map((item, n) => partOf(item, n, whole))
    : Object.entries(claim.breakdown ?? {}).map(([part, count], n) => partFromWords(part, count, n, whole));
  const faults: ClaimFault[] = [];
  if (endMs < startMs)
    faults.push({ fault: 'periodBackwards', expected: claim.periodStart, found: claim.periodEnd });
  if (unit === 'unknown') faults.push({ fault: 'unitNotKnown', expected: 'a unit', found: claim.unit });
  if (claim.against === by) faults.push({ fault: 'againstItself', expected: 'another party', found: by });
  const negative = [['', claim.count], ...Object.entries(claim.breakdown ?? {})].find(
    ([, n]) => Number(n) < 0,
  );
  if (negative)
    faults.push({ fault: 'negative', expected: '0 or more', found: `${negative[0]} ${negative[1]}`.trim() });
  faults.push(...withinFaults(claim), ...sumFaults(total, given));
  return {
    ...{ id, by, against: claim.against, about, source, summary, startMs, endMs },
    saidMs: Date.parse(declaration.time.start),
    unit,
    unitWords: claim.unit,
    total,
    parts: withRest(given, total, whole),
    replaces: claim.replaces ?? '',
    faults,
  };
}

interface Whole {
  readonly id: string;
  readonly unit: Unit;
  readonly said: ReturnType<typeof unitSaid>;
  readonly window: Interval;
  readonly words: PlaceWords;
  readonly bound: 'about' | undefined;
}

function partOf(item: ClaimItem, n: number, whole: Whole): ClaimPart {
  const read = partFromWords(item.words, item.count, n, whole);
  const { conduct, means, target, targetName, place, start, end, clause } = item;
  const unit = item.unitCode ?? read.unit;
  return {
    ...read,
    unit,
    role: item.within !== undefined ? 'within' : roleOf(item.words, unit, whole.unit),
    amount: amountOf(positive(item.count, item), item.words),
    conducts: conduct ? new Set([conduct]) : item.unitCode ? new Set(CONDUCTS_OF[unit]) : read.conducts,
    means:
      means && means !== 'unspecified'
        ? new Set([means])
        : read.means.size > 0
          ? read.means
          : meansSought(unit),
    target: target ?? read.target,
    targetName: targetName ?? '',
    place: place ? placeGiven(place, whole.words) : read.place,
    window: {
      startMs: start === undefined ? read.window.startMs : Date.parse(start),
      endMs: end === undefined ? read.window.endMs : Date.parse(end),
    },
    clause: clause ?? '',
  };
}

function partFromWords(words: string, count: number | undefined, n: number, whole: Whole): ClaimPart {
  const said = unitSaid(words);
  const named = placeSaid(words, whole.words);
  // "drones 6" of a total of hits are hits by drones; of a total of mixed acts they are drones.
  const inherits = said.unit === 'unknown' && COUNTING[whole.unit] === 'incidents';
  const isCraft = said.unit === 'unknown' && whole.unit === 'mixed' && said.means.size > 0;
  const unit: Unit = inherits ? whole.unit : isCraft ? 'munitions' : said.unit;
  return {
    id: `${whole.id}#${n + 1}`,
    words,
    role: roleOf(words, unit, whole.unit),
    amount: amountOf(
      { count: count === undefined || count < 0 ? undefined : count, bound: whole.bound },
      words,
    ),
    ...soughtIn(unit, said, whole, named),
    window: lastHours(words, whole.window),
  };
}

function soughtIn(unit: Unit, said: Whole['said'], whole: Whole, place: ClaimPlace | null): Sought {
  return {
    unit,
    conducts: new Set(CONDUCTS_OF[unit]),
    means: meansSought(unit, said.means, whole.said.means),
    target: said.target || whole.said.target,
    targetName: '',
    place,
    window: whole.window,
    clause: '',
  };
}

const WITHIN =
  /(?:^|[\s(])(?:of (?:these|them|which|those)|within|including|incl\.?|з них|із них|из них|зокрема|у тому числі|в том числе)/iu;

/** A sum is of what can be added: acts to acts, killed and injured to casualties. */
function roleOf(words: string, unit: Unit, total: Unit): PartRole {
  if (WITHIN.test(words)) return 'within';
  if (/(?<!\p{L})(?:last|останн|последн)/iu.test(words)) return 'aspect';
  if (unit === total || total === 'mixed' || total === 'unknown') return 'part';
  if (total === 'casualties' && (unit === 'killed' || unit === 'injured')) return 'part';
  return COUNTING[total] === 'incidents' && COUNTING[unit] === 'incidents' ? 'part' : 'aspect';
}

function lastHours(words: string, { startMs, endMs }: Interval): Interval {
  const found =
    /(?:last|останн\p{L}*|последн\p{L}*)\s+(\d+)\s*(?:h(?:ours?)?|год\p{L}*|час\p{L}*)(?!\p{L})/iu.exec(
      words,
    );
  return found
    ? { startMs: Math.max(startMs, endMs - Number(found[1]) * 3_600_000), endMs }
    : { startMs, endMs };
}

function withinFaults({ items = [] }: Claim): ClaimFault[] {
  const known = new Set(items.map(({ words }) => words));
  return items.flatMap(({ within }): ClaimFault[] =>
    within === undefined || known.has(within)
      ? []
      : [{ fault: 'withinNotNamed', expected: [...known].join(', '), found: within }],
  );
}

function sumFaults(total: Amount | null, parts: readonly ClaimPart[]): ClaimFault[] {
  const counted = parts.filter(({ role, amount }) => role === 'part' && amount);
  if (!total || counted.length === 0) return [];
  const least = sum(counted, ({ least }) => least);
  const most = sum(counted, ({ most }) => most ?? Number.POSITIVE_INFINITY);
  const found = String(sum(counted, ({ count }) => count));
  const expected = String(total.count);
  if (least > (total.most ?? Number.POSITIVE_INFINITY))
    return [{ fault: 'partsExceedTotal', expected, found }];
  return most < total.least ? [{ fault: 'partsFallShort', expected, found }] : [];
}

const sum = (parts: readonly ClaimPart[], of: (amount: Amount) => number): number =>
  parts.reduce((all, { amount }) => all + of(amount!), 0);

/** What the parts leave of the total is sought too, where it is in a unit that can be. */
function withRest(parts: readonly ClaimPart[], total: Amount | null, whole: Whole): ClaimPart[] {
  const counted = parts.filter(({ role, amount }) => role === 'part' && amount);
  const sought = soughtIn(whole.unit, whole.said, whole, null);
  const made = (role: PartRole, amount: Amount | null): ClaimPart => ({
    id: `${whole.id}#${role}`,
    words: '',
    role,
    amount,
    ...sought,
  });
  if (counted.length === 0) return [...parts, made('whole', total)];
  if (!total || COUNTING[whole.unit] !== 'incidents') return [...parts];
  const left = soughtCount(total) - counted.reduce((all, { amount }) => all + soughtCount(amount!), 0);
  if (left <= 0 && total.most !== null) return [...parts];
  const count = Math.max(0, left);
  return [
    ...parts,
    made('rest', {
      count,
      least: Math.max(0, count),
      most: total.most === null ? null : count,
      bound: total.bound,
    }),
  ];
}

/** A figure below nought is told as a fault and compared with nothing. */
function positive<T extends { count?: number | undefined }>(count: number | undefined, given: T): T {
  return count !== undefined && count < 0 ? { ...given, count: undefined } : given;
}
