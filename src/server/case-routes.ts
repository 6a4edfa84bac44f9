/**
 * Cases over HTTP: the list with what is due, one case, a step in it. Reading is from the picture, as it is released to
 * whoever asks; a step is held against the steps that are in the ledger. Two who answer the same state: the second is told
 * what was entered meanwhile, and given back what they wrote. Nobody's words are kept before they are sent.
 */
import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Principal, principalOf } from '../access/principal.js';
import { type Policy, policyOf, RELEASE_SETTING, type ReleaseSetting } from '../access/release.js';
import { type CaseViewer, releasedCase } from '../access/released-cases.js';
import type { Case } from '../casework/case.js';
import { dueAt, untold } from '../casework/due.js';
import { type Prepared, prepareStep, type Wanted } from '../casework/enter-step.js';
import { foldCases } from '../casework/fold-cases.js';
import { casesByRecord, casesOfIncident } from '../casework/meeting.js';
import { caseSetting } from '../casework/progress.js';
import { refusalSentence, refuse, type StepRefusal, type StepRefusalReason } from '../casework/refusal.js';
import { actionsIn, isHead, STEP_RULES } from '../casework/step-rules.js';
import type { LiveMission } from '../mission/live.js';
import { SAID_FIELDS, type Step, type StepSaid } from '../record/step.js';
import type { CaseList, CaseSummary, CaseView, CaseWithMay, MetFinding, StepAnswer } from './api.js';
import { jsonBody } from './body.js';
import { ApiFailure, notFound } from './errors.js';

const MOST_BYTES = 256 << 10;

/** Says nothing, and is drawn by whoever sends, so that an allegation that is sent twice is entered once. */
const DRAWN_ID = /^case:[0-9a-f]{12}$/;

/** Reading. @param policy of what is answered here, where that is not everything */
export function caseRoutes(app: OpenAPIHono, live: LiveMission, now: () => number, policy?: Policy): void {
  const shown = (): readonly Case[] => {
    const { picture } = live;
    return policy ? picture.cases : foldCases(picture.steps, caseSetting(picture), now()).cases;
  };
  app.get('/api/cases', (context) => {
    const cases = shown();
    const atMs = now();
    return context.json({
      atMs,
      cases: cases.map((one) => summaryOf(one, principalOf(context))),
      due: dueAt(cases, atMs),
      untold: policy ? [] : untold(cases),
    } satisfies CaseList);
  });
  app.get('/api/cases/:id', (context) => {
    const id = context.req.param('id');
    const cases = shown();
    const found = cases.find((one) => one.id === id);
    if (!found) throw unknownCase(id);
    return context.json({
      case: found,
      may: mayDo(found, principalOf(context)),
      due: dueAt([found], now()),
      untold: policy ? [] : untold([found]),
      findings: findingsMet(live, found, cases),
    } satisfies CaseView);
  });
}

/** Writing: over the mission itself, never over what is released of it. */
export function caseStepRoutes(
  app: OpenAPIHono,
  live: LiveMission,
  now: () => number,
  release: ReleaseSetting = RELEASE_SETTING,
): void {
  app.use('/api/cases', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }));
  app.use('/api/cases/*', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }));
  const take = async (context: Context, wanted: Wanted): Promise<Response> => {
    const principal = principalOf(context);
    const viewer: CaseViewer = { policy: policyOf(principal.role, release), party: principal.party };
    const done = await enter(live, wanted, now, viewer);
    if (!done.ok) throw fault(done, wanted, viewer, principal);
    const { step, known } = done;
    const shown = releasedCase(done.case, viewer);
    const answer: StepAnswer = { ...withMay(shown, principal), step: step.id, known };
    return context.json(answer, step.action === 'allege' && !known ? 201 : 200);
  };
  app.post('/api/cases', async (context) => {
    const { id, said } = await readBody(context, 'allege');
    const by = byOf(principalOf(context));
    if (id !== undefined && !isHead(by.role) && !DRAWN_ID.test(id)) {
      const hint = 'Leave it out, or draw twelve hexadecimal digits: case:0f3a....';
      throw refusal(refuse('wrongRole', 'no id of your own', `"${id}"`, hint));
    }
    return take(context, { case: id ?? `case:${randomUUID().slice(0, 8)}`, said, by });
  });
  app.post('/api/cases/:id/steps', async (context) => {
    const { after, said } = await readBody(context);
    const principal = principalOf(context);
    // A delegate speaks for the party that sent them, and need not say so.
    const own =
      STEP_RULES[said.action]?.ofParty && said.party === undefined && principal.party !== undefined
        ? { party: principal.party }
        : {};
    const wanted = { case: context.req.param('id'), after, said: { ...said, ...own }, by: byOf(principal) };
    return take(context, wanted);
  });
}

