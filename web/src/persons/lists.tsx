/** Lists of persons: what the ledger says of them for everybody with an account, and the work with one's own. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLoad } from '../api/load.ts';
import type { ListVersionView, PersonLists, PersonRights } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { PartyName } from '../people/party.tsx';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Bring } from './bring.tsx';
import { Destroy } from './destroy.tsx';
import { ListInside } from './inside.tsx';
import { Reading } from './reading.tsx';
import { NotForYou } from './said.tsx';

export function Lists(props: { readonly rights: PersonRights }): ReactNode {
  const { words } = useSpeech();
  const own = usePersonWords();
  const { rights } = props;
  const loaded = useLoad<PersonLists>(rights.knowOfLists ? 'persons/lists' : null);
  if (!rights.knowOfLists) return <NotForYou why={own.notForYou.lists} />;
  return (
    <>
      <p className="soft">{own.lists.intro}</p>
      <Show loaded={loaded} words={words}>
        {({ lists }) => (
          <div className="persons">
            {lists.length === 0 ? (
              <Empty
                title={own.lists.empty}
                {...(rights.lists.length > 0 ? { hint: own.lists.emptyHint } : {})}
              />
            ) : (
              <Versions lists={lists} rights={rights} />
            )}
            {rights.lists.length === 0 && <p className="soft">{own.notForYou.lists}</p>}
            {rights.lists
              .filter((party) => lists.some(({ of, destroyed }) => of === party && !destroyed))
              .map((party) => (
                <ListInside key={party} party={party} />
              ))}
            {rights.lists.length > 0 && <Bring parties={rights.lists} lists={lists} />}
          </div>
        )}
      </Show>
    </>
  );
}

type Chosen = { readonly list: ListVersionView; readonly act: 'read' | 'destroy' } | null;

function Versions(props: {
  readonly lists: readonly ListVersionView[];
  readonly rights: PersonRights;
}): ReactNode {
  const { lists: words, purposes, consents } = usePersonWords();
  const { moments, name } = useSpeech();
  const [chosen, setChosen] = useState<Chosen>(null);
  const close = (): void => setChosen(null);
  const { rights } = props;
  const newestFirst = [...props.lists].reverse();
  return (
    <section>
      <table className="plain-table list-rows" data-testid="lists">
        <thead>
          <tr>
            {[
              words.party,
              words.version,
              words.entered,
              words.persons,
              words.purpose,
              words.consent,
              words.state,
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((list) => (
            <tr key={list.seal}>
              <th scope="row">
                <PartyName id={list.of} />
              </th>
              <td data-head={words.version}>{list.version}</td>
              <td data-head={words.entered}>{moments.moment(Date.parse(list.at))}</td>
              <td data-head={words.persons}>{list.persons.replace('-', '\u2013')}</td>
              <td data-head={words.purpose}>{list.purposes.map((one) => purposes[one]).join(', ')}</td>
              <td data-head={words.consent}>{consents[list.consent]}</td>
              <td data-head={words.state}>{list.destroyed ? words.destroyed : words.kept}</td>
              <td className="list-acts">
                {rights.lists.includes(list.of) && !list.destroyed && (
                  <>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={words.readOf(name(list.of), list.version)}
                      onClick={() => setChosen({ list, act: 'read' })}
                    >
                      {words.read}
                    </Button>
                    <Button
                      variant="subtle"
                      color="gray"
                      size="compact-sm"
                      aria-label={words.destroyOf(name(list.of), list.version)}
                      onClick={() => setChosen({ list, act: 'destroy' })}
                    >
                      {words.destroy}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">{words.versionClass}</p>
      {chosen?.act === 'read' && (
        <Reading
          title={words.readOf(name(chosen.list.of), chosen.list.version)}
          lists={[chosen.list]}
          close={close}
        />
      )}
      {chosen?.act === 'destroy' && <Destroy list={chosen.list} close={close} />}
    </section>
  );
}
