/** The picture under the brush: incidents a day stacked by conduct, alerts, and what was observed at all. */
import { memo, type ReactNode } from 'react';
import type { Conduct } from '../api/types.ts';
import type { Axis, Day } from './days.ts';
import { toPixels } from './days.ts';

/** From the bottom up; `other` gathers the rest. */
export const STACK: readonly { readonly conduct: Conduct; count(day: Day): number }[] = [
  { conduct: 'strike', count: (day) => day.strikes },
  { conduct: 'clash', count: (day) => day.clashes },
  { conduct: 'interception', count: (day) => day.interceptions },
  { conduct: 'other', count: (day) => day.other },
];

export interface BarHeights {
  readonly bars: number;
  readonly alerts: number;
  readonly coverage: number;
}

export const Bars = memo(function Bars(props: {
  readonly days: readonly Day[];
  readonly axis: Axis;
  readonly heights: BarHeights;
}): ReactNode {
  const { days, axis, heights } = props;
  const most = Math.max(1, ...days.map((day) => day.incidents));
  const mostAlerts = Math.max(1, ...days.map((day) => day.alerts));
  const alertsTop = heights.bars + 6;
  const coverageTop = alertsTop + heights.alerts + 6;
  return (
    <g>
      {days.map((day) => {
        const left = toPixels(axis, day.startMs);
        const width = Math.max(1, toPixels(axis, day.endMs) - left - 1);
        const share = day.sectors > 0 ? day.sectorsObserved / day.sectors : 0;
        const alerts = (day.alerts / mostAlerts) * heights.alerts;
        let top = heights.bars;
        return (
          <g key={day.day} transform={`translate(${left.toFixed(2)} 0)`}>
            {STACK.map(({ conduct, count }) => {
              const height = (count(day) / most) * heights.bars;
              top -= height;
              return height > 0 ? (
                <rect key={conduct} y={top} width={width} height={height} fill={`var(--tl-${conduct})`} />
              ) : null;
            })}
            {day.alerts > 0 && (
              <rect
                y={alertsTop + heights.alerts - alerts}
                width={width}
                height={alerts}
                className="bar-alerts"
              />
            )}
            <rect y={coverageTop} width={width} height={heights.coverage} fill="url(#not-observed)" />
            <rect
              y={coverageTop + heights.coverage * (1 - share)}
              width={width}
              height={heights.coverage * share}
              className="bar-coverage"
            />
          </g>
        );
      })}
      <line
        x1={0}
        x2={axis.widthPixels}
        y1={heights.bars + 0.5}
        y2={heights.bars + 0.5}
        className="bar-base"
      />
    </g>
  );
});

/** The one hatch of "not observed", for every drawing on the page. */
export function Hatch(): ReactNode {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        <pattern
          id="not-observed"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0.5" x2="0.5" y1="0" y2="5" stroke="var(--tl-hatch)" strokeWidth="1.3" />
        </pattern>
      </defs>
    </svg>
  );
}
