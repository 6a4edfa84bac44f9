/** What a format error says: where it was found, what was expected there, what was found instead, and what to do. */
export interface FormatFault {
  /** For instance "checkpoint, line 2 (size)". */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly advice?: string;
}

/** Something that was read, or was about to be written, is not in the form that its specification asks for. */
export class FormatError extends Error {
  override readonly name = 'FormatError';

  constructor(readonly fault: FormatFault) {
    super(
      `${fault.where}: expected ${fault.expected}, found ${fault.found}${fault.advice ? `. ${fault.advice}` : ''}`,
    );
  }
}

/** Text from outside, made fit for a message: quoted, control characters escaped, cut to a readable length. */
export function quoted(text: string): string {
  const limit = 80;
  return text.length > limit
    ? `${JSON.stringify(text.slice(0, limit))}... (${text.length} characters)`
    : JSON.stringify(text);
}
