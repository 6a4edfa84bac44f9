/** What was promised: each clause under each of its readings, the sides facing each other, and what each number would mean. */
import type { ReactNode } from 'react';
import type { Balance } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { Facing, type FacingBar } from './facing.tsx';
import { useNumbers } from './numbers.tsx';

export function Obligations(props: { readonly balances: readonly Balance[] }): ReactNode {
  const { words, mission, text } = useSpeech();
  const { balances } = props;
  const agreements = [...new Set(balances.map(({ agreement }) => agreement))];
  return (
    <section>
      <h2>{words.people.obligations}</h2>
      {balances.length === 0 && <p className="soft">{words.people.noObligations}</p>}
      {agreements.map((id) => {
        const own = balances.filter(({ agreement }) => agreement === id);
        const title = mission.agreements.find((one) => one.id === id)?.title;
        return (
          <div key={id} className="people-agreement">
            <h3>{title ? text(title) : id}</h3>
            {[...new Set(own.map(({ clause }) => clause))].map((clause) => (
              <Clause key={clause} balances={own.filter((one) => one.clause === clause)} />
            ))}
          </div>
        );
      })}
    </section>
  );
}

function Clause(props: { readonly balances: readonly Balance[] }): ReactNode {
  const { words, text } = useSpeech();
  const { balances } = props;
  const readings = readingsOf(balances);
  return (
    <article className="facing">
      <h4>{text(balances[0]!.title)}</h4>
      {readings.map(({ ids, titles, own }) => (
        <div key={ids.join(' ')} className="people-reading">
          <p className="small soft">
            {words.people.reading}: {titles.map(text).join(' · ')}
          </p>
          <Facing bars={own.map((one) => barOf(one, <Label balance={one} />))} />
          <Rivals balances={own} />
        </div>
      ))}
    </article>
  );
}

interface Readings {
  readonly ids: string[];
  readonly titles: Balance['readingTitle'][];
  readonly own: readonly Balance[];
}

/** Readings that come to the same stand together. */
function readingsOf(balances: readonly Balance[]): readonly Readings[] {
  const groups = new Map<string, Readings>();
  for (const id of new Set(balances.map(({ reading }) => reading))) {
    const own = balances.filter(({ reading }) => reading === id);
    const key = JSON.stringify(own.map(({ reading, readingTitle, findings, ...rest }) => rest));
    const title = own[0]!.readingTitle;
    const known = groups.get(key);
    if (known) {
      known.ids.push(id);
      known.titles.push(title);
    } else groups.set(key, { ids: [id], titles: [title], own });
  }
  return [...groups.values()];
}

const barOf = (balance: Balance, label: ReactNode): FacingBar => ({
  side: balance.party,
  promised: balance.standing === 'proposed' ? null : balance.promised,
  delivered: balance.delivered,
  confirmed: balance.confirmed,
  label,
});

function Label(props: { readonly balance: Balance }): ReactNode {
  const { words, moments, name } = useSpeech();
  const said = useNumbers();
  const { people } = words;
  const { balance } = props;
  const { due, outstanding, overdue, announced, every } = balance;
  const late = overdue[1] === null || overdue[1] > 0;
  return (
    <>
      <div>
        {people.handsOver(name(balance.party))} · <strong>{people.balanceState[balance.state]}</strong>
      </div>
      <div>
        {people.promised} <strong>{said.range(balance.promised)}</strong> · {people.delivered}{' '}
        <strong>{said.range(balance.delivered)}</strong> · {people.confirmed}{' '}
        <strong>{said.range(balance.confirmed)}</strong> · {people.outstanding}{' '}
        <strong>{said.range(outstanding)}</strong>
        {late && (
          <>
            {' '}
            · {people.overdue} <strong>{said.range(overdue)}</strong>
          </>
        )}
      </div>
      <div className="soft">
        {balance.byVoice.map((one) => `${said.who(one.voice)}: ${said.voice(one)}`).join(' · ')}
        {announced && ` · ${people.announced}: ${said.range(announced)}`}
        {every && ` · ${people.inStretches}`}
        {due && !every && ` · ${people.due(moments.day((due.highMs ?? due.lowMs) - 1))}`}
      </div>
    </>
  );
}

/** Rival numbers of one handover, in columns of equal weight. */
function Rivals(props: { readonly balances: readonly Balance[] }): ReactNode {
  const { words, name } = useSpeech();
  const said = useNumbers();
  const { people } = words;
  return props.balances.flatMap((balance) =>
    balance.rivals.map(({ transfer, numbers }) => (
      <div key={`${balance.party} ${transfer}`} className="people-rivals">
        {numbers.map(({ count, stage, outstanding, state }) => (
          <div key={`${count} ${stage}`}>
            <strong>
              {stage === 'announced'
                ? people.withAnnounced(said.count(count))
                : people.with(said.count(count))}
            </strong>
            <div className="small">
              {name(balance.party)}: {people.balanceState[state]}
              {outstanding[1] !== 0 && `, ${people.outstanding} ${said.range(outstanding)}`}
            </div>
          </div>
        ))}
      </div>
    )),
  );
}
