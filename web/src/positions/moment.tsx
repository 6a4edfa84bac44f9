/** The day as of which positions are asked: a slider over the days of the mission, and steps from declaration to declaration. */
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { go } from '../address/address.ts';
import type { Declaration, Timeline } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { useSpeech } from '../words/speech.tsx';
import { changedOn } from './changes.ts';

type Day = Timeline['days'][number];

export function MomentChoice(props: {
  readonly days: readonly Day[];
  readonly chosen: Day;
  /** Those about the agreement that is looked at. */
  readonly declarations: readonly Declaration[];
}): ReactNode {
  const { words, moments } = useSpeech();
  const { days, chosen } = props;
  const settled = days.indexOf(chosen);
  // While the hand drags, the day moves and nothing is asked of the server.
  const [passing, setPassing] = useState<number | null>(null);
  const at = passing ?? settled;
  const said = changedOn(days, props.declarations);
  const before = said.findLast((index) => index < settled);
  const after = said.find((index) => index > settled);
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
          aria-label={words.positions.previous}
          title={words.positions.previous}
          disabled={before === undefined}
          onClick={() => before !== undefined && settle(before)}
        >
          <Icon name="back" size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.positions.next}
          title={words.positions.next}
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
        {said.map((index) => (
          <i key={index} style={{ insetInlineStart: share(index) }} />
        ))}
      </div>
    </div>
  );
}
