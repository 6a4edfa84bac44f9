/**
 * What a form asks for with each action, in the order in which it asks. The server has the rules; a test holds this table
 * against them.
 */
import type { Case } from '../api/types.ts';

export type StepAction = Case['history'][number]['action'];

export type FieldName =
  | 'channel'
  | 'from'
  | 'against'
  | 'agreement'
  | 'clause'
  | 'records'
  | 'result'
  | 'team'
  | 'outcome'
  | 'parties'
  | 'party'
  | 'position'
  | 'measure'
  | 'cause'
  | 'of'
  | 'undoes'
  | 'reference'
  | 'reasons';

export interface StepFields {
  readonly must: readonly FieldName[];
  readonly may: readonly FieldName[];
  /** A delegate takes it for their own party; others enter a party's words, and say where they are. */
  readonly ofParty?: true;
  /** Who reads its reasons. */
  readonly words: 'parties' | 'addressee' | 'staff';
}

export const STEP_FIELDS: Readonly<Record<StepAction, StepFields>> = {
  allege: { must: ['channel'], may: ['from', 'against', 'agreement', 'clause', 'records'], words: 'parties' },
  check: { must: ['result'], may: [], words: 'staff' },
  task: { must: ['team'], may: [], words: 'staff' },
  verify: { must: ['result'], may: ['records'], words: 'staff' },
  propose: { must: ['outcome'], may: ['parties'], words: 'parties' },
  respond: { must: ['party', 'position'], may: [], ofParty: true, words: 'parties' },
  decide: { must: ['outcome'], may: ['parties'], words: 'parties' },
  act: { must: ['party', 'measure'], may: [], ofParty: true, words: 'parties' },
  close: { must: [], may: [], words: 'parties' },
  dispute: { must: ['party'], may: [], ofParty: true, words: 'parties' },
  suspend: { must: ['cause'], may: ['party'], words: 'parties' },
  resume: { must: [], may: [], words: 'parties' },
  escalate: { must: [], may: [], words: 'parties' },
  reopen: { must: [], may: [], words: 'parties' },
  notify: { must: ['party', 'of'], may: [], words: 'addressee' },
  acknowledge: { must: ['party', 'of'], may: [], ofParty: true, words: 'addressee' },
  take_back: { must: ['undoes'], may: [], words: 'parties' },
};

export const CHANNELS = ['party', 'public', 'third_party', 'own'] as const;
export const RESULTS = {
  check: ['pursue', 'set_aside'],
  verify: ['confirmed', 'not_confirmed', 'inconclusive'],
} as const;
export const OUTCOMES = ['violation', 'no_violation', 'undetermined'] as const;
export const POSITIONS = ['accepts', 'disputes', 'explains'] as const;
export const MEASURES = ['order_given', 'discipline', 'repair', 'apology', 'compensation', 'none'] as const;
export const CAUSES = ['no_consent', 'no_access', 'danger', 'other'] as const;

const LISTS: readonly FieldName[] = ['against', 'records', 'parties'];

/** As a form holds it: one text a field; of a list one item a line. */
export type Typed = Readonly<Partial<Record<FieldName, string>>>;

/** The body of the request. Empty fields are left out: what was not said is not sent. */
export function bodyOf(action: StepAction, typed: Typed): Readonly<Record<string, unknown>> {
  const { must, may } = STEP_FIELDS[action];
  const body: Record<string, unknown> = { action };
  for (const field of [...must, ...may, 'reference'] as const) {
    const text = (typed[field] ?? '').trim();
    // Parties are named with a violation only.
    if (text === '' || (field === 'parties' && typed.outcome !== 'violation')) continue;
    body[field] = LISTS.includes(field) ? text.split(/[\s,;]+/).filter((one) => one !== '') : text;
  }
  body.reasons = reasonsOf(typed.reasons ?? '');
  return body;
}

/** An empty line begins the next reason. */
export const reasonsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What must still be filled in, in the order of the form. @param delegate for their own party, which the server knows */
export function missingIn(action: StepAction, typed: Typed, delegate: boolean): readonly FieldName[] {
  const { must, ofParty } = STEP_FIELDS[action];
  const wanted: FieldName[] = must.filter((field) => !(field === 'party' && ofParty && delegate));
  if (ofParty && !delegate) wanted.push('reference');
  wanted.push('reasons');
  return wanted.filter((field) => (typed[field] ?? '').trim() === '');
}
