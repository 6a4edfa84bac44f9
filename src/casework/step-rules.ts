/**
 * Which step may follow which state of a case, who may take it, and who reads its words: the one table of it. Everything
 * else about cases reads this table (take-step.ts, the routes, src/access, docs/cases.md).
 */
import type { Role } from '../record/role.js';
import { STEP_ACTIONS, type StepAction } from '../record/step.js';

export const CASE_STATES = [
  'alleged',
  'checked',
  'tasked',
  'verified',
  'proposed',
  'decided',
  'acted',
  'closed',
  'disputed',
  'suspended',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export interface StepRule {
  /** States that it may be taken in; `none`: it opens a case. */
  readonly in: readonly (CaseState | 'none')[];
  /** `same`: the state stays; `before`: that which a suspension interrupted. */
  readonly to: CaseState | 'same' | 'before';
  readonly who: readonly Role[];
  /**
   * Whose it is. A delegate takes it for their own party only; staff enter it for a party where they hold its words, and name
   * them by `reference`.
   */
  readonly ofParty?: 'concerned' | 'told';
  /** Who reads its reasons: the parties that the case concerns, the one it is addressed to, or the mission's staff alone. */
  readonly words: 'parties' | 'addressee' | 'staff';
}

const STAFF: readonly Role[] = ['administrator', 'chief_monitor', 'monitor', 'analyst'];
const HEADS: readonly Role[] = ['administrator', 'chief_monitor'];
const UNDER_WAY = ['alleged', 'checked', 'tasked', 'verified', 'proposed'] as const;
const ANY = CASE_STATES;

export const STEP_RULES: Readonly<Record<StepAction, StepRule>> = {
  allege: { in: ['none'], to: 'alleged', who: [...STAFF, 'party_delegate', 'guarantor'], words: 'parties' },
  check: { in: ['alleged'], to: 'checked', who: STAFF, words: 'staff' },
  task: { in: ['checked'], to: 'tasked', who: HEADS, words: 'staff' },
  verify: {
    in: ['tasked'],
    to: 'verified',
    who: ['administrator', 'chief_monitor', 'monitor'],
    words: 'staff',
  },
  propose: {
    in: ['verified', 'proposed'],
    to: 'proposed',
    who: ['administrator', 'chief_monitor', 'analyst'],
    words: 'parties',
  },
  respond: {
    in: ['proposed'],
    to: 'same',
    who: [...HEADS, 'party_delegate'],
    ofParty: 'concerned',
    words: 'parties',
  },
  decide: { in: ['proposed'], to: 'decided', who: [...HEADS, 'guarantor'], words: 'parties' },
  act: {
    in: ['decided', 'acted'],
    to: 'acted',
    who: [...HEADS, 'party_delegate'],
    ofParty: 'concerned',
    words: 'parties',
  },
  close: { in: ['checked', 'verified', 'decided', 'acted'], to: 'closed', who: HEADS, words: 'parties' },
  dispute: {
    in: ['decided', 'acted'],
    to: 'disputed',
    who: [...HEADS, 'party_delegate'],
    ofParty: 'concerned',
    words: 'parties',
  },
  suspend: {
    in: UNDER_WAY,
    to: 'suspended',
    who: ['administrator', 'chief_monitor', 'monitor'],
    words: 'parties',
  },
  resume: {
    in: ['suspended'],
    to: 'before',
    who: ['administrator', 'chief_monitor', 'monitor'],
    words: 'parties',
  },
  escalate: {
    in: [...UNDER_WAY, 'disputed', 'suspended'],
    to: 'same',
    who: [...HEADS, 'guarantor'],
    words: 'parties',
  },
  reopen: { in: ['closed'], to: 'checked', who: HEADS, words: 'parties' },
  notify: { in: ANY, to: 'same', who: STAFF, words: 'addressee' },
  acknowledge: {
    in: ANY,
    to: 'same',
    who: [...HEADS, 'party_delegate'],
    ofParty: 'told',
    words: 'addressee',
  },
  take_back: { in: ANY, to: 'same', who: [...STAFF, 'party_delegate', 'guarantor'], words: 'parties' },
};

export const isStaff = (role: Role): boolean => STAFF.includes(role);
export const isHead = (role: Role): boolean => HEADS.includes(role);

/** What somebody in this role may do next in a case in this state; who exactly, the step itself is asked. */
export const actionsIn = (state: CaseState, role: Role): readonly StepAction[] =>
  STEP_ACTIONS.filter((action) => {
    const rule = STEP_RULES[action];
    return rule.in.includes(state) && rule.who.includes(role);
  });
