/**
 * Matches of the newest lists. The chief monitor runs a match and reads all pairs; a party reads which of its own persons the
 * other list has. The pairs are ids: names are read from the lists, with a reason of their own.
 */
import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AllMatches, OwnMatches, PersonRights } from '../api/types.ts';
import { likelihood } from '../words/likelihood.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { type Passing, usePassing } from './passing.ts';
import { Reading, type ToRead } from './reading.tsx';
import { ReasonForm } from './reason.tsx';
import { NotForYou, Until } from './said.tsx';
import { useTell } from './tell.ts';

type Result = AllMatches | OwnMatches;

export function Matches(props: { readonly rights: PersonRights }): ReactNode {
  const { matches: words, notForYou } = usePersonWords();
  const { tell } = useTell();
  const passing = usePassing<Result>();
  const { rights } = props;
  if (!rights.match && rights.lists.length === 0) return <NotForYou why={notForYou.matches} />;
  const read = async (reason: string) => {
    const told = await tell<Result>('matches/read', { reason });
    if (!told.ok) return told.failure;
    passing.keep(told.value);
    return null;
  };
  return (
    <div className="persons">
      <p className="soft">{words.intro}</p>
      {rights.match && <Run passing={passing} />}
      <section>
        <h2>{words.read}</h2>
        <Until passing={passing} />
        {passing.value === null ? (
          <ReasonForm go={words.read} act={read} />
        ) : 'ids' in passing.value ? (
          <Own result={passing.value} />
        ) : (
          <All result={passing.value} />
        )}
      </section>
    </div>
  );
}

function Run(props: { readonly passing: Passing<Result> }): ReactNode {
  const { matches: words } = usePersonWords();
  const { mission, name } = useSpeech();
  const { tell } = useTell();
  const [pair, setPair] = useState(mission.parties.slice(0, 2).map(({ id }) => id));
  const run = async (reason: string) => {
    const told = await tell<AllMatches>('matches', { parties: pair, reason });
    if (!told.ok) return told.failure;
    props.passing.keep(told.value);
    return null;
  };
  return (
    <section>
      <h2>{words.run}</h2>
      <ReasonForm go={words.runGo} act={run} isDeed disabled={pair[0] === pair[1]}>
        <div className="persons-fields">
          {[words.one, words.other].map((label, index) => (
            <NativeSelect
              key={label}
              label={label}
              value={pair[index] ?? ''}
              onChange={(event) => setPair(pair.with(index, event.currentTarget.value))}
              data={mission.parties.map(({ id }) => ({ value: id, label: name(id) }))}
            />
          ))}
        </div>
        <p className="small soft">{words.runNote}</p>
      </ReasonForm>
    </section>
  );
}

function Own(props: { readonly result: OwnMatches }): ReactNode {
  const { matches: words } = usePersonWords();
  const [reads, setReads] = useState(false);
  const { ids, own } = props.result;
  if (ids.length === 0) return <p>{words.ownNone}</p>;
  return (
    <div data-testid="own-matches">
      <p>
        <strong>{words.own(ids.length)}</strong>
      </p>
      <p className="persons-ids">{ids.join(', ')}</p>
      <Button variant="default" size="xs" onClick={() => setReads(true)}>
        {words.readOwn}
      </Button>
      {reads && <Reading title={words.readOwn} lists={[{ ...own, ids }]} close={() => setReads(false)} />}
    </div>
  );
}

type Pairs = AllMatches['pairs'];
const MOST_ROWS = 200;

function All(props: { readonly result: AllMatches }): ReactNode {
  const { matches: words, changes } = usePersonWords();
  const { name, number } = useSpeech();
  const [reads, setReads] = useState<readonly ToRead[] | null>(null);
  const { a, b, pairs, byDuplicate, undecided, heldByBoth } = props.result;
  const held = new Set(heldByBoth.map((pair) => `${pair.a}\n${pair.b}`));
  const groups: readonly (readonly [string, Pairs])[] = [
    [words.pairs, pairs],
    [words.byDuplicate, byDuplicate],
    [words.undecided, undecided],
  ];
  return (
    <div data-testid="all-matches">
      <p className="soft">
        {words.from(words.listVersion(name(a.of), a.version), words.listVersion(name(b.of), b.version))}
      </p>
      {heldByBoth.length > 0 && (
        <p className="persons-caution">
          <strong>{number(heldByBoth.length)}</strong> · {words.heldByBothNote}
        </p>
      )}
      {groups.map(([head, own]) => (
        <section key={head}>
          <h3>
            {head}: {number(own.length)}
          </h3>
          {own.length > 0 && (
            <table className="plain-table match-rows">
              <thead>
                <tr>
                  <th scope="col">{name(a.of)}</th>
                  <th scope="col">{name(b.of)}</th>
                  <th scope="col">{words.certainty}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {own.slice(0, MOST_ROWS).map((pair) => (
                  <tr key={`${pair.a} ${pair.b}`}>
                    <td>{pair.a}</td>
                    <td>{pair.b}</td>
                    <td>
                      <Sure value={pair.probability} />
                      {held.has(`${pair.a}\n${pair.b}`) && <div className="small">{words.heldByBoth}</div>}
                    </td>
                    <td>
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={`${words.readPersons}: ${pair.a}, ${pair.b}`}
                        onClick={() =>
                          setReads([
                            { ...a, ids: [pair.a] },
                            { ...b, ids: [pair.b] },
                          ])
                        }
                      >
                        {words.readPersons}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {own.length > MOST_ROWS && <p className="soft">{changes.more(own.length - MOST_ROWS)}</p>}
        </section>
      ))}
      {reads !== null && <Reading title={words.readPersons} lists={reads} close={() => setReads(null)} />}
    </div>
  );
}

/** A bar and its word; the matcher gives no interval. */
function Sure(props: { readonly value: number }): ReactNode {
  const { words, number } = useSpeech();
  const { value } = props;
  const shown = value > 0.99 ? `>${number(0.99, 2)}` : number(value, 2);
  return (
    <span className="match-sure">
      <i aria-hidden="true">
        <i style={{ width: `${value * 100}%` }} />
      </i>
      {words.likelihood[likelihood(value)]} ({shown})
    </span>
  );
}
