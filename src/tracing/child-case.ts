/**
 * Cases of transferred children, step by step. Each step is a sealed document of the class `children`: the ledger says that
 * something was entered about some child at a time, not about which one, nor which step. A step can be proven later by
 * releasing it; from the ledger alone nobody can follow a child, nor count the returned.
 *
 * A step rests on those before it: nothing is arranged before the best interest of the child is found to be served, and
 * nobody counts as returned without it (Convention on the Rights of the Child, articles 3 and 9 to 11).
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Sealed } from '../evidence/holdings.js';
import { publicCount } from './count-class.js';
import { badInput, forbidden, Refusal } from './refusal.js';
import { type Asker, mayEnterChildStep, mayReadChildren } from './right.js';
import { CHILDREN_CLASS, enterAccess, keepDocument, openAny, type Vault } from './vault.js';

export const CHILD_STEPS = [
  'guardian_request',
  'identity_evidence',
  'best_interest_check',
  'location_confirmed',
  'return_arranged',
  'returned',
  'follow_up',
] as const;
export type ChildStep = (typeof CHILD_STEPS)[number];

const NEEDED: Readonly<Record<ChildStep, readonly ChildStep[]>> = {
  guardian_request: [],
  identity_evidence: ['guardian_request'],
  best_interest_check: ['guardian_request'],
  location_confirmed: ['guardian_request'],
  return_arranged: ['identity_evidence', 'best_interest_check', 'location_confirmed'],
  returned: ['return_arranged'],
  follow_up: ['returned'],
};

export const stepSchema = z.strictObject({
  /** Absent for a guardian's request, which opens a case. */
  case: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
  step: z.enum(CHILD_STEPS),
  /** Of the best-interest check. */
  outcome: z.enum(['served', 'not_served', 'undecided']).optional(),
  /** Names, places, documents: whatever the step rests on. Sealed. */
  details: z.string().trim().min(1).max(20_000),
});
export type StepInput = z.infer<typeof stepSchema>;

interface StepDocument extends StepInput {
  readonly truceline: 'child-step/1';
  readonly case: string;
}

export interface ChildCase {
  readonly case: string;
  readonly steps: readonly (StepInput & { readonly at: string; readonly by: string })[];
}

/** No message repeats a value. @throws Refusal */
export function readStep(value: unknown): StepInput {
  const parsed = stepSchema.safeParse(value);
  if (!parsed.success)
    throw badInput(
      `Expected a step with step (${CHILD_STEPS.join(', ')}), details, case (12 hexadecimal digits; not for guardian_request) and, for best_interest_check, outcome (served, not_served, undecided); found another shape.`,
    );
  const { step, outcome } = parsed.data;
  if ((step === 'best_interest_check') !== (outcome !== undefined))
    throw badInput(
      'Expected an outcome (served, not_served, undecided) for best_interest_check, and for no other step.',
    );
  if ((step === 'guardian_request') !== (parsed.data.case === undefined))
    throw badInput('Expected the number of the case for every step but guardian_request, which opens one.');
  return parsed.data;
}

/** @returns the number of the case, which says nothing of the child */
export async function enterStep(vault: Vault, asker: Asker, input: StepInput): Promise<string> {
  if (!mayEnterChildStep(asker, input.step)) throw forbidden();
  const number = input.case ?? randomBytes(6).toString('hex');
  const so = input.case === undefined ? undefined : (await casesOf(vault)).find((one) => one.case === number);
  if (input.case !== undefined && so === undefined)
    throw new Refusal(
      'missing',
      'There is no case of this number. It was given when the guardian’s request was entered.',
    );
  refuseOutOfOrder(input.step, so?.steps ?? []);
  const document: StepDocument = { truceline: 'child-step/1', ...input, case: number };
  await keepDocument(vault, document, { class: CHILDREN_CLASS, operator: asker.name });
  return number;
}

export async function readCases(vault: Vault, asker: Asker, reason: string): Promise<readonly ChildCase[]> {
  if (!mayReadChildren(asker)) throw forbidden();
  const cases = await casesOf(vault);
  await enterAccess(vault, await sealedSteps(vault), asker, reason);
  return cases;
}

export interface ChildCounts {
  readonly open: string;
  readonly returned: string;
  readonly followedUp: string;
}

/** For everybody: how many cases stand where, in ranges. No total, from which a small number could be had by subtraction. */
export async function childCounts(vault: Vault): Promise<ChildCounts> {
  const cases = await casesOf(vault);
  const reached = (step: ChildStep): number =>
    cases.filter(({ steps }) => steps.some((one) => one.step === step)).length;
  const [returned, followedUp] = [reached('returned'), reached('follow_up')];
  return {
    open: publicCount(cases.length - returned),
    returned: publicCount(returned - followedUp),
    followedUp: publicCount(followedUp),
  };
}

function refuseOutOfOrder(step: ChildStep, steps: readonly Pick<StepInput, 'step' | 'outcome'>[]): void {
  const missing = NEEDED[step].filter((needed) => !steps.some((one) => one.step === needed));
  if (missing.length > 0)
    throw new Refusal('order', `Before ${step} the case needs: ${missing.join(', ')}. Enter these first.`);
  const check = steps.findLast((one) => one.step === 'best_interest_check');
  if ((step === 'return_arranged' || step === 'returned') && check?.outcome !== 'served')
    throw new Refusal(
      'order',
      `Before ${step} a best_interest_check must have found that the return serves the child; the last one did not.`,
    );
}

async function casesOf(vault: Vault): Promise<readonly ChildCase[]> {
  const cases = new Map<string, ChildCase['steps'][number][]>();
  for (const sealed of await sealedSteps(vault)) {
    const document = await openAny(vault, sealed);
    if (document?.truceline !== 'child-step/1') continue;
    const { truceline: _, ...step } = document as StepDocument;
    const { time, operator } = sealed.seal;
    const steps = cases.get(step.case) ?? [];
    steps.push({ ...step, at: time.start, by: operator });
    cases.set(step.case, steps);
  }
  return [...cases].map(([number, steps]) => ({ case: number, steps }));
}

const sealedSteps = async (vault: Vault): Promise<readonly Sealed[]> =>
  (await vault.sealed()).filter(({ seal, destruction }) => seal.class === CHILDREN_CLASS && !destruction);
