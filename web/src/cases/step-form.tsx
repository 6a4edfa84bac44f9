/** The form of a step: what its action asks for, the reasons, and who will read them. */
import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Case } from '../api/types.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import {
  CAUSES,
  type FieldName,
  MEASURES,
  OUTCOMES,
  POSITIONS,
  RESULTS,
  STEP_FIELDS,
  type StepAction,
  type Typed,
} from './step-fields.ts';

export function StepForm(props: {
  readonly action: StepAction;
  readonly one: Case;
  readonly typed: Typed;
  readonly delegate: boolean;
  readonly change: (typed: Typed) => void;
  readonly busy: boolean;
}): ReactNode {
  const words = useCaseWords();
  const { action, typed, delegate, busy } = props;
  const { must, may, ofParty, words: readers } = STEP_FIELDS[action];
  const asked = [...must, ...may].filter((field) => !(field === 'party' && ofParty && delegate));
  const set = (field: FieldName, text: string): void => props.change({ ...typed, [field]: text });
  return (
    <fieldset className="case-fields" disabled={busy}>
      <legend className="visually-hidden">{words.take[action]}</legend>
      {asked.map((field) => (
        <Field key={field} {...props} field={field} set={(text) => set(field, text)} />
      ))}
      {ofParty && !delegate && (
        <TextInput
          label={words.field.reference}
          required
          value={typed.reference ?? ''}
          onChange={(event) => set('reference', event.currentTarget.value)}
        />
      )}
      <Textarea
        label={words.field.reasons}
        description={`${words.readBy[readers]} ${words.reasonsHint}`}
        required
        autosize
        minRows={3}
        maxRows={14}
        value={typed.reasons ?? ''}
        onChange={(event) => set('reasons', event.currentTarget.value)}
      />
    </fieldset>
  );
}

function Field(props: {
  readonly field: FieldName;
  readonly action: StepAction;
  readonly one: Case;
  readonly typed: Typed;
  readonly set: (text: string) => void;
}): ReactNode {
  const words = useCaseWords();
  const { name, mission } = useSpeech();
  const { field, action, one, typed, set } = props;
  const value = typed[field] ?? '';
  const required = STEP_FIELDS[action].must.includes(field);
  const stepName = (id: string): string => {
    const step = one.history.find((known) => known.id === id);
    return step ? `${words.stepNumber(step.number)}: ${words.action[step.action]}` : id;
  };
  switch (field) {
    case 'result':
      return (
        <Options
          {...{ field, value, set }}
          options={(action === 'check' ? RESULTS.check : RESULTS.verify).map((id) => [id, words.result[id]])}
        />
      );
    case 'outcome':
      return <Options {...{ field, value, set }} options={OUTCOMES.map((id) => [id, words.outcome[id]])} />;
    case 'position':
      return <Options {...{ field, value, set }} options={POSITIONS.map((id) => [id, words.position[id]])} />;
    case 'measure':
      return <Options {...{ field, value, set }} options={MEASURES.map((id) => [id, words.measure[id]])} />;
    case 'cause':
      return <Options {...{ field, value, set }} options={CAUSES.map((id) => [id, words.cause[id]])} />;
    case 'parties':
      if (typed.outcome !== 'violation') return null;
      return (
        <Checkbox.Group
          label={words.field.parties}
          description={words.notDetermined}
          value={value.split('\n').filter(Boolean)}
          onChange={(ids) => set(ids.join('\n'))}
        >
          <div className="case-options">
            {mission.parties.map(({ id }) => (
              <Checkbox key={id} value={id} label={name(id)} />
            ))}
          </div>
        </Checkbox.Group>
      );
    case 'party':
      return (
        <Options
          {...{ field, value, set, required }}
          options={(action === 'notify' || action === 'suspend'
            ? mission.parties.map(({ id }) => id)
            : one.concerned
          ).map((id) => [id, name(id)])}
        />
      );
    case 'of':
    case 'undoes': {
      const steps = one.history.filter(({ effect, number, action: of, id }) =>
        field === 'undoes'
          ? effect.kind === 'stands' && number > 1
          : action === 'acknowledge'
            ? one.notices.some(({ step, acknowledgedMs }) => step === id && acknowledgedMs === null)
            : effect.kind === 'stands' && of !== 'notify' && of !== 'acknowledge',
      );
      return (
        <NativeSelect
          label={words.field[field]}
          required={required}
          value={value}
          onChange={(event) => set(event.currentTarget.value)}
          data={[
            { value: '', label: words.choose },
            ...steps.map(({ id }) => ({ value: id, label: stepName(id) })),
          ]}
        />
      );
    }
    case 'records':
      return (
        <Textarea
          label={words.field.records}
          autosize
          minRows={1}
          maxRows={6}
          value={value}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          label={words.field[field]}
          required={required}
          value={value}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

function Options(props: {
  readonly field: FieldName;
  readonly value: string;
  readonly set: (text: string) => void;
  readonly required?: boolean;
  readonly options: readonly (readonly [string, string])[];
}): ReactNode {
  const words = useCaseWords();
  const { field, value, set, options, required = true } = props;
  return (
    <Radio.Group label={words.field[field]} required={required} value={value} onChange={set}>
      <div className="case-options">
        {options.map(([id, label]) => (
          <Radio key={id} value={id} label={label} />
        ))}
      </div>
    </Radio.Group>
  );
}
