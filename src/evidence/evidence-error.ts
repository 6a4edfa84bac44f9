/**
 * What goes wrong with evidence and sealed payloads in a way that a person can do something about. The message says
 * what was expected, what was found and what to do.
 */
export class EvidenceError extends Error {
  constructor(
    readonly kind: 'badInput' | 'altered' | 'missing' | 'exists' | 'destroyed' | 'badKey' | 'exposed',
    message: string,
  ) {
    super(message);
  }
}
