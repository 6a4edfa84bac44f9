/**
 * Who stands where on which clause, as of a moment: what parties, guarantors, others and newcomers have declared about
 * an agreement and its clauses. Words only: whether a clause is in force is for the monitor (src/compliance).
 *
 * How declarations make a stance (docs/drafting.md, "Positions"):
 * - `proposes`, `accepts`, `accepts_conditionally`, `rejects`, `withdraws` say what they say; `orders` (to one's own
 *   forces) is acceptance. Conditions beside any acceptance make it one on conditions.
 * - A later one takes the place of an earlier one. Accepting without conditions clears conditions. Proposing what one
 *   has accepted takes nothing back.
 * - `lifts` about the agreement or clause takes back one's own conditions or rejection: what is left is acceptance, or
 *   silence.
 * - A declaration about a clause goes before one about the whole agreement, whichever is later; only who withdraws
 *   from the whole has withdrawn from every clause he had not spoken of since.
 * - Other acts (claims, demands, notifies, meets, denies, extends) change no stance.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Declaration } from '../record/record.js';

export const STANCES = [
  'proposed',
  'accepted',
  'acceptedOnConditions',
  'rejected',
  'withdrawn',
  'silent',
] as const;
export type Stance = (typeof STANCES)[number];

export type Role = 'party' | 'guarantor' | 'other' | 'newcomer';

export interface Position {
  readonly stance: Stance;
  /** What acceptance depends on, in the words of the declaration; empty where it said that there are some, not which. */
  readonly conditions: readonly string[];
  /** The declaration that made the stance; absent: silent. */
  readonly behind?: Declaration;
  /** Earlier ones about the same, the latest first. */
  readonly earlier: readonly Declaration[];
  /** Taken over from what was said about the whole agreement. */
  readonly ofWhole: boolean;
}

export interface Row {
  readonly declarer: string;
  readonly role: Role;
  readonly agreement: Position;
  /** By clause id. */
  readonly clauses: Readonly<Record<string, Position>>;
}

export interface Missing {
  /** Clause id. */
  readonly clause: string;
  /** Bound parties that neither proposed nor accepted it. */
  readonly notAccepted: readonly string[];
  readonly openConditions: readonly { readonly party: string; readonly conditions: readonly string[] }[];
}

export interface Matrix {
  readonly agreement: string;
  readonly atMs: number;
  readonly clauses: readonly string[];
  readonly rows: readonly Row[];
  readonly missing: readonly Missing[];
}

/** Subject of declarations: the agreement's id, `agreement/clause`, or a clause id, that it stands for. */
export type AboutMap = Readonly<Record<string, string>>;

export function positions(
  agreement: Agreement,
  declarations: readonly Declaration[],
  atMs: number,
  asKnownAtMs = Number.POSITIVE_INFINITY,
  about: AboutMap = {},
): Matrix {
  const clauses = agreement.clauses.map((clause) => clause.id);
  const target = targetOf(agreement.id, clauses, about);
  const said = declarations
    .filter((one) => madeMs(one) <= atMs && knownMs(one) <= asKnownAtMs)
    .filter((one) => target(one.about) !== undefined)
    .sort((a, b) => madeMs(a) - madeMs(b) || (a.id < b.id ? -1 : 1));
  const rows = declarersOf(agreement, said).map(({ declarer, role }): Row => {
    const own = said.filter((one) => one.by === declarer);
    const whole = own.filter((one) => target(one.about) === '');
    return {
      declarer,
      role,
      agreement: stanceOf(whole, false),
      clauses: Object.fromEntries(
        clauses.map((clause) => [
          clause,
          onClause(
            whole,
            own.filter((one) => target(one.about) === clause),
          ),
        ]),
      ),
    };
  });
  return { agreement: agreement.id, atMs, clauses, rows, missing: missingOf(agreement, rows) };
}

/** '' for the whole agreement, a clause id, or undefined for anything else. */
function targetOf(
  id: string,
  clauses: readonly string[],
  map: AboutMap,
): (about: string) => string | undefined {
  return (about) => {
    const mapped = map[about] ?? about;
    if (mapped === id) return '';
    const clause = mapped.startsWith(`${id}/`) ? mapped.slice(id.length + 1) : mapped;
    const meant = mapped.startsWith(`${id}/`) || map[about] !== undefined;
    return meant && clauses.includes(clause) ? clause : undefined;
  };
}

