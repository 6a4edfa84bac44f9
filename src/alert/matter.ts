/**
 * A matter: something that a rule finds in the picture of a receiver and that an alert can be about. It keeps its key while
 * it is the same thing, and has another mark when there is something new to tell of it. Pure in the picture and the moment.
 */
import type { Language } from '../record/codes.js';

export const ABOUT = ['finding', 'case', 'delivery', 'silence'] as const;
export type About = (typeof ABOUT)[number];

export interface Telling {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Area {
  readonly name: string;
  /** WGS 84 degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
}

export interface Matter {
  readonly about: About;
  readonly key: string;
  readonly mark: string;
  /** False: it was told of, and the rule does not take it any more as it stands now. */
  readonly fits: boolean;
  /** Key that this matter may have had before: an earlier observation of an event gives it another id. */
  readonly earlierKeys: readonly string[];
  /** When it took place, or ran out. */
  readonly atMs: number;
  readonly sector: string;
  readonly area: Area | null;
  /** In the application: view and id, as in its addresses. */
  readonly view: string;
  /** Of the HTTP interface, to be read as of a size of the ledger; '' where nothing is. */
  readonly resource: string;
  /** For programs. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Words, made when they are needed. */
  tell(language: Language): Telling;
}
