/**
 * Parties and sources as the mission names them. No party is named in the code: ids and names are data.
 */
export interface LocalText {
  readonly en: string;
  readonly uk?: string | undefined;
  readonly ru?: string | undefined;
}

export interface Party {
  readonly id: string;
  readonly name: LocalText;
}

export const SOURCE_KINDS = ['party', 'media', 'mission', 'sensor', 'warning', 'institution'] as const;

export interface Source {
  readonly id: string;
  readonly name: string;
  /** What reports in other languages call it; absent: its name as it is. */
  readonly localName?: Partial<Pick<LocalText, 'uk' | 'ru'>> | undefined;
  readonly kind: (typeof SOURCE_KINDS)[number];
  /** Party whose voice this source is; absent for third parties. */
  readonly party?: string | undefined;
  /** Admiralty reliability, A (completely reliable) to F (cannot be judged). */
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly note?: string | undefined;
  /** Verifier line of its first key. */
  readonly key?: string | undefined;
}