/** When it has surely been made. */
function madeMs({ time }: Declaration): number {
  return Math.max(Date.parse(time.start), Date.parse(time.end) - 1);
}

function knownMs(declaration: Declaration): number {
  return declaration.reportedAt === undefined ? madeMs(declaration) : Date.parse(declaration.reportedAt);
}

function declarersOf(agreement: Agreement, said: readonly Declaration[]): { declarer: string; role: Role }[] {
  const roles = new Map<string, Role>();
  for (const party of agreement.parties) roles.set(party, 'party');
  for (const one of agreement.guarantors ?? []) if (!roles.has(one)) roles.set(one, 'guarantor');
  for (const one of agreement.others ?? []) if (!roles.has(one)) roles.set(one, 'other');
  for (const { by } of said) if (!roles.has(by)) roles.set(by, 'newcomer');
  return [...roles].map(([declarer, role]) => ({ declarer, role }));
}

function onClause(whole: readonly Declaration[], special: readonly Declaration[]): Position {
  const left = whole.findLast((one) => one.act === 'withdraws');
  const own = special.filter((one) => left === undefined || madeMs(one) > madeMs(left));
  const stance = stanceOf(own, false);
  if (stance.behind) return { ...stance, earlier: [...stance.earlier, ...changing(whole).reverse()] };
  return stanceOf(whole, true);
}

const CHANGING: readonly Declaration['act'][] = [
  'proposes',
  'accepts',
  'accepts_conditionally',
  'orders',
  'rejects',
  'withdraws',
  'lifts',
];

function changing(said: readonly Declaration[]): Declaration[] {
  return said.filter((one) => CHANGING.includes(one.act));
}

function stanceOf(said: readonly Declaration[], ofWhole: boolean): Position {
  let stance: Stance = 'silent';
  let conditions: readonly string[] = [];
  let behind: Declaration | undefined;
  const earlier: Declaration[] = [];
  for (const one of changing(said)) {
    const next = after(stance, one);
    if (next === undefined) {
      earlier.unshift(one);
      continue;
    }
    if (behind) earlier.unshift(behind);
    behind = one;
    stance = next;
    conditions = next === 'acceptedOnConditions' ? (one.conditions ?? []) : [];
  }
  return {
    stance,
    conditions,
    ...(behind ? { behind } : {}),
    earlier,
    ofWhole: ofWhole && behind !== undefined,
  };
}

/** The stance after a declaration; undefined: as before. */
function after(before: Stance, { act, conditions }: Declaration): Stance | undefined {
  switch (act) {
    case 'proposes':
      return before === 'accepted' ? undefined : 'proposed';
    case 'accepts':
    case 'orders':
      return (conditions?.length ?? 0) > 0 ? 'acceptedOnConditions' : 'accepted';
    case 'accepts_conditionally':
      return 'acceptedOnConditions';
    case 'rejects':
      return 'rejected';
    case 'withdraws':
      return before === 'silent' ? undefined : 'withdrawn';
    case 'lifts':
      if (before === 'acceptedOnConditions') return 'accepted';
      return before === 'rejected' ? 'silent' : undefined;
    default:
      return undefined;
  }
}

/** What stands between each clause and the consent of all whom it binds. A proposal is the proposer's consent. */
function missingOf(agreement: Agreement, rows: readonly Row[]): Missing[] {
  return agreement.clauses.map((clause): Missing => {
    const bound = boundBy(agreement, clause.by);
    const own = rows.filter((row) => bound.includes(row.declarer));
    const at = (row: Row): Position => row.clauses[clause.id]!;
    return {
      clause: clause.id,
      notAccepted: own
        .filter((row) => ['rejected', 'withdrawn', 'silent'].includes(at(row).stance))
        .map((row) => row.declarer),
      openConditions: own
        .filter((row) => at(row).stance === 'acceptedOnConditions')
        .map((row) => ({ party: row.declarer, conditions: at(row).conditions })),
    };
  });
}

function boundBy(agreement: Agreement, by: string | readonly string[] | undefined): readonly string[] {
  if (by === undefined || by === 'any') return agreement.parties;
  return typeof by === 'string' ? [by] : by;
}
