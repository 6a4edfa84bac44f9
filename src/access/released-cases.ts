/**
 * Cases as a role may see them. Staff see everything; guarantors all but the mission's own working notes and names; a party
 * the cases that concern it, once it was told of them or made the allegation, with what is for its eyes; everybody else that
 * a case is open, about which clause, in which state since when, after the delay. Which step's words are for whom is in
 * src/casework/step-rules.ts.
 */
import type { Case, HistoryStep } from '../casework/case.js';
import { isStaff, STEP_RULES } from '../casework/step-rules.js';
import type { Policy } from './release.js';

export interface CaseViewer {
  readonly policy: Policy;
  /** Of a delegate. */
  readonly party?: string | undefined;
  /** A record's released name; undefined: none is to be named. */
  readonly recordOf?: (id: string) => string;
}

export function releasedCase(one: Case, viewer: CaseViewer): Case {
  const { policy, party, recordOf } = viewer;
  if (policy.cases.kind === 'full' && policy.source.kind === 'full') return one;
  if (policy.cases.kind !== 'full' && !(policy.cases.kind === 'own' && isOpenTo(one, party)))
    return inPublic(one);
  const isMine = (of: string | undefined): boolean => party === undefined || of === party;
  return {
    ...one,
    shown: 'party',
    records: recordOf ? one.records.map(recordOf) : [],
    notices: one.notices.filter((notice) => isMine(notice.party)),
    clocks: one.clocks.filter(({ clock, party: whose }) => clock !== 'acknowledge' || isMine(whose)),
    lapses: one.lapses.filter(({ clock, party: whose }) => clock !== 'acknowledge' || isMine(whose)),
    history: one.history.flatMap((step) => releasedStep(step, one, viewer) ?? []),
  };
}

/** The party alleges, was given a notice, or is to answer a proposal. */
function isOpenTo({ concerned, from, notices, history }: Case, party: string | undefined): boolean {
  if (party === undefined || !concerned.includes(party)) return false;
  return (
    from === party ||
    notices.some((notice) => notice.party === party) ||
    history.some(({ action, effect }) => action === 'propose' && effect.kind !== 'passedOver')
  );
}

function releasedStep(step: HistoryStep, of: Case, viewer: CaseViewer): HistoryStep | undefined {
  const { party, recordOf } = viewer;
  const { id, number, action, atMs, role, state, effect } = step;
  const isOwn = party !== undefined && step.party === party;
  const words = wordsOf(step, of);
  if (words === 'addressee' && party !== undefined && !isOwn) return undefined;
  const told =
    effect.kind === 'passedOver' && !isOwn ? ({ kind: 'passedOver', because: '' } as const) : effect;
  const bare = { id, number, action, atMs, state, effect: told, ...(role === undefined ? {} : { role }) };
  if (words === 'staff' || (told !== effect && effect.kind === 'passedOver')) return bare;
  const { name, records, reasons, reference, team: _team, ...rest } = step;
  // Whoever complains in public is protected from those they complain about.
  const silent = action === 'allege' && of.channel === 'public';
  return {
    ...rest,
    effect: told,
    ...(silent || reasons === undefined ? {} : { reasons }),
    ...(silent || reference === undefined ? {} : { reference }),
    ...(records && recordOf ? { records: records.map(recordOf) } : {}),
    ...(name === undefined || role === undefined || isStaff(role) ? {} : { name }),
  };
}

/** What takes a step back is for those whom the step was for. */
function wordsOf({ action, undoes }: HistoryStep, { history }: Case): 'parties' | 'addressee' | 'staff' {
  if (action !== 'take_back') return STEP_RULES[action].words;
  const undone = history.find(({ id }) => id === undoes);
  return undone && undone.action !== 'take_back' ? STEP_RULES[undone.action].words : 'staff';
}

function inPublic({ id, agreement, clause, states, state, openedMs, closedMs }: Case): Case {
  return {
    shown: 'public',
    ...{ id, agreement, clause, state, states, openedMs, closedMs },
    channel: '',
    from: '',
    against: [],
    concerned: [],
    records: [],
    level: 0,
    bodies: [],
    proposal: null,
    decision: null,
    responses: [],
    unanswered: [],
    actions: [],
    notices: [],
    clocks: [],
    lapses: [],
    history: [],
    last: '',
    lastMs: states.at(-1)!.atMs,
  };
}
