/** Positions: who stands where on which clause at a day, what is missing for it to bind, and all that was declared. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { go, useAddress } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { DeclarationList as Answer, Declaration, PositionsView, Timeline } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { useSpeech } from '../words/speech.tsx';
import { AllDeclarations } from './all-declarations.tsx';
import { changedOn } from './changes.ts';
import { Matrix } from './matrix.tsx';
import { Missing } from './missing.tsx';
import { MomentChoice } from './moment.tsx';

export default function Positions(): ReactNode {
  const { words } = useSpeech();
  const declarations = useLoad<Answer>('declarations');
  const timeline = useLoad<Timeline>('timeline');
  return (
    <div className="page positions">
      <header>
        <h1>{words.positions.title}</h1>
        <p className="soft">{words.positions.intro}</p>
      </header>
      <Show loaded={timeline} words={words}>
        {({ days }) => (
          <Show loaded={declarations} words={words}>
            {(answer) => (
              <>
                {days.length > 0 && <Board days={days} declarations={answer.declarations} />}
                <AllDeclarations declarations={answer.declarations} />
              </>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}

function Board(props: {
  readonly days: Timeline['days'];
  readonly declarations: readonly Declaration[];
}): ReactNode {
  const { words, mission, text } = useSpeech();
  const { id, query } = useAddress();
  const agreement = mission.agreements.find((one) => one.id === id) ?? mission.agreements[0];
  const found = props.days.findIndex(({ day }) => day === query.at);
  const day = props.days[found < 0 ? props.days.length - 1 : found]!;
  const loaded = useLoad<PositionsView>(
    agreement ? `positions?agreement=${encodeURIComponent(agreement.id)}&at=${day.endMs}` : null,
  );
  if (!agreement) return <Empty title={words.frame.nothingFound} />;
  const own = props.declarations.filter(
    ({ about }) => about === agreement.id || about.startsWith(`${agreement.id}/`),
  );
  return (
    <>
      <section className="position-choice">
        <Select
          label={words.positions.agreement}
          value={agreement.id}
          allowDeselect={false}
          onChange={(value) => value && go({ id: value })}
          data={mission.agreements.map((one) => ({ value: one.id, label: text(one.title) }))}
        />
        <MomentChoice
          days={props.days}
          chosen={day}
          stops={changedOn(props.days, own)}
          previous={words.positions.previous}
          next={words.positions.next}
        />
      </section>
      <Show loaded={loaded} words={words}>
        {(view) => (
          <div className="position-board">
            <Matrix view={view} />
            <Missing view={view} />
          </div>
        )}
      </Show>
    </>
  );
}
