/**
 * What speaks for and against the hypotheses of one incident, in columns: one row a factor. The stage that judges many
 * incidents fills and empties one such table again and again; sentences are written from it only when somebody reads
 * them. Log-odds of a row: amount times the weight of its rule.
 */
export interface Evidence {
  rows: number;
  rule: Uint8Array;
  hypothesis: Int8Array;
  amount: Float64Array;
  /** The account it rests on most, -1 where it rests on none; and of how many accounts it is the sum. */
  account: Int32Array;
  accounts: Int32Array;
}

export function evidence(capacity = 64): Evidence {
  return {
    rows: 0,
    rule: new Uint8Array(capacity),
    hypothesis: new Int8Array(capacity),
    amount: new Float64Array(capacity),
    account: new Int32Array(capacity),
    accounts: new Int32Array(capacity),
  };
}

/** An amount that is no number says nothing, and neither does 0. */
export function add(
  to: Evidence,
  rule: number,
  hypothesis: number,
  amount: number,
  account = -1,
  accounts = 1,
): void {
  if (!(Math.abs(amount) > 0)) return;
  const row = to.rows;
  if (row === to.rule.length) grow(to);
  to.rule[row] = rule;
  to.hypothesis[row] = hypothesis;
  to.amount[row] = amount;
  to.account[row] = account;
  to.accounts[row] = accounts;
  to.rows = row + 1;
}

/** Sum of the rows of each hypothesis, in the order in which they were added: into `into`, which is emptied. */
export function sumInto(
  { rule, hypothesis, amount, rows }: Evidence,
  weights: Float64Array,
  into: Float64Array,
): void {
  for (let h = 0; h < into.length; h++) into[h] = 0;
  for (let row = 0; row < rows; row++) into[hypothesis[row]!]! += amount[row]! * weights[rule[row]!]!;
}

/** Adds rows of another table. */
export function addRows(from: Evidence, start: number, end: number, to: Evidence): void {
  for (let row = start; row < end; row++)
    add(
      to,
      from.rule[row]!,
      from.hypothesis[row]!,
      from.amount[row]!,
      from.account[row]!,
      from.accounts[row]!,
    );
}

function grow(table: Evidence): void {
  const twice = <T extends Uint8Array | Int8Array | Int32Array | Float64Array>(old: T): T => {
    const larger = new (old.constructor as new (length: number) => T)(old.length * 2);
    larger.set(old);
    return larger;
  };
  table.rule = twice(table.rule);
  table.hypothesis = twice(table.hypothesis);
  table.amount = twice(table.amount);
  table.account = twice(table.account);
  table.accounts = twice(table.accounts);
}
