/** What changed in a list from version to version, and whom it has twice: by ids, without a name, so without a reason. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../api/load.ts';
import type { ListChanges, ListDuplicates } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Refused } from './said.tsx';
import { useTell } from './tell.ts';

export function ListInside(props: { readonly party: string }): ReactNode {
  const words = usePersonWords();
  const { party } = props;
  return (
    <section className="persons-inside">
      <h2>
        {words.lists.party}: <PartyName id={party} />
      </h2>
      <Asked<ListChanges>
        path={`lists/${encodeURIComponent(party)}/changes`}
        title={words.changes.title}
        show={words.changes.show}
      >
        {({ changes }) => <Changes changes={changes} />}
      </Asked>
      <Asked<ListDuplicates>
        path={`lists/${encodeURIComponent(party)}/duplicates`}
        title={words.duplicates.title}
        show={words.duplicates.show}
      >
        {(found) => <Duplicates found={found} />}
      </Asked>
    </section>
  );
}

/** A part that is asked for by a button: the server opens the list for it. */
function Asked<T>(props: {
  readonly path: string;
  readonly title: string;
  readonly show: string;
  readonly children: (value: T) => ReactNode;
}): ReactNode {
  const { tell } = useTell();
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const told = await tell<T>(props.path);
    setBusy(false);
    setValue(told.ok ? told.value : null);
    setFailure(told.ok ? null : told.failure);
  };
  return (
    <div>
      <h3>{props.title}</h3>
      {value !== null && <div aria-live="polite">{props.children(value)}</div>}
      <Refused failure={failure} />
      <Button variant="default" size="xs" loading={busy} onClick={() => void ask()}>
        {props.show}
      </Button>
    </div>
  );
}

const MOST_IDS = 40;

function Changes(props: { readonly changes: ListChanges['changes'] }): ReactNode {
  const { changes: words } = usePersonWords();
  const compared = props.changes.filter(({ change }) => change.since !== undefined);
  if (compared.length === 0) return <p className="soft">{words.none}</p>;
  return (
    <ul className="plain-list">
      {[...compared].reverse().map(({ version, change }) => (
        <li key={version}>
          <strong>{words.line(version, change.since!)}</strong>: {words.added(change.added)};{' '}
          {words.gone(change.gone.length)}.
          {change.gone.length > 0 && (
            <div className="small">
              {change.gone.slice(0, MOST_IDS).join(', ')}
              {change.gone.length > MOST_IDS && ` ${words.more(change.gone.length - MOST_IDS)}`}.{' '}
              <span className="soft">{words.goneWhy}</span>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Duplicates(props: { readonly found: ListDuplicates }): ReactNode {
  const { duplicates: words } = usePersonWords();
  const { number } = useSpeech();
  const { version, same, namesakes } = props.found;
  if (same.length + namesakes.length === 0) return <p className="soft">{words.none(version)}</p>;
  return (
    <dl className="persons-pairs">
      {(
        [
          [words.same, same],
          [words.namesakes, namesakes],
        ] as const
      ).map(
        ([head, pairs]) =>
          pairs.length > 0 && (
            <div key={head}>
              <dt>
                {head} ({number(pairs.length)})
              </dt>
              <dd>{pairs.map((pair) => pair.join(' = ')).join(', ')}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
