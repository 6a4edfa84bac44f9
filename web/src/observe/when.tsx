/** Since when and until when: now, some minutes ago, or by the clock. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { timeFault } from './form.ts';
import { Part, type PartProps } from './part.tsx';
import { fromLocalText, toLocalText } from './zone-clock.ts';

const AGO_MINUTES = [0, 5, 10, 30, 60] as const;

export interface ClockProps {
  readonly nowMs: number;
  /** Undefined: that of the phone, as the mission's is not known yet. */
  readonly zone: string | undefined;
}

export function WhenPart({ form, change, nowMs, zone }: PartProps & ClockProps): ReactNode {
  const { words, mission } = useSpeech();
  const { time } = words.observe;
  const fault = timeFault(form, nowMs);
  const minuteMs = nowMs - (nowMs % 60_000);
  const { startMs, endMs } = form;
  return (
    <Part
      title={time.title}
      aside={
        <span className="soft small">{zone ? time.zone(cityOf(mission.timeZone)) : time.phoneZone}</span>
      }
    >
      <Moment
        label={time.since}
        atMs={startMs}
        zone={zone}
        quick={AGO_MINUTES.map((minutes) => ({
          word: minutes === 0 ? time.now : time.ago(minutes),
          atMs: minuteMs - minutes * 60_000,
        }))}
        set={(atMs) =>
          change({
            startMs: atMs,
            ...(endMs === startMs || (endMs !== null && endMs < atMs) ? { endMs: atMs } : {}),
          })
        }
      />
      <Moment
        label={time.until}
        atMs={endMs}
        zone={zone}
        quick={[
          { word: time.atOnce, atMs: startMs },
          { word: time.now, atMs: minuteMs },
          { word: time.ongoing, atMs: null },
        ]}
        set={(atMs) => change({ endMs: atMs })}
        none={() => change({ endMs: null })}
      />
      {fault && (
        <p role="alert" className="observe-note">
          {time[fault]}
        </p>
      )}
    </Part>
  );
}

export function Moment(props: {
  readonly label: string;
  readonly atMs: number | null;
  readonly zone: string | undefined;
  readonly quick: readonly { readonly word: string; readonly atMs: number | null }[];
  readonly set: (atMs: number) => void;
  /** Where "no moment" is an answer. */
  readonly none?: () => void;
}): ReactNode {
  const { words } = useSpeech();
  const { label, atMs, zone, quick, set, none } = props;
  // Of answers that mean the same moment, one is shown as chosen.
  const chosen = quick.findIndex((one) => one.atMs === atMs);
  return (
    <fieldset className="choice choice-row">
      <legend className="choice-title">{label}</legend>
      <div className="choice-answers">
        {quick.map((one, i) => (
          <button
            key={one.word}
            type="button"
            className="preset"
            aria-pressed={i === chosen}
            onClick={() => (one.atMs === null ? none?.() : set(one.atMs))}
          >
            {one.word}
          </button>
        ))}
      </div>
      <TextInput
        type="datetime-local"
        size="md"
        aria-label={`${label}: ${words.observe.time.clock}`}
        value={atMs === null ? '' : toLocalText(atMs, zone)}
        onChange={(event) => {
          const found = fromLocalText(event.currentTarget.value, zone);
          if (found !== null) set(found);
        }}
      />
    </fieldset>
  );
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
