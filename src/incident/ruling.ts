/**
 * Rulings: a person says that reports are one incident, or that they are apart. They bind association, whatever the
 * evidence; a later ruling undoes an earlier one by naming it. Of two that contradict each other the later one holds,
 * and the incidents concerned say so.
 *
 * BUG: rulings bind events only; a detection still joins the incident that it fits best.
 */
export interface Ruling {
  readonly id: string;
  /** `join`: all these are one incident. `split`: these groups are apart from each other. */
  readonly kind: 'join' | 'split';
  /** Ids of coded reports: the observation's id, with #2, #3 ... for the further events of one text. */
  readonly observations: readonly (readonly string[])[];
  readonly by: string;
  readonly reason: string;
  /** Id of the earlier ruling that this one takes back. */
  readonly undoes?: string;
}

/** What rulings come to for the rows (tellings) of one run. */
export interface Constraints {
  /** Pairs of rows that are one incident. */
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
  /** For each row, the rulings that bind it, latest first. */
  readonly byRow: ReadonlyMap<number, readonly Ruled[]>;
}

export interface Ruled {
  readonly ruling: Ruling;
  /** Id of the later ruling that it contradicts, so that it holds in part or not at all. */
  readonly overruledBy?: string;
}

/** Rulings that stand, latest first: those undone by a ruling that itself stands are left out. */
export function standing(rulings: readonly Ruling[]): readonly Ruling[] {
  const undone = new Set<string>();
  const out: Ruling[] = [];
  for (let i = rulings.length - 1; i >= 0; i--) {
    const ruling = rulings[i]!;
    if (undone.has(ruling.id)) continue;
    if (ruling.undoes !== undefined) undone.add(ruling.undoes);
    out.push(ruling);
  }
  return out;
}

/**
 * For each report named in a split, on which sides it stands: reports of the same words on different sides must not be
 * taken for one telling.
 */
export function sidesOf(standingRulings: readonly Ruling[]): ReadonlyMap<string, string> {
  const sides = new Map<string, string>();
  for (const { id, kind, observations } of standingRulings) {
    if (kind !== 'split') continue;
    observations.forEach((group, side) => {
      for (const report of group) sides.set(report, `${sides.get(report) ?? ''} ${id}/${side}`);
    });
  }
  return sides;
}

/** @param rowOf the row whose telling holds the report, undefined where there is none (not an event, not placed). */
export function constrain(
  standingRulings: readonly Ruling[],
  rowOf: (report: string) => number | undefined,
): Constraints {
  const together: [number, number][] = [];
  const apart: [number, number][] = [];
  const byRow = new Map<number, Ruled[]>();
  const links = linkage();
  for (const ruling of standingRulings) {
    const groups = ruling.observations.map((group) => group.flatMap((report) => rowOf(report) ?? []));
    const pairs = ruling.kind === 'join' ? chain(groups.flat()) : across(groups);
    let overruledBy: string | undefined;
    for (const [a, b] of pairs) {
      const against = ruling.kind === 'join' ? links.join(a, b, ruling.id) : links.part(a, b, ruling.id);
      if (against !== undefined) overruledBy ??= against;
      else (ruling.kind === 'join' ? together : apart).push([a, b]);
    }
    const ruled = overruledBy === undefined ? { ruling } : { ruling, overruledBy };
    for (const row of new Set(groups.flat())) {
      const known = byRow.get(row);
      if (known) known.push(ruled);
      else byRow.set(row, [ruled]);
    }
  }
  return { together, apart, byRow };
}

const chain = (rows: readonly number[]): [number, number][] =>
  rows.slice(1).flatMap((row): [number, number][] => (row === rows[0] ? [] : [[rows[0]!, row]]));

function across(groups: readonly (readonly number[])[]): [number, number][] {
  const out: [number, number][] = [];
  groups.forEach((group, i) => {
    for (const other of groups.slice(i + 1)) for (const a of group) for (const b of other) out.push([a, b]);
  });
  return out;
}

interface Linkage {
  /** Takes two rows together, or names the ruling that forbids it. */
  join(a: number, b: number, ruling: string): string | undefined;
  /** Keeps two rows apart, or names the ruling that took them together. */
  part(a: number, b: number, ruling: string): string | undefined;
}

function linkage(): Linkage {
  const groupOf = new Map<number, { readonly rows: number[]; ruling: string }>();
  const parted = new Map<string, string>();
  const group = (row: number) => {
    let known = groupOf.get(row);
    if (!known) {
      known = { rows: [row], ruling: '' };
      groupOf.set(row, known);
    }
    return known;
  };
  const key = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;
  return {
    join(a, b, ruling) {
      const left = group(a);
      const right = group(b);
      if (left === right) return undefined;
      for (const p of left.rows)
        for (const q of right.rows) {
          const against = parted.get(key(p, q));
          if (against !== undefined) return against;
        }
      for (const row of right.rows) {
        left.rows.push(row);
        groupOf.set(row, left);
      }
      left.ruling = ruling;
      return undefined;
    },
    part(a, b, ruling) {
      const left = group(a);
      if (left === group(b)) return left.ruling === '' ? ruling : left.ruling;
      parted.set(key(a, b), ruling);
      return undefined;
    },
  };
}
