/**
 * People: exchanges in time, what was promised and what came, by whose count; all of it worked out by the server. What is about
 * persons themselves is in parts of its own (persons/part.tsx).
 */
import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { go, useAddress } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { PeopleView, Timeline } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { Part, PartLinks, personPart } from '../persons/part.tsx';
import { MomentChoice } from '../positions/moment.tsx';
import { useSpeech } from '../words/speech.tsx';
import { ExchangeTimeline } from './exchange-timeline.tsx';
import { ExchangeList } from './exchanges.tsx';
import { Obligations } from './obligations.tsx';
import { Totals } from './totals.tsx';
import './people.css';

export default function People(): ReactNode {
  const { words } = useSpeech();
  const part = personPart(useAddress().id);
  return (
    <div className="page people">
      <header>
        <h1>{words.people.title}</h1>
        <PartLinks part={part} />
      </header>
      {part === undefined ? <Exchanges /> : <Part part={part} />}
    </div>
  );
}

function Exchanges(): ReactNode {
  const { words } = useSpeech();
  const timeline = useLoad<Timeline>('timeline');
  return (
    <>
      <p className="soft">{words.people.intro}</p>
      <Show loaded={timeline} words={words}>
        {({ days }) => (days.length === 0 ? <Empty title={words.people.none} /> : <Board days={days} />)}
      </Show>
    </>
  );
}

function Board(props: { readonly days: Timeline['days'] }): ReactNode {
  const { words } = useSpeech();
  const { query } = useAddress();
  const { days } = props;
  const found = days.findIndex(({ day }) => day === query.at);
  const day = days[found < 0 ? days.length - 1 : found]!;
  const audience = query.public === 'true' ? 'public' : 'monitors';
  const all = useLoad<PeopleView>(`people?audience=${audience}`);
  const loaded = useLoad<PeopleView>(`people?audience=${audience}&at=${day.endMs}`);
  return (
    <Show loaded={all} words={words}>
      {({ exchanges }) => (
        <>
          <section className="people-choice">
            <MomentChoice
              days={days}
              chosen={day}
              stops={stopsOf(days, exchanges)}
              previous={words.people.previous}
              next={words.people.next}
            />
            <Switch
              label={words.people.audience}
              checked={audience === 'public'}
              onChange={(event) =>
                go({ query: { public: event.currentTarget.checked ? 'true' : undefined } }, 'replace')
              }
            />
          </section>
          {audience === 'public' && <p className="soft small">{words.people.withheld}</p>}
          <ExchangeTimeline days={days} exchanges={exchanges} chosenMs={day.endMs} />
          <Show loaded={loaded} words={words}>
            {(people) =>
              people.exchanges.length === 0 && people.balances.length === 0 ? (
                <Empty title={words.people.none} />
              ) : (
                <>
                  <Obligations balances={people.balances} />
                  <Totals totals={people.totals} />
                  <ExchangeList people={people} />
                </>
              )
            }
          </Show>
        </>
      )}
    </Show>
  );
}

/** Days at whose end an exchange of that day is known. */
function stopsOf(days: Timeline['days'], exchanges: PeopleView['exchanges']): readonly number[] {
  const said = new Set(exchanges.map(({ day }) => day));
  return days.flatMap(({ day }, index) => (said.has(day) ? [index] : []));
}
