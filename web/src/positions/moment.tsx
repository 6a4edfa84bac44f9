/** The day as of which is asked: a slider over the days of the mission, and steps from one stop to the next. */
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { go } from '../address/address.ts';
import type { Timeline } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { useSpeech } from '../words/speech.tsx';
import './positions.css';

type Day = Timeline['days'][number];

export function MomentChoice(props: {
  readonly days: readonly Day[];
  readonly chosen: Day;
  /** Indexes of days on which something changed, ascending. */
  readonly stops: readonly number[];
  readonly previous: string;
  readonly next: string;
}): ReactNode {
  const { words, moments } = useSpeech();
  const { days, chosen } = props;
  const settled = days.indexOf(chosen);
  // While the hand drags, the day moves and nothing is asked of the server.
  const [passing, setPassing] = useState<number | null>(null);
  const at = passing ?? settled;
  const { stops } = props;
  const before = stops.findLast((index) => index < settled);
  const after = stops.find((index) => index > settled);
  const settle = (index: number): void => {
    setPassing(null);
    go({ query: { at: index === days.length - 1 ? undefined : days[index]!.day } }, 'replace');
  };
  useEffect(() => {
    if (passing === null) return;
    const timer = setTimeout(() => settle(passing), 250);
    return () => clearTimeout(timer);
  });
  const day = moments.day(days[at]!.startMs);
  const share = (index: number): string => `${(index / Math.max(1, days.length - 1)) * 100}%`;
  return (
    <div className="moment-choice">
      <div className="moment-head">
        <span>{words.positions.asOf(day)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={props.previous}
          title={props.previous}
          disabled={before === undefined}
          onClick={() => before !== undefined && settle(before)}
        >
          <Icon name="back" size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={props.next}
          title={props.next}
          disabled={after === undefined}
          onClick={() => after !== undefined && settle(after)}
        >
          <Icon name="forward" size={18} />
        </ActionIcon>
      </div>
      <input
        type="range"
        min={0}
        max={days.length - 1}
        value={at}
        aria-label={words.positions.moment}
        aria-valuetext={day}
        onChange={(event) => setPassing(Number(event.currentTarget.value))}
      />
      <div className="moment-ticks" aria-hidden="true">
        {stops.map((index) => (
          <i key={index} style={{ insetInlineStart: share(index) }} />
        ))}
      </div>
    </div>
  );
}
