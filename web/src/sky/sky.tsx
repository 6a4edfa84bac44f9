/** The sky: attacks from the air by night with what each source says, and alerts by region against what is usual. */
import type { ReactNode } from 'react';
import { useLoad } from '../api/load.ts';
import type { OperationList, SkyAlerts } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { useSettledWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { Alerts } from './alerts.tsx';
import { OperationCard } from './operation.tsx';
import { GroundShapes, useSkyGround } from './picture.tsx';
import './sky.css';

export default function Sky(): ReactNode {
  const { words, mission } = useSpeech();
  const { startMs, endMs } = useSettledWindow(mission);
  const window = `from=${startMs}&to=${endMs}`;
  const operations = useLoad<OperationList>(`sky/operations?${window}`);
  const alerts = useLoad<SkyAlerts>(`sky/alerts?${window}`);
  return (
    <div className="page">
      <header>
        <h1>{words.sky.title}</h1>
        <p className="soft">{words.sky.intro}</p>
      </header>
      <section>
        <h2>{words.sky.alerts}</h2>
        <p className="soft small">{words.sky.alertsNote}</p>
        <Show loaded={alerts} words={words}>
          {(series) => <Alerts series={series} />}
        </Show>
      </section>
      <Show loaded={operations} words={words}>
        {({ operations: list }) =>
          list.length === 0 ? <Empty title={words.sky.none} /> : <Nights operations={list} />
        }
      </Show>
    </div>
  );
}

function Nights({ operations }: OperationList): ReactNode {
  const { words, moments } = useSpeech();
  const ground = useSkyGround(operations);
  const nights = new Map<string, OperationList['operations'][number][]>();
  for (const operation of operations) {
    const list = nights.get(operation.night);
    if (list) list.push(operation);
    else nights.set(operation.night, [operation]);
  }
  return (
    <>
      <GroundShapes ground={ground} />
      {[...nights].reverse().map(([night, list]) => (
        <section key={night} className="sky-night">
          <h2>{words.sky.nightTo(moments.day(Date.parse(`${night}T12:00:00Z`)))}</h2>
          <div className="sky-operations">
            {list.map((operation) => (
              <OperationCard key={operation.id} operation={operation} ground={ground} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
