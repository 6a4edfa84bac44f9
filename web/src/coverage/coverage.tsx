/** How closely the line was watched: the strip of probabilities, counts corrected for them, and what watches. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { Conduct, CoverageView, Timeline } from '../api/types.ts';
import { Hatch } from '../brush/bars.tsx';
import { Brush } from '../brush/brush.tsx';
import { BrushControls } from '../brush/controls.tsx';
import { usePhone } from '../frame/rail.tsx';
import { Empty, Show } from '../frame/states.tsx';
import { useSettledWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { Devices } from './devices.tsx';
import { CoverageGrid } from './grid.tsx';
import { Plan } from './plan.tsx';
import { CoverageTable } from './sectors.tsx';
import './coverage.css';

const USUAL: Conduct = 'explosion';

export default function Coverage(): ReactNode {
  const { words, mission } = useSpeech();
  const phone = usePhone();
  const { watch = USUAL } = useAddress().query;
  const conduct = Object.hasOwn(words.conduct, watch) ? (watch as Conduct) : USUAL;
  const { startMs, endMs } = useSettledWindow(mission);
  const loaded = useLoad<CoverageView>(`coverage?from=${startMs}&to=${endMs}&conduct=${conduct}`);
  const timeline = latest(useLoad<Timeline>('timeline'));
  return (
    <div className="page coverage-page">
      <Hatch />
      <header>
        <h1>{words.coverage.title}</h1>
        <p className="soft">{words.coverage.intro}</p>
      </header>
      <Show loaded={loaded} words={words}>
        {(view) =>
          view.efforts === 0 ? (
            <>
              <Empty title={words.coverage.none} hint={words.coverage.noneHint} />
              <div className="coverage">
                <Plan />
              </div>
            </>
          ) : (
            <div className="coverage">
              {timeline && timeline.days.length > 0 && (
                <div className="coverage-window">
                  <BrushControls timeline={timeline} count={<ConductChoice view={view} />} />
                  <Brush timeline={timeline} compact={phone} />
                </div>
              )}
              <Watched view={view} />
              {view.devices.length > 0 && <Devices view={view} />}
              <Plan />
            </div>
          )
        }
      </Show>
    </div>
  );
}

function Watched({ view }: { readonly view: CoverageView }): ReactNode {
  const { words, mission, number } = useSpeech();
  if (!mission.line) return <Empty title={words.states.noLine} />;
  const { whole, conduct } = view;
  return (
    <>
      <p className="coverage-whole">
        {!view.watchesConduct && <>{words.coverage.noneWatches(words.conduct[conduct])} </>}
        {whole.kind === 'corrected'
          ? words.coverage.whole(
              number(Math.round(whole.total)),
              words.coverage.range(number(Math.round(whole.low)), number(Math.round(whole.high))),
              number(whole.noticed),
            )
          : words.coverage.wholeRefused(number(whole.noticed))}
        {view.withoutHour > 0 && ` ${words.coverage.withoutHour(view.withoutHour)}`}
      </p>
      <CoverageGrid view={view} />
      <section>
        <h2>{words.coverage.bySector}</h2>
        <CoverageTable view={view} />
        <p className="small soft">{words.coverage.note}</p>
        {view.setAside.length > 0 && (
          <details className="small">
            <summary>{words.coverage.setAside(view.setAside.length)}</summary>
            <ul lang="en">
              {view.setAside.slice(0, 100).map(({ effort, reason }) => (
                <li key={effort}>
                  {effort}: {reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </>
  );
}

/** What somebody on record watches for, and the usual. */
function ConductChoice({ view }: { readonly view: CoverageView }): ReactNode {
  const { words } = useSpeech();
  const known = new Set<Conduct>([
    USUAL,
    view.conduct,
    ...view.devices.flatMap(({ canDetect }) => canDetect),
  ]);
  return (
    <NativeSelect
      size="xs"
      aria-label={words.coverage.choice}
      value={view.conduct}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        go({ query: { watch: chosen === USUAL ? undefined : chosen } });
      }}
      data={(Object.keys(words.conduct) as Conduct[])
        .filter((conduct) => known.has(conduct))
        .map((conduct) => ({ value: conduct, label: words.conduct[conduct] }))}
    />
  );
}
