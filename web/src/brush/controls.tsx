/** Above the brush: which window it is, the windows of the agreements, a day back and on, and play. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Timeline } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { pass, settle, type TimeWindow, useWindow } from '../window/window.ts';
import { type Speech, useSpeech } from '../words/speech.tsx';
import { dayIndex, shifted } from './days.ts';

const FRAME_MS = 650;

export function BrushControls(props: { readonly timeline: Timeline; readonly count: ReactNode }): ReactNode {
  const speech = useSpeech();
  const { words, mission, moments } = speech;
  const { days } = props.timeline;
  const window = useWindow(mission);
  const [playing, setPlaying] = useState(false);
  const current = useRef(window);
  current.current = window;
  const period = { startMs: days[0]!.startMs, endMs: days.at(-1)!.endMs };
  const whole = window.startMs <= period.startMs && window.endMs >= period.endMs;
  const firstDay = { startMs: days[0]!.startMs, endMs: days[0]!.endMs };
  const lastDay = { startMs: days.at(-1)!.startMs, endMs: days.at(-1)!.endMs };

  const step = (by: number): void => {
    if (whole) settle(by > 0 ? firstDay : lastDay, period);
    else settle(shifted(days, window, by), period);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock reads what is current at each beat
  useEffect(() => {
    if (!playing) return;
    if (whole) pass(firstDay);
    const clock = setInterval(() => {
      const now = current.current;
      if (dayIndex(days, now.endMs - 1) === days.length - 1) setPlaying(false);
      else pass(shifted(days, now, 1));
    }, FRAME_MS);
    return () => {
      clearInterval(clock);
      settle(current.current, period);
    };
  }, [playing]);

  return (
    <div className="brush-controls">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.window.previousDay}
        onClick={() => step(-1)}
      >
        <Icon name="back" size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={playing ? words.window.pause : words.window.play}
        onClick={() => setPlaying(!playing)}
      >
        <Icon name={playing ? 'pause' : 'play'} size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={words.window.nextDay} onClick={() => step(1)}>
        <Icon name="forward" size={18} />
      </ActionIcon>
      <span className="brush-window-text" data-testid="window">
        {moments.window(window.startMs, window.endMs)}
      </span>
      <span className="small soft" data-testid="window-count">
        {props.count}
      </span>
      <span className="grow" />
      <Presets speech={speech} choose={(next) => settle(next, period)} period={period} />
    </div>
  );
}

function Presets(props: {
  readonly speech: Speech;
  readonly period: TimeWindow;
  readonly choose: (window: TimeWindow) => void;
}): ReactNode {
  const { words, mission, text, moments } = props.speech;
  const { period } = props;
  const timed = mission.agreements.flatMap((agreement) => {
    const readings = agreement.readings.flatMap((reading) => {
      if (reading.startMs === null) return [];
      const startMs = Math.max(reading.startMs, period.startMs);
      const endMs = Math.min(reading.endMs ?? period.endMs, period.endMs);
      return startMs < endMs ? [{ reading, window: { startMs, endMs } }] : [];
    });
    return readings.length > 0 ? [{ agreement, readings }] : [];
  });
  return (
    <Menu position="top-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="compact-sm" rightSection={<Icon name="down" size={14} />}>
          {words.window.jump}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => props.choose(period)}>{words.window.whole}</Menu.Item>
        {timed.map(({ agreement, readings }) => (
          <div key={agreement.id}>
            <Menu.Label>{text(agreement.title)}</Menu.Label>
            {readings.map(({ reading, window }) => (
              <Menu.Item key={reading.id} onClick={() => props.choose(window)}>
                {text(reading.title)}
                <div className="small soft">{moments.window(window.startMs, window.endMs)}</div>
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
