/** Faults of rows about serious harm, told without what stands in them: it may be the name of a victim or a witness. */
import type { HarmFault } from '../record/serious-harm.js';
import { type Converted, type Fault, fail } from './format.js';

export const withholding = (fault: Fault, found = 'a value (not shown)'): Fault => ({
  ...fault,
  found,
  withheld: true,
});

/** @param name of the column that a member comes from */
export function harmRefusal(
  [first, ...more]: readonly [HarmFault, ...HarmFault[]],
  name: string,
): Converted<never> {
  const others = more.length > 0 ? ` (${more.length} more in this row)` : '';
  const hint = `See docs/treatment.md.${others}`;
  return { ok: false, fault: withholding(fail(name, first.message, '', hint).fault, first.found) };
}
