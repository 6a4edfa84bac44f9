/** A device in words: its name, how it stands at the end of the window, since when, and who kept it from watching. */
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import type { Device, Health } from './health.ts';

export function DeviceState({
  device,
  health,
}: {
  readonly device: Device;
  readonly health: Health;
}): ReactNode {
  const { words, name, moments } = useSpeech();
  const { last } = device;
  const moment = (ms: number): string => `${moments.shortDay(ms)}, ${moments.clock(ms)}`;
  return (
    <>
      <strong>{device.device || name(device.source)}</strong>
      <span>
        {health === 'stale'
          ? words.map.silentSince(moment(last.untilMs), words.coverage.state[last.state])
          : words.map.stateSince(words.coverage.state[last.state], moment(last.sinceMs))}
        {last.by !== undefined && `, ${words.coverage.by(name(last.by))}`}
      </span>
      <span className="soft">
        {[device.device ? name(device.source) : '', device.place].filter((part) => part !== '').join(' · ')}
      </span>
    </>
  );
}
