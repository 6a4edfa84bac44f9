/** People: what each party received, by category, as two facing bars; then every handover with all its numbers. */
import type { CSSProperties, ReactNode } from 'react';
import { useLoad } from '../api/load.ts';
import type { Handover, HandoverList } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { useSpeech } from '../words/speech.tsx';
import { type Balance, balances, type Exchange, exchanges } from './balance.ts';
import { PartyName, usePartyColour } from './party.tsx';
import './people.css';

const CATEGORIES: readonly Handover['category'][] = [
  'prisoner_of_war',
  'wounded',
  'civilian',
  'child',
  'remains',
];

export default function People(): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<HandoverList>('handovers');
  return (
    <div className="page">
      <header>
        <h1>{words.people.title}</h1>
      </header>
      <Show loaded={loaded} words={words}>
        {({ handovers }) =>
          handovers.length === 0 ? <Empty title={words.people.none} /> : <Body handovers={handovers} />
        }
      </Show>
    </div>
  );
}

function Body({ handovers }: { readonly handovers: readonly Handover[] }): ReactNode {
  const { words, mission } = useSpeech();
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: mission.timeZone });
  const list = exchanges(handovers, (ms) => day.format(ms), voiceIn(mission));
  const sums = balances(list);
  const sides = [...mission.parties].sort((a, b) => (a.name.en < b.name.en ? -1 : 1)).map(({ id }) => id);
  return (
    <>
      <section>
        <h2>{words.people.balance}</h2>
        <p className="soft small">{words.people.balanceNote}</p>
        {CATEGORIES.filter((category) => sums.some((sum) => sum.category === category)).map((category) => (
          <Facing key={category} category={category} sums={sums} sides={sides} />
        ))}
      </section>
      <section>
        <h2>{words.people.handovers}</h2>
        <div className="scroll-x">
          <table className="plain-table people-table">
            <thead>
              <tr>
                <th scope="col">{words.table.when}</th>
                <th scope="col">{words.positions.about}</th>
                <th scope="col">{words.table.accounts}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((exchange) => (
                <Row key={exchange.key} exchange={exchange} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

/** Bars that face each other: the outline reaches to the highest number given, the solid part is confirmed by both. */
function Facing(props: {
  readonly category: Handover['category'];
  readonly sums: readonly Balance[];
  readonly sides: readonly string[];
}): ReactNode {
  const { words } = useSpeech();
  const own = props.sums.filter((sum) => sum.category === props.category);
  const most = Math.max(1, ...own.map((sum) => sum.high));
  return (
    <div className="facing">
      <h3>{words.people.category[props.category]}</h3>
      <div className="facing-sides" style={{ '--sides': props.sides.length } as CSSProperties}>
        {props.sides.map((side, index) => (
          <Side
            key={side}
            side={side}
            sum={own.find((sum) => sum.to === side)}
            most={most}
            toLeft={index % 2 === 0}
          />
        ))}
      </div>
    </div>
  );
}

function Side(props: {
  readonly side: string;
  readonly sum: Balance | undefined;
  readonly most: number;
  readonly toLeft: boolean;
}): ReactNode {
  const { words, name, number } = useSpeech();
  const colour = usePartyColour()(props.side);
  const { sum, most } = props;
  const share = (value: number): string => `${(value / most) * 100}%`;
  const range = !sum
    ? '0'
    : sum.low === sum.high
      ? number(sum.high)
      : `${number(sum.low)}–${number(sum.high)}`;
  return (
    <div className="facing-side" data-left={props.toLeft || undefined}>
      <div className="small">
        <i className="dot" style={{ background: colour }} aria-hidden="true" />
        {words.people.to(name(props.side))}: <strong>{range}</strong>
        {sum && sum.confirmed > 0 && (
          <span className="soft">
            {' '}
            ({words.people.confirmedBothShort}: {number(sum.confirmed)})
          </span>
        )}
        {sum && sum.uncounted > 0 && (
          <span className="soft">
            {' '}
            + {number(sum.uncounted)} ({words.people.noNumber})
          </span>
        )}
      </div>
      <div className="facing-bar">
        <i style={{ width: share(sum?.high ?? 0), border: `1.5px solid ${colour}` }} />
        <i style={{ width: share(sum?.low ?? 0), background: colour, opacity: 0.35 }} />
        <i style={{ width: share(sum?.confirmed ?? 0), background: colour }} />
      </div>
    </div>
  );
}

function Row({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { words, moments, name, number } = useSpeech();
  return (
    <tr>
      <td className="nowrap">{moments.day(exchange.startMs)}</td>
      <td>
        {words.people.category[exchange.category]}
        <div className="small">
          <PartyName id={exchange.from} /> → <PartyName id={exchange.to} />
        </div>
        <div className="small soft">{words.people[exchange.state]}</div>
      </td>
      <td>
        <div className="people-accounts">
          {exchange.accounts.map((account) => (
            <div key={account.id}>
              <strong>{account.count === undefined ? '–' : number(account.count)}</strong>{' '}
              <span className="soft small">
                {words.people.accordingTo}: {name(account.reportedBy ?? account.source)}
              </span>
              {account.summary && (
                <div className="small" lang="en">
                  {account.summary}
                </div>
              )}
              {account.mediator && (
                <div className="small soft">
                  {words.people.mediator}: {account.mediator}
                </div>
              )}
            </div>
          ))}
        </div>
      </td>
    </tr>
  );
}

type Mission = ReturnType<typeof useSpeech>['mission'];

/** A report may name a party, or a source that is a party's voice. */
const voiceIn =
  (mission: Mission) =>
  (handover: Handover): string => {
    const by = handover.reportedBy ?? handover.source;
    if (mission.parties.some(({ id }) => id === by)) return by;
    return mission.sources.find(({ id }) => id === by)?.party ?? '';
  };
