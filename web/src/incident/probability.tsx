/** A probability as a bar with its interval, its word of likelihood, and its numbers to two places. */
import type { ReactNode } from 'react';
import type { Probability } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import './probability.css';

export function ProbabilityBar(props: {
  readonly value: Probability;
  readonly colour?: string;
  readonly label?: ReactNode;
}): ReactNode {
  const { probability } = useSpeech();
  return (
    <div className="probability">
      {props.label && <div className="probability-label">{props.label}</div>}
      <Bar value={props.value} colour={props.colour} />
      <div className="probability-text">{probability(props.value)}</div>
    </div>
  );
}

/** The bar alone, for tables: the words stand in the cell beside it. */
export function Bar(props: { readonly value: Probability; readonly colour?: string | undefined }): ReactNode {
  const { words, number } = useSpeech();
  const { value, low, high } = props.value;
  const colour = props.colour ?? 'var(--tl-accent)';
  const share = (part: number): string => `${(part * 100).toFixed(2)}%`;
  return (
    <div
      className="bar"
      role="img"
      aria-label={`${number(value, 2)}; ${words.probability.interval} ${number(low, 2)}–${number(high, 2)}`}
    >
      <i className="bar-half" />
      <i className="bar-range" style={{ left: share(low), width: share(high - low), background: colour }} />
      <i className="bar-value" style={{ left: share(value), background: colour }} />
    </div>
  );
}
