/** Instants as people write them, ISO 8601 with an offset or Z. */

/**
 * Does the text name an instant that there is? `Date.parse` by itself rolls days over: 30 February would be taken for
 * 2 March. The text has the form of an instant already.
 */
export function isInCalendar(text: string): boolean {
  if (Number.isNaN(Date.parse(text))) return false;
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  const written = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  written.setUTCFullYear(year, month - 1, day);
  return written.getUTCMonth() === month - 1 && written.getUTCDate() === day;
}