/** Between looking and writing others may have written: the ledger takes an id once, and then it is looked at again. */
async function enter(
  live: LiveMission,
  wanted: Wanted,
  now: () => number,
  viewer: CaseViewer,
): Promise<Prepared> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const setting = caseSetting({ ...live.mission.config, agreements: agreementsOf(live) });
    const prepared = prepareStep(live.steps.of(wanted.case), wanted, setting, now());
    // Of a case that is not open to them, a delegate learns nothing, not even that it is there.
    if (wanted.said.action !== 'allege' && isHidden(live, wanted.case, viewer, now))
      throw unknownCase(wanted.case);
    if (!prepared.ok || prepared.known) return prepared;
    const { added, known, tooLarge: large, unsigned } = await live.append([prepared.step]);
    if (added + known > 0) return prepared;
    if (large.length > 0 || unsigned)
      return refuse(
        'badStep',
        'a step that the ledger takes',
        'one that it does not',
        'Shorten its reasons.',
      );
  }
  throw new ApiFailure(
    503,
    'busy',
    `Many write in ${wanted.case} at once; nothing was entered.`,
    'Send it again.',
  );
}

/** An acknowledgement follows whatever was entered last. */
const MOST_ROUNDS = 20;

const agreementsOf = ({ mission }: LiveMission) => mission.programs.map(({ agreement }) => agreement);

function isHidden(live: LiveMission, id: string, viewer: CaseViewer, now: () => number): boolean {
  if (viewer.party === undefined) return false;
  const setting = caseSetting({ ...live.mission.config, agreements: agreementsOf(live) });
  const [found] = foldCases(live.steps.of(id), setting, now()).cases;
  return found !== undefined && releasedCase(found, viewer).shown === 'public';
}

const unknownCase = (id: string): ApiFailure =>
  notFound(`Case "${id}"`, 'GET /api/cases lists those that are open to you.');

function mayDo(one: Case, { role, by }: Principal): CaseWithMay['may'] {
  if (one.shown === 'public' || by === 'nothing') return [];
  return actionsIn(one.state, role).filter(
    (action) => action !== 'decide' || role !== 'guarantor' || one.level > 0,
  );
}

const withMay = (one: Case, principal: Principal): CaseWithMay => ({ case: one, may: mayDo(one, principal) });

function summaryOf(one: Case, principal: Principal): CaseSummary {
  const { history, ...rest } = one;
  return { ...rest, steps: history.length, may: mayDo(one, principal) };
}

/** Computed findings about what the case rests on, beside what was decided. */
function findingsMet(live: LiveMission, one: Case, cases: readonly Case[]): readonly MetFinding[] {
  if (one.records.length === 0) return [];
  const byRecord = casesByRecord(cases);
  return live.picture.incidents
    .filter((incident) => casesOfIncident(byRecord, incident).includes(one))
    .flatMap(({ id }) => live.index.findings.get(id) ?? [])
    .filter(
      ({ agreement, clause }) =>
        (one.agreement === '' || agreement === one.agreement) &&
        (one.clause === '' || clause.split('@', 1)[0] === one.clause),
    )
    .map(({ id, incident, agreement, clause, reading, party, verdict, band, probability }) => ({
      ...{ id, incident, agreement, clause, reading, party, verdict, band, probability },
    }));
}

