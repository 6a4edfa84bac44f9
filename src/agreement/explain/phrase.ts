/**
 * Something said in one line, or above a list of what it is made of. Both forms say the same.
 */
export interface Phrase {
  /** All of it in one line; nested joins stand in brackets. */
  readonly line: string;
  /** Its parts could be misread when it stands beside others without brackets. */
  readonly joined: boolean;
  /** What stands above the parts, and the parts; absent: it has none. */
  readonly above?: { readonly text: string; readonly parts: readonly Phrase[] };
}

export const plain = (line: string): Phrase => ({ line, joined: false });
export const joined = (line: string): Phrase => ({ line, joined: true });

/** In brackets where it could be misread. */
export const held = (phrase: Phrase): string => (phrase.joined ? `(${phrase.line})` : phrase.line);

const LONGEST_LINE = 110;

/** A list once the line is long, or has joins within joins. */
export function wantsList({ line, above }: Phrase): boolean {
  return above !== undefined && (line.length > LONGEST_LINE || above.parts.some((part) => part.above));
}
