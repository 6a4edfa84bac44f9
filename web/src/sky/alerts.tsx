/** Small multiples: alerts a day by region over the band of what is usual. Not observed is hatched, never empty. */
import type { ReactNode } from 'react';
import type { SkyAlerts } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { useRegionNames } from './region-names.ts';

type Region = SkyAlerts['regions'][number];
const WIDTH = 220;
const HEIGHT = 44;

export function Alerts({ series }: { readonly series: SkyAlerts }): ReactNode {
  const nameOf = useRegionNames();
  const most = Math.max(
    1,
    ...series.regions.flatMap(({ days }) => (days ?? []).map(({ noticed, high }) => Math.max(noticed, high))),
  );
  const kept = series.regions.filter(({ days }) => days !== undefined);
  const unseen = series.regions.filter(({ days }) => days === undefined);
  return (
    <>
      <div className="sky-multiples">
        {kept.map((region) => (
          <RegionChart
            key={region.region}
            name={nameOf(region.region)}
            region={region}
            days={series.days}
            most={most}
          />
        ))}
      </div>
      {unseen.length > 0 && <Unseen regions={unseen.map(({ region }) => nameOf(region))} />}
    </>
  );
}

function RegionChart(props: {
  readonly name: string;
  readonly region: Region;
  readonly days: readonly string[];
  readonly most: number;
}): ReactNode {
  const { words, number } = useSpeech();
  const { days } = props.region;
  if (!days) return null;
  const step = WIDTH / Math.max(1, days.length);
  const y = (value: number): number => HEIGHT - (HEIGHT * value) / props.most;
  const of = (verdict: string): number => days.filter((day) => day.verdict === verdict).length;
  const sum = (pick: (day: NonNullable<Region['days']>[number]) => number): number =>
    days.reduce((all, day) => all + pick(day), 0);
  const [more, fewer] = [of('moreThanUsual'), of('fewerThanUsual')];
  return (
    <figure className="sky-chart">
      <div className="sky-region">{props.name}</div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={props.name}>
        <title>{props.name}</title>
        <defs>
          <pattern
            id="sky-hatch"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v5" stroke="var(--tl-hatch)" strokeWidth="1.500" />
          </pattern>
        </defs>
        {days.map((day, at) =>
          day.verdict === 'notObserved' ? (
            <rect
              key={props.days[at]}
              x={at * step}
              y={0}
              width={step}
              height={HEIGHT}
              fill="url(#sky-hatch)"
            />
          ) : (
            <g key={props.days[at]}>
              <rect
                className="sky-band"
                x={at * step}
                y={y(day.high)}
                width={step}
                height={y(day.low) - y(day.high)}
              />
              <rect
                className={day.verdict === 'asUsual' ? 'sky-bar' : 'sky-bar odd'}
                x={at * step + step * 0.15}
                y={y(day.noticed)}
                width={step * 0.7}
                height={HEIGHT - y(day.noticed)}
              />
            </g>
          ),
        )}
      </svg>
      <figcaption className="small soft">
        {words.sky.total(number(sum(({ noticed }) => noticed)), number(sum(({ hours }) => hours)))}
        {more > 0 && `; ${words.sky.more(more)}`}
        {fewer > 0 && `; ${words.sky.fewer(fewer)}`}
      </figcaption>
    </figure>
  );
}

/** Regions without a register of alerts, hatched as everywhere. */
function Unseen({ regions }: { readonly regions: readonly string[] }): ReactNode {
  const { words } = useSpeech();
  return (
    <div className="sky-unseen">
      <p className="small">{words.legend.notObserved}:</p>
      <ul>
        {regions.map((region) => (
          <li key={region} className="hatch small">
            <span>{region}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