/** Who acts, as a record names them. */
export function byOf({ role, party, name }: Principal): Step['by'] {
  return {
    role,
    name: name === '' ? 'person at the machine' : name,
    ...(party === undefined ? {} : { party }),
  };
}

interface Body {
  readonly id?: string;
  readonly after?: string;
  readonly said: StepSaid;
}

async function readBody(context: Context, action?: StepSaid['action']): Promise<Body> {
  const value: unknown = await jsonBody(context);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badBody('Expected a body of JSON, such as {"after": "case:7f3a2c91/2", "action": "respond", ...}.');
  const { id, after, ...rest } = value as Readonly<Record<string, unknown>>;
  const strange = Object.keys(rest).find((key) => !(SAID_FIELDS as readonly string[]).includes(key));
  if (strange !== undefined)
    throw badBody(`Field "${strange}" does not belong to a step; expected: ${SAID_FIELDS.join(', ')}.`);
  for (const [name, one] of [
    ['id', id],
    ['after', after],
  ] as const)
    if (one !== undefined && typeof one !== 'string') throw badBody(`Field "${name}": expected a text.`);
  // Its form is checked where it becomes a record.
  const said = { ...(action ? { action } : {}), ...rest } as unknown as StepSaid;
  if (action && said.action !== action) throw badBody(`Field "action": expected ${action} here.`);
  if (!Object.hasOwn(STEP_RULES, said.action))
    throw badBody(`Field "action": expected one of ${Object.keys(STEP_RULES).join(', ')}.`);
  return {
    ...(id === undefined ? {} : { id: id as string }),
    ...(after === undefined ? {} : { after: after as string }),
    said,
  };
}

const badBody = (message: string): ApiFailure =>
  new ApiFailure(400, 'bad-request', message, 'docs/cases.md has what belongs to each step.');

const STATUS: Readonly<Record<StepRefusalReason, 400 | 403 | 404 | 409>> = {
  unknownCase: 404,
  unknownName: 400,
  wrongRole: 403,
  wrongParty: 403,
  outOfOrder: 409,
  tooEarly: 409,
  noNextLevel: 409,
  unknownStep: 400,
  alreadyDone: 409,
  notItsOwn: 403,
  dependedOn: 409,
  backInTime: 400,
  future: 400,
  badStep: 400,
};

export function refusal(refused: StepRefusal): ApiFailure {
  const code = refused.reason.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const message = refusalSentence({ ...refused, hint: '' }).trim();
  return new ApiFailure(STATUS[refused.reason], code, message, refused.hint);
}

function fault(
  done: Exclude<Prepared, { ok: true }>,
  wanted: Wanted,
  viewer: CaseViewer,
  principal: Principal,
): ApiFailure {
  if (done.reason === 'conflict') return conflict(done, wanted, viewer, principal);
  // In the words in which a case that is not open to somebody is denied.
  return done.reason === 'unknownCase' ? unknownCase(wanted.case) : refusal(done);
}

/** The second of two writers: what the first wrote, as far as it is for them, and their own words back. */
function conflict(
  { case: one, meanwhile }: Extract<Prepared, { reason: 'conflict' }>,
  { said, after }: Wanted,
  viewer: CaseViewer,
  principal: Principal,
): ApiFailure {
  const shown = releasedCase(one, viewer);
  const ids = new Set(meanwhile.map(({ id }) => id));
  const steps = shown.history.filter(({ id }) => ids.has(id));
  return new ApiFailure(
    409,
    'conflict',
    `The case has gone on since ${after}: ${ids.size} ${ids.size === 1 ? 'step was' : 'steps were'} entered meanwhile. Nothing of yours was entered.`,
    'Read what was entered, and send your step again after the last, changed or not.',
    { meanwhile: steps, ...withMay(shown, principal), yours: said },
  );
}

const tooLarge = (): never => {
  throw new ApiFailure(413, 'too-large', `A step carries at most ${MOST_BYTES >> 10} KiB.`);
};
