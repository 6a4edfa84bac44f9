/** A question with few answers, one of them chosen: radio buttons as large as thumbs. */
import { type ReactNode, useId } from 'react';

export interface Answer<T extends string> {
  readonly value: T;
  readonly word: string;
  readonly sign?: ReactNode;
}

export function Choice<T extends string>(props: {
  readonly title: string;
  /** The title is said to screen readers only: it stands above it already. */
  readonly quiet?: boolean;
  readonly answers: readonly Answer<T>[];
  readonly value: T | '';
  readonly onChange: (value: T) => void;
  readonly shape?: 'tiles' | 'row';
}): ReactNode {
  const { title, quiet, answers, value, onChange, shape = 'row' } = props;
  const name = useId();
  return (
    <fieldset className={`choice choice-${shape}`}>
      <legend className={quiet ? 'visually-hidden' : 'choice-title'}>{title}</legend>
      <div className="choice-answers">
        {answers.map((answer) => (
          <label key={answer.value} className="choice-answer">
            <input
              type="radio"
              name={name}
              value={answer.value}
              checked={value === answer.value}
              onChange={() => onChange(answer.value)}
            />
            <span className="choice-face">
              {answer.sign}
              <span>{answer.word}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
