/** The states of one device over the window: solid while it watched, hatched while it did not, framed where a record says what kept it. */
import type { ReactNode } from 'react';
import type { CoverageView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

const WIDTH = 1000;
const HEIGHT = 14;

export function Timeline(props: {
  readonly device: CoverageView['devices'][number];
  readonly view: CoverageView;
}): ReactNode {
  const { words, moments, name } = useSpeech();
  const { startMs, endMs } = props.view;
  const x = (ms: number): number => (WIDTH * (ms - startMs)) / (endMs - startMs);
  return (
    <svg
      className="coverage-time hatch"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="presentation"
    >
      {props.device.stretches.map(({ state, by, startMs: from, endMs: until }) => (
        <rect
          key={from}
          className={state === 'watching' ? 'watching' : 'kept'}
          x={x(from)}
          y={state === 'watching' ? 1 : 0.5}
          width={Math.max(1, x(until) - x(from))}
          height={state === 'watching' ? HEIGHT - 2 : HEIGHT - 1}
          pointerEvents="all"
        >
          <title>
            {`${words.coverage.state[state]}${by === undefined ? '' : `, ${words.coverage.by(name(by))}`}: ${moments.window(from, until)}`}
          </title>
        </rect>
      ))}
    </svg>
  );
}

/** The ends of the window over the column. */
export function TimelineKey({ view }: { readonly view: CoverageView }): ReactNode {
  const { moments } = useSpeech();
  return (
    <span className="coverage-time-key" aria-hidden="true">
      <span>{moments.shortDay(view.startMs)}</span>
      <span>{moments.shortDay(view.endMs - 1)}</span>
    </span>
  );
}
