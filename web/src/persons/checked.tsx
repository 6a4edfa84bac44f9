/** What a list would become, and what is wrong with it by row and column; no cell's content. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../api/load.ts';
import type { CheckedList } from '../api/types.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Refused } from './said.tsx';

const MOST_IDS = 40;

export function Checked(props: {
  readonly checked: CheckedList;
  readonly seal: () => Promise<void>;
  readonly back: () => void;
  readonly failure: Failure | null;
}): ReactNode {
  const words = usePersonWords();
  const { number } = useSpeech();
  const [busy, setBusy] = useState(false);
  const { bring, changes } = words;
  const { checked } = props;
  const { change, problems, problemCount, same, info } = checked;
  const seal = async (): Promise<void> => {
    setBusy(true);
    await props.seal();
    setBusy(false);
  };
  return (
    <div className="persons-checked" data-testid="checked">
      <p>
        <strong>{bring.found(checked.brought, checked.rows)}</strong>.{' '}
        {bring.becomes(info.version, checked.persons)}
      </p>
      {change.since !== undefined && change.gone.length > 0 && (
        <p className="persons-caution">
          {bring.shrinks(change.gone.length, change.since)} {changes.goneWhy}
          <br />
          <span className="small">
            {change.gone.slice(0, MOST_IDS).join(', ')}
            {change.gone.length > MOST_IDS && ` ${changes.more(change.gone.length - MOST_IDS)}`}
          </span>
        </p>
      )}
      {checked.replacedIds > 0 && <p className="persons-caution">{bring.replacedIds(checked.replacedIds)}</p>}
      {/* The repeats of a file are told by row below; here those with persons who are on the list already. */}
      {same.length > 0 && !problems.some(({ kind }) => kind === 'entered_twice') && (
        <p className="persons-caution">
          {bring.twice(
            same
              .slice(0, MOST_IDS)
              .map((pair) => pair.join(' = '))
              .join(', '),
          )}
        </p>
      )}
      {problemCount === 0 ? (
        <p className="soft">{bring.noProblems}</p>
      ) : (
        <>
          <h3>{bring.problems(problemCount)}</h3>
          <table className="plain-table" data-testid="problems">
            <thead>
              <tr>
                <th scope="col">{bring.row}</th>
                <th scope="col">{bring.column}</th>
                <th scope="col">{bring.what}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ kind, row, column, numbers = [], setAside }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row may have a problem twice, and the list never moves
                <tr key={index}>
                  <td>{row === undefined ? bring.whole : number(row)}</td>
                  <td>{column && words.columns[column]}</td>
                  <td>
                    {words.problem[kind](numbers.join(', '))} {setAside && <strong>{bring.setAside}</strong>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {problemCount > problems.length && (
            <p className="soft">{bring.problemsMore(problemCount - problems.length)}</p>
          )}
        </>
      )}
      <Refused failure={props.failure} />
      <div className="persons-line">
        <Button loading={busy} onClick={() => void seal()}>
          {bring.confirm}
        </Button>
        <Button variant="default" onClick={props.back}>
          {bring.back}
        </Button>
      </div>
    </div>
  );
}
