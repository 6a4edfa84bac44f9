/** One person, in up to three spellings. The form makes a list of one row, which is read as any other list is. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { usePersonWords } from '../words/persons/choice.ts';

const SPELLINGS = ['uk', 'ru', 'latin'] as const;
const NAME_PARTS = ['family', 'given', 'patronymic'] as const;
/** Columns of the list, by the names that it is read by. */
const TEXTS = {
  id: 'id',
  born: 'birth date',
  birthPlace: 'birth place',
  rank: 'rank',
  unit: 'unit',
  capturedOn: 'capture date',
  capturedAt: 'capture place',
} as const;
const CHOICES = {
  sex: ['male', 'female'],
  status: ['held', 'wounded', 'seriously_ill', 'civilian', 'minor', 'deceased', 'transferred', 'released'],
  consent: ['given', 'by_family', 'refused', 'unknown'],
  purpose: ['exchange', 'tracing', 'medical', 'return', 'any'],
} as const;

export function PersonForm(props: {
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly check: (csv: Blob) => Promise<void>;
}): ReactNode {
  const words = usePersonWords();
  const [unnamed, setUnnamed] = useState(false);
  const { columns, form } = words;
  const labels = {
    sex: words.sexes,
    status: words.statuses,
    consent: words.consents,
    purpose: words.purposes,
  };
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const cells = [...given].map(([key, value]) => [key, String(value).trim()] as const);
    const isNamed = cells.some(([key, value]) => key.startsWith('family') && value !== '');
    setUnnamed(!isNamed);
    if (isNamed) void props.check(csvOf(cells));
  };
  return (
    <form className="persons-form" onSubmit={send} autoComplete="off">
      <p className="soft small">{form.intro}</p>
      {SPELLINGS.map((spelling) => (
        <fieldset key={spelling} className="persons-fields">
          <legend>{form[spelling]}</legend>
          {NAME_PARTS.map((part) => (
            <TextInput
              key={part}
              name={`${part}_${spelling}`}
              label={columns[part]}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
            />
          ))}
        </fieldset>
      ))}
      {unnamed && (
        <p role="alert" className="persons-caution">
          {form.nameNeeded}
        </p>
      )}
      <div className="persons-fields">
        {(Object.keys(TEXTS) as (keyof typeof TEXTS)[]).map((column) => (
          <TextInput
            key={column}
            name={TEXTS[column]}
            label={columns[column]}
            description={
              column === 'id'
                ? form.idHint
                : column === 'born' || column === 'capturedOn'
                  ? form.dateHint
                  : undefined
            }
            inputWrapperOrder={['label', 'input', 'description']}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
          />
        ))}
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((column) => (
          <NativeSelect
            key={column}
            name={column}
            label={columns[column]}
            data={[
              { value: '', label: form.notSaid },
              ...CHOICES[column].map((one) => ({
                value: one,
                label: (labels[column] as Readonly<Record<string, string>>)[one]!,
              })),
            ]}
          />
        ))}
      </div>
      <Button type="submit" loading={props.busy} disabled={props.disabled}>
        {words.bring.check}
      </Button>
      <p className="small soft" aria-live="polite">
        {props.busy ? words.bring.checking : words.bring.notSealed}
      </p>
    </form>
  );
}

const csvOf = (cells: readonly (readonly [string, string])[]): Blob => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [cells.map(([key]) => quoted(key)), cells.map(([, value]) => quoted(value))];
  return new Blob([lines.map((line) => line.join(',')).join('\n')], { type: 'text/csv' });
};
