/** Each short truce against the same hours a week before and the seven days before, all per hour in force. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { TruceList, TruceView } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { windowQuery } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { Claims } from './claims.tsx';
import { Fires } from './fires.tsx';
import { TruceTable } from './table.tsx';
import './truces.css';

export default function Truces(): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<TruceList>('truces');
  return (
    <div className="page">
      <header>
        <h1>{words.truces.title}</h1>
        <p className="soft">{words.truces.intro}</p>
      </header>
      <Show loaded={loaded} words={words}>
        {({ truces }) =>
          truces.length === 0 ? (
            <Empty title={words.truces.none} />
          ) : (
            <div className="truces">
              {truces.map((truce) => (
                <Truce key={`${truce.agreement} ${truce.startMs} ${truce.endMs}`} truce={truce} />
              ))}
              <p className="soft small">{words.truces.note}</p>
            </div>
          )
        }
      </Show>
    </div>
  );
}

function Truce({ truce }: { readonly truce: TruceView }): ReactNode {
  const { words, mission, text, moments, name } = useSpeech();
  const toLine = (window: { startMs: number; endMs: number }): string =>
    hrefOf({ view: 'line', query: { ...windowQuery(window, mission.period), as: undefined } });
  return (
    <section className="truce">
      <h2>
        <a href={hrefOf({ view: 'agreements', id: truce.agreement })}>{text(truce.agreementTitle)}</a>
      </h2>
      <p className="small">
        {moments.window(truce.startMs, truce.endMs)} ({words.truces.hours(Math.round(truce.hours))}).{' '}
        {words.truces.onLine}: <a href={toLine(truce)}>{words.truces.during.toLowerCase()}</a>,{' '}
        <a href={toLine(truce.weekBefore)}>{words.truces.before.toLowerCase()}</a>
      </p>
      <ul className="truce-readings small soft">
        {truce.readings.map((reading) => (
          <li key={reading.id}>
            {text(reading.title)}: {reading.by.map(name).join(', ')}
          </li>
        ))}
      </ul>
      <p className="truce-sky">{text(truce.sky.words)}</p>
      <TruceTable truce={truce} />
      <Claims claims={truce.claims} about={truce.agreement} />
      <Fires fires={truce.fires} />
    </section>
  );
}
