/**
 * A report as JSON: the value itself, keys in the order in which it was made, one space of indentation so that two
 * versions can be compared line by line. Times are milliseconds since 1970-01-01T00:00:00Z.
 */
import type { AnyReport } from './claim.js';

export function toJson(report: AnyReport): string {
  return `${JSON.stringify(report)}\n`;
}
