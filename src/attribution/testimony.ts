/**
 * What the sources say, weighed by what is known of each from all it said (sources/): takes the place of the usual weights
 * of statements wherever there are incidents enough to judge sources by.
 *
 * A saying's worth for the author is held against accident or other: log P(says | party) - log P(says | other). For its
 * having happened the authors are summed over: log sum_h P(h) P(says | h) - log P(says | did not happen).
 */
import type { Account, Incident } from '../incident/incident.js';
import { add, type Evidence } from './evidence.js';
import { sumAscending } from './posterior.js';
import type { PreparedSetting } from './prepare.js';
import { AUTHOR, HAPPENING } from './rule.js';
import type { SourceModel } from './sources/estimate.js';
import { emptyRows } from './sources/sayings.js';

export interface Testimony {
  /** Adds what the author's evidence gains; to be called before `happened`. @param named whether rules and accounts are wanted */
  author(incident: Incident, into: Evidence, named: boolean): void;
  /** @param bare log-odds of the author from everything but sayings */
  happened(incident: Incident, bare: Float64Array, into: Evidence, named: boolean): void;
}

export function makeTestimony(model: SourceModel, prepared: PreparedSetting): Testimony {
  const read = model.reader(prepared);
  const count = prepared.ids.length;
  const other = count - 1;
  const width = count + 1;
  let rows = emptyRows(64);
  let each = new Float64Array(64 * width);
  const out = new Float64Array(width);
  const weights = new Float64Array(count);
  let end = 0;
  /** log of the sum of exponentials of `weights`. */
  const logSum = (): number => {
    let top = weights[0]!;
    for (let h = 1; h < count; h++) top = Math.max(top, weights[h]!);
    for (let h = 0; h < count; h++) scratch[h] = Math.exp(weights[h]! - top);
    return top + Math.log(sumAscending(scratch, count));
  };
  const scratch = new Float64Array(count);
  const single = emptyRows(1);
  /** The first account that by itself reads as this row. */
  const accountOf = (incident: Incident, row: number): number =>
    incident.accounts.findIndex(
      (account) =>
        read({ ...incident, accounts: [account] }, single, 0) === 1 &&
        single.source[0] === rows.source[row] &&
        single.says[0] === rows.says[row],
    );
  return {
    author(incident, into, named) {
      const size = incident.accounts.length;
      if (size > rows.says.length) {
        rows = emptyRows(2 * size);
        each = new Float64Array(2 * size * width);
      }
      end = read(incident, rows, 0);
      out.fill(0);
      model.weigh(rows, 0, end, out, each);
      for (let row = 0; row < end; row++) {
        const account = named ? accountOf(incident, row) : -1;
        const rule = account < 0 ? AUTHOR.accusation : authorRule(incident.accounts[account]!);
        const reference = each[row * width + other]!;
        for (let h = 0; h < other; h++) add(into, rule, h, each[row * width + h]! - reference, account);
      }
    },
    happened(incident, bare, into, named) {
      weights.set(bare);
      let before = logSum();
      for (let row = 0; row < end; row++) {
        for (let h = 0; h < count; h++) weights[h]! += each[row * width + h]!;
        const after = logSum();
        const account = named ? accountOf(incident, row) : -1;
        const rule = account < 0 ? HAPPENING['told-by-party'] : happenedRule(incident.accounts[account]!);
        add(into, rule, 0, after - before - each[row * width + count]!, account);
        before = after;
      }
    },
  };
}

function authorRule({ voice, actor, stance }: Account): number {
  if (stance === 'denied' && (voice === actor || voice === '')) return AUTHOR['denied-by-source'];
  if (voice !== '') return voice === actor ? AUTHOR.admission : AUTHOR.accusation;
  if (actor === 'none') return AUTHOR['told-as-accident'];
  return stance === 'alleged' ? AUTHOR['third-party-allegation'] : AUTHOR['third-party-report'];
}

function happenedRule({ voice, actor, stance }: Account): number {
  if (stance === 'denied' && (actor === voice || actor === 'none' || actor === 'undetermined'))
    return HAPPENING['said-not-to-have-happened'];
  if (voice !== '') return HAPPENING['told-by-party'];
  return stance === 'asserted' ? HAPPENING['told-by-third-party'] : HAPPENING['alleged-by-third-party'];
}
