/** A filter that reads as a sentence: each value in it is a button that opens its choices. */
import { Checkbox, Popover, UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { clearFilter, setFilter } from './filter.ts';
import './sentence.css';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Only one value at a time. */
  readonly single?: boolean;
}

export function FilterSentence(props: {
  readonly choices: readonly Choice[];
  readonly lead?: ReactNode;
}): ReactNode {
  const { words } = useSpeech();
  const active = props.choices.filter((choice) => choice.values.length > 0);
  return (
    <section className="filter-sentence" aria-label={words.filter.label}>
      {props.lead}
      {props.choices.map((choice, index) => (
        <Fragment key={choice.key}>
          {index > 0 && <span className="soft">·</span>}
          <ChoiceButton choice={choice} />
        </Fragment>
      ))}
      {active.length > 0 && (
        <button
          type="button"
          className="text-button small"
          onClick={() => clearFilter(props.choices.map((choice) => choice.key))}
        >
          {words.filter.reset}
        </button>
      )}
    </section>
  );
}

function ChoiceButton({ choice }: { readonly choice: Choice }): ReactNode {
  const { words } = useSpeech();
  const chosen = choice.options.filter((option) => choice.values.includes(option.value));
  const said = chosen.map((option) => option.label).join(', ') || choice.values.join(', ');
  return (
    <Popover position="bottom-start" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className="choice" data-active={choice.values.length > 0 || undefined}>
          <span className="soft">{choice.label}:</span>{' '}
          <span className="choice-value">{said || words.filter.any}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className="choice-list">
          <legend className="visually-hidden">{choice.label}</legend>
          {choice.options.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              label={option.label}
              checked={choice.values.includes(option.value)}
              onChange={(event) =>
                setFilter(choice.key, toggled(choice, option.value, event.currentTarget.checked))
              }
            />
          ))}
          <button type="button" className="text-button small" onClick={() => setFilter(choice.key, [])}>
            {words.filter.any}
          </button>
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}

function toggled(choice: Choice, value: string, on: boolean): string[] {
  if (choice.single) return on ? [value] : [];
  return choice.options
    .map((option) => option.value)
    .filter((known) => (known === value ? on : choice.values.includes(known)));
}
