/** "What if": the plan of `truceline place` that the mission keeps, as the curve of coverage against cost and as the line unrolled. */
import type { ReactNode } from 'react';
import { useLoad } from '../api/load.ts';
import type { PlacementView } from '../api/types.ts';
import { Show } from '../frame/states.tsx';
import { useSpeech } from '../words/speech.tsx';

type PlanView = NonNullable<PlacementView['plan']>;

export function Plan(): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<PlacementView>('placement');
  return (
    <section data-testid="plan">
      <h2>{words.plan.title}</h2>
      <Show loaded={loaded} words={words}>
        {({ plan }) => (plan ? <Shown plan={plan} /> : <p className="soft">{words.plan.none}</p>)}
      </Show>
    </section>
  );
}

function Shown({ plan }: { readonly plan: PlanView }): ReactNode {
  const { words, number, percent } = useSpeech();
  const kinds = new Map<string, { count: number; cost: number }>();
  for (const { device, cost } of plan.devices) {
    const kind = kinds.get(device) ?? { count: 0, cost: 0 };
    kinds.set(device, { count: kind.count + 1, cost: kind.cost + cost });
  }
  const parts = [...kinds].map(
    ([device, { count, cost }]) =>
      `${words.plan.device[device] ?? device} ${number(count)} (${number(cost)})`,
  );
  return (
    <>
      <p>
        {words.plan.sum(parts.join(', '), number(plan.cost), number(plan.budget))}{' '}
        {words.plan.known(percent(plan.known), percent(plan.bound))}
      </p>
      <div className="coverage-plan">
        <Curve plan={plan} />
        <Unrolled plan={plan} />
      </div>
    </>
  );
}

const WIDTH = 560;
const HEIGHT = 250;
const LEFT = 46;
const BOTTOM = 34;
const TOP = 12;
const RIGHT = 14;

function Curve({ plan }: { readonly plan: PlanView }): ReactNode {
  const { words, number, percent } = useSpeech();
  const most = Math.max(plan.budget, plan.cost, ...plan.curve.map(({ cost }) => cost), 1);
  const x = (cost: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * cost) / most;
  const y = (share: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
  const path = plan.curve.map(({ cost, known }) => `L${x(cost).toFixed(1)} ${y(known).toFixed(1)}`).join('');
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.plan.curve}>
        <title>{words.plan.curve}</title>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <path className="plan-grid" d={`M${LEFT} ${y(share)}H${WIDTH - RIGHT}`} />
            <text className="plan-text" x={LEFT - 6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
            <text
              className="plan-text"
              x={x(share * most)}
              y={HEIGHT - BOTTOM + 16}
              textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
            >
              {number(Math.round(share * most))}
            </text>
          </g>
        ))}
        <path className="plan-curve" d={`M${x(0)} ${y(0)}${path}`} />
        <circle className="plan-point" cx={x(plan.cost)} cy={y(plan.known)} r={4} />
        <path className="plan-bound" d={`M${x(plan.budget) - 60} ${y(plan.bound)}H${x(plan.budget)}`} />
        <text className="plan-text" x={x(plan.budget) - 66} y={y(plan.bound) - 4} textAnchor="end">
          {words.plan.bound(percent(plan.bound))}
        </text>
        <text className="plan-text" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 3} textAnchor="middle">
          {words.plan.cost}
        </text>
      </svg>
      <figcaption className="small soft">
        {words.plan.curve}{' '}
        <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" className="plan-key">
          <circle className="plan-point" r={4} />
        </svg>{' '}
        {words.plan.point}
      </figcaption>
    </figure>
  );
}

/** Chainage across, distance from the line up and down; a device is a circle, a square or a diamond by its kind. */
function Unrolled({ plan }: { readonly plan: PlanView }): ReactNode {
  const { words, number, mission } = useSpeech();
  const kinds = [...new Set(plan.devices.map(({ device }) => device))].sort();
  const lengthKm = Math.max(
    mission.line?.lengthKm ?? 0,
    ...plan.devices.map(({ chainageKm }) => chainageKm),
    1,
  );
  const depthKm = Math.max(1, ...plan.devices.map(({ offsetKm }) => Math.abs(offsetKm)));
  const x = (km: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * km) / lengthKm;
  const middle = (TOP + HEIGHT - BOTTOM) / 2;
  const y = (km: number): number => middle - ((middle - TOP - 6) * km) / depthKm;
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.plan.unrolled}>
        <title>{words.plan.unrolled}</title>
        {[-1, 0, 1].map((side) => (
          <text key={side} className="plan-text" x={LEFT - 6} y={y(side * depthKm) + 4} textAnchor="end">
            {number(side * depthKm)}
          </text>
        ))}
        <path className="plan-line" d={`M${LEFT} ${middle}H${WIDTH - RIGHT}`} />
        {plan.devices.map(({ device, chainageKm, offsetKm }) => (
          <path
            key={`${device} ${chainageKm} ${offsetKm}`}
            className="plan-device"
            d={SHAPES[kinds.indexOf(device) % SHAPES.length]!}
            transform={`translate(${x(chainageKm).toFixed(1)} ${y(offsetKm).toFixed(1)})`}
          />
        ))}
        {[0, 0.5, 1].map((share) => (
          <text
            key={share}
            className="plan-text"
            x={x(share * lengthKm)}
            y={HEIGHT - BOTTOM + 16}
            textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
          >
            {number(Math.round(share * lengthKm))}
          </text>
        ))}
        <text className="plan-text" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 3} textAnchor="middle">
          {words.plan.chainage}
        </text>
      </svg>
      <figcaption className="small soft">
        {words.plan.unrolled}{' '}
        {kinds.map((device, i) => (
          <span key={device}>
            <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true" className="plan-key">
              <path className="plan-device" d={SHAPES[i % SHAPES.length]!} />
            </svg>{' '}
            {words.plan.device[device] ?? device}{' '}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const SHAPES = [
  'M-2.600 0a2.600 2.600 0 1 0 5.200 0a2.600 2.600 0 1 0-5.200 0',
  'M-3-3H3V3H-3Z',
  'M0-4.200 4.200 0 0 4.200-4.200 0Z',
] as const;
