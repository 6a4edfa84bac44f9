/** Every exchange with all accounts of it, a column of equal width for each voice, and its protocol for signature. */
import type { ReactNode } from 'react';
import type { Exchange, PeopleView, Transfer } from '../api/types.ts';
import { NamedProtocol } from '../persons/named-protocol.tsx';
import { useSpeech } from '../words/speech.tsx';
import { useNumbers } from './numbers.tsx';
import { PartyName } from './party.tsx';

export function ExchangeList(props: { readonly people: PeopleView }): ReactNode {
  const { words } = useSpeech();
  const { people } = props;
  return (
    <section>
      <h2>{words.people.exchanges}</h2>
      {[...people.exchanges].reverse().map((exchange) => (
        <One key={exchange.id} exchange={exchange} people={people} />
      ))}
    </section>
  );
}

function One(props: { readonly exchange: Exchange; readonly people: PeopleView }): ReactNode {
  const { words, moments, language } = useSpeech();
  const { exchange, people } = props;
  const other = language === 'uk' ? 'ru' : 'uk';
  const query = new URLSearchParams({
    one: language,
    other,
    audience: people.audience,
    at: String(people.atMs),
  });
  return (
    <article className="people-exchange">
      <h3>
        {moments.day(exchange.startMs)}
        <a
          className="small"
          href={`api/people/protocols/${encodeURIComponent(exchange.id)}?${query}`}
          target="_blank"
          rel="noreferrer"
        >
          {words.people.protocol}
        </a>
        <NamedProtocol exchange={exchange.id} day={moments.day(exchange.startMs)} atMs={people.atMs} />
      </h3>
      {(exchange.mediators.length > 0 || exchange.places.length > 0) && (
        <p className="small soft">
          {exchange.mediators.length > 0 && `${words.people.mediator}: ${exchange.mediators.join(', ')}. `}
          {exchange.places.join(', ')}
        </p>
      )}
      {exchange.transfers.map((transfer) => (
        <Row key={transfer.id} transfer={transfer} voices={people.voices} />
      ))}
    </article>
  );
}

function Row(props: { readonly transfer: Transfer; readonly voices: readonly string[] }): ReactNode {
  const { words } = useSpeech();
  const said = useNumbers();
  const { transfer } = props;
  const announced = transfer.accounts.filter(({ stage }) => stage === 'announced');
  return (
    <div className="people-transfer" data-conflict={transfer.state === 'conflict' || undefined}>
      <div>
        {words.people.category[transfer.category]}
        <div className="small">
          <PartyName id={transfer.from} /> → <PartyName id={transfer.to} />
        </div>
        <div className="small soft">{words.people.transferState[transfer.state]}</div>
      </div>
      <div className="people-accounts">
        {props.voices.map((voice) => (
          <Column
            key={voice}
            head={words.people.byCount(said.who(voice))}
            accounts={transfer.accounts.filter((one) => one.stage === 'reported' && one.voice === voice)}
          />
        ))}
        {announced.length > 0 && <Column head={words.people.announced} accounts={announced} />}
      </div>
    </div>
  );
}

function Column(props: { readonly head: string; readonly accounts: Transfer['accounts'] }): ReactNode {
  const { words, name } = useSpeech();
  const said = useNumbers();
  return (
    <div>
      <div className="small soft">{props.head}</div>
      {props.accounts.length === 0 && <span className="soft">{words.people.notTold}</span>}
      {props.accounts.map((account) => (
        <div key={account.id}>
          <strong>{said.count(account.count)}</strong>{' '}
          <span className="small soft">{name(account.source)}</span>
          {account.summary && (
            <div className="small" lang="en">
              {account.summary}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
