/** Why an agreement that nobody checked cannot be compiled. */
export type FaultCause =
  /** Clauses that are in force only if each other is; the first again at the end. */
  | { readonly kind: 'circle'; readonly clauses: readonly string[] }
  /** A map by party without an entry for one whom it is asked for. */
  | {
      readonly kind: 'perParty';
      readonly entries: Readonly<Record<string, unknown>>;
      readonly party: string;
    };

export class CompileFault extends RangeError {
  override readonly cause: FaultCause;

  constructor(cause: FaultCause) {
    super(
      cause.kind === 'circle'
        ? `clauses in force only if in force: ${cause.clauses.join(' -> ')}`
        : `an entry for each party, but none for ${cause.party}`,
    );
    this.cause = cause;
  }
}

export function entryOf<T>(entries: Readonly<Record<string, T>>, party: string): T {
  if (!Object.hasOwn(entries, party)) throw new CompileFault({ kind: 'perParty', entries, party });
  return entries[party]!;
}
