/**
 * Exchanges on a line of time: whom each side received, above the line and below it. The area of a disc is the number;
 * the dead are rings, and are not added to the living.
 */
import type { ReactNode } from 'react';
import type { Exchange, Timeline } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { useSides } from './facing.tsx';
import { useNumbers } from './numbers.tsx';
import { usePartyColour } from './party.tsx';

const WIDTH = 1000;
const HEIGHT = 150;
const LARGEST_RADIUS = 30;

export function ExchangeTimeline(props: {
  readonly days: Timeline['days'];
  readonly exchanges: readonly Exchange[];
  readonly chosenMs: number;
}): ReactNode {
  const { words, moments, name } = useSpeech();
  const colour = usePartyColour();
  const said = useNumbers();
  const [above] = useSides();
  const { days, exchanges, chosenMs } = props;
  const from = days[0]!.startMs;
  const span = days.at(-1)!.endMs - from;
  const x = (ms: number): number => ((ms - from) / span) * WIDTH;
  const sums = exchanges.flatMap((exchange) => received(exchange));
  const most = Math.max(1, ...sums.map(({ high }) => high));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it scrolls, the keyboard must get there (WCAG 2.1.1)
    <section tabIndex={0} aria-label={words.people.timeline}>
      <h2>{words.people.timeline}</h2>
      <p className="soft small">{words.people.timelineNote}</p>
      <svg
        className="people-timeline"
        viewBox={`-10 0 ${WIDTH + 20} ${HEIGHT + 16}`}
        role="img"
        aria-label={words.people.timeline}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className="axis" />
        <line x1={x(chosenMs)} x2={x(chosenMs)} y1={0} y2={HEIGHT} className="moment" />
        {days
          .filter(({ day }) => day.endsWith('-01') || day === days[0]!.day)
          .map(({ day, startMs }) => (
            <text key={day} x={x(startMs)} y={HEIGHT + 13}>
              {moments.shortDay(startMs)}
            </text>
          ))}
        {sums.map(({ exchange, to, remains, low, high }) => (
          <circle
            key={`${exchange.id} ${to} ${remains}`}
            cx={x(exchange.startMs)}
            cy={HEIGHT / 2 + (to === above ? -1 : 1) * (radius(high, most) + 2)}
            r={radius(high, most)}
            fill={remains ? 'none' : colour(to)}
            stroke={colour(to)}
            strokeWidth={2}
            opacity={exchange.startMs < chosenMs ? 0.8 : 0.2}
          >
            <title>
              {`${moments.day(exchange.startMs)}, ${words.people.to(name(to))}: ${said.range([low, high])}${remains ? `, ${words.people.category.remains}` : ''}`}
            </title>
          </circle>
        ))}
      </svg>
    </section>
  );
}

const radius = (count: number, most: number): number => Math.max(3, LARGEST_RADIUS * Math.sqrt(count / most));

function received(exchange: Exchange) {
  const sides = [...new Set(exchange.transfers.map(({ to }) => to))];
  return sides.flatMap((to) =>
    [false, true].flatMap((remains) => {
      const own = exchange.transfers.filter(
        (one) => one.to === to && (one.category === 'remains') === remains,
      );
      const sum = (end: 0 | 1): number => own.reduce((total, { count }) => total + (count?.[end] ?? 0), 0);
      return own.length === 0 ? [] : [{ exchange, to, remains, low: sum(0), high: sum(1) }];
    }),
  );
}
