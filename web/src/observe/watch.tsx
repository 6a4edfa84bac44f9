/** What the observer could observe at all: without it, quiet is not told from not observed. Goes as an effort. */
import { NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { Choice } from './choice.tsx';
import { type Form, GRADES, MOVEMENTS } from './form.ts';
import { Part, type PartProps } from './part.tsx';
import { type ClockProps, Moment } from './when.tsx';

const AGO_MINUTES = [0, 30, 60, 120] as const;

export function WatchPart({ form, change, nowMs, zone }: PartProps & ClockProps): ReactNode {
  const { words, mission, text } = useSpeech();
  const { watch: said, time } = words.observe;
  const { watch } = form;
  const set = (some: Partial<Form['watch']>): void => change({ watch: { ...watch, ...some } });
  const minuteMs = nowMs - (nowMs % 60_000);
  const only = form.what === 'nothing';
  return (
    <Part title={said.title}>
      <p className="soft small">{said.hint}</p>
      {!only && (
        <Switch
          size="md"
          label={said.send}
          checked={watch.send}
          onChange={(event) => set({ send: event.currentTarget.checked })}
        />
      )}
      {(watch.send || only) && (
        <>
          <Moment
            label={said.since}
            atMs={watch.sinceMs}
            zone={zone}
            quick={AGO_MINUTES.map((minutes) => ({
              word: minutes === 0 ? time.now : time.ago(minutes),
              atMs: minuteMs - minutes * 60_000,
            }))}
            set={(sinceMs) => set({ sinceMs, sinceSaid: true })}
          />
          <Choice
            title={said.movement}
            answers={MOVEMENTS.map((value) => ({ value, word: said.movements[value] }))}
            value={watch.movement}
            onChange={(movement) => set({ movement })}
          />
          {watch.movement === 'denied' && (
            <NativeSelect
              label={said.deniedBy}
              size="md"
              value={watch.by}
              onChange={(event) => set({ by: event.currentTarget.value })}
              data={[
                { value: '', label: said.nobody },
                ...mission.parties.map(({ id, name }) => ({ value: id, label: text(name) })),
              ]}
            />
          )}
          <Choice
            title={said.visibility}
            answers={GRADES.map((value) => ({ value, word: said.grades[value] }))}
            value={watch.visibility}
            onChange={(visibility) => set({ visibility })}
          />
          <Choice
            title={said.hearing}
            answers={GRADES.map((value) => ({ value, word: said.grades[value] }))}
            value={watch.hearing}
            onChange={(hearing) => set({ hearing })}
          />
        </>
      )}
    </Part>
  );
}
