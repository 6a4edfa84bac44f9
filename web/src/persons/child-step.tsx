/** Entering a step of a case: what it is, of which case, what it rests on. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Failure, forgetAnswers } from '../api/load.ts';
import type { ChildCases, PersonRights } from '../api/types.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useEmptied } from './passing.ts';
import { Refused } from './said.tsx';
import { useTell } from './tell.ts';

export type Step = ChildCases['cases'][number]['steps'][number]['step'];
/** In the order in which they rest on each other. */
export const STEPS: readonly Step[] = [
  'guardian_request',
  'identity_evidence',
  'best_interest_check',
  'location_confirmed',
  'return_arranged',
  'returned',
  'follow_up',
];
const OUTCOMES = ['served', 'not_served', 'undecided'] as const;

export function ChildStepForm(props: { readonly may: PersonRights['enterChildSteps'] }): ReactNode {
  const { children: words, shown } = usePersonWords();
  const { tell } = useTell();
  const { edition, typed } = useEmptied();
  const steps = props.may === 'all' ? STEPS : (['follow_up'] as const);
  const [step, setStep] = useState<Step>(steps[0]!);
  const [busy, setBusy] = useState(false);
  const [entered, setEntered] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = Object.fromEntries(
      [...new FormData(form)].map(([field, value]) => [field, String(value).trim()]),
    );
    setBusy(true);
    setFailure(null);
    setEntered(null);
    const told = await tell<{ case: string }>('children/steps', given);
    setBusy(false);
    if (!told.ok) {
      setFailure(told.failure);
      return;
    }
    form.reset();
    setEntered(told.value.case);
    forgetAnswers();
  };
  return (
    <section>
      <h2>{words.enter}</h2>
      {props.may === 'followUp' && <p className="soft small">{words.onlyFollowUp}</p>}
      {edition > 0 && (
        <p className="persons-until small" role="status">
          {shown.typedGone}
        </p>
      )}
      {entered !== null && (
        <p role="status" className="persons-number" data-testid="case-number">
          {words.entered(entered)}
        </p>
      )}
      <form
        key={edition}
        className="persons-form"
        autoComplete="off"
        onChange={typed}
        onSubmit={(event) => void send(event)}
      >
        <NativeSelect
          name="step"
          label={words.step}
          value={step}
          onChange={(event) => setStep(event.currentTarget.value as Step)}
          data={steps.map((one) => ({ value: one, label: words.steps[one] }))}
        />
        {step !== 'guardian_request' && (
          <TextInput
            name="case"
            label={words.case}
            description={words.caseHint}
            pattern="[0-9a-f]{12}"
            autoComplete="off"
            required
          />
        )}
        {step === 'best_interest_check' && (
          <NativeSelect
            name="outcome"
            label={words.outcome}
            data={OUTCOMES.map((one) => ({ value: one, label: words.outcomes[one] }))}
          />
        )}
        <Textarea
          name="details"
          label={words.details}
          description={words.detailsHint}
          autosize
          minRows={3}
          maxLength={20_000}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <Refused failure={failure} />
        <Button type="submit" loading={busy}>
          {words.enterGo}
        </Button>
      </form>
    </section>
  );
}
