/** The written form of instants in records, and their order. */

export const INSTANT_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Instants in UTC of one length stand in the order of the alphabet. */
export function isNotBefore(end: string, start: string): boolean {
  const alike = end.length === start.length && end.endsWith('Z') && start.endsWith('Z');
  return (alike && end >= start) || Date.parse(end) >= Date.parse(start);
}
