/**
 * One finding as a row. With an incident: where and what; without one (a state of things, a declaration) the sentence of
 * the verdict stands there, and the row opens its proof beneath it.
 */
import type { ReactNode } from 'react';
import { useLoad } from '../api/load.ts';
import type { Finding, FindingRow } from '../api/types.ts';
import { Show } from '../frame/states.tsx';
import { Bar } from '../incident/probability.tsx';
import { Proof } from '../incident/proof.tsx';
import { VerdictWord } from '../incident/verdicts.tsx';
import { Mark } from '../map/mark.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';

const COLUMNS = 7;

export function Row(props: {
  readonly row: FindingRow;
  readonly current: boolean;
  /** Of a row that can be reached by the keyboard. */
  readonly keys: React.HTMLAttributes<HTMLTableRowElement>;
}): ReactNode {
  const { words, moments, probability } = useSpeech();
  const { row } = props;
  const value = { value: row.probability, low: row.low, high: row.high };
  const opens = row.because && props.current;
  return (
    <>
      <tr {...props.keys} aria-current={props.current || undefined}>
        <td className="nowrap">{moments.day(row.homeMs)}</td>
        <td>
          <Subject row={row} />
        </td>
        <td>
          <ClauseOf row={row} />
        </td>
        <td>
          <ReadingOf row={row} />
          <div className="soft small">{words.standing[row.standing]}</div>
        </td>
        <td>
          <VerdictWord verdict={row.verdict} band={row.band} />
        </td>
        <td>
          <PartyName id={row.party} />
        </td>
        <td className="findings-probability">
          {row.because && row.incident === '' ? null : (
            <>
              <Bar
                value={value}
                colour={row.verdict === 'violation' ? 'var(--tl-violation)' : 'var(--tl-undetermined)'}
              />
              <div className="small">{probability(value)}</div>
            </>
          )}
        </td>
      </tr>
      {opens && (
        <tr className="finding-proof">
          <td colSpan={COLUMNS}>
            <div>
              <ProofOf id={row.id} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function Subject({ row }: { readonly row: FindingRow }): ReactNode {
  const { words, language } = useSpeech();
  if (row.because) return <p className="finding-because">{row.because[language]}</p>;
  return (
    <>
      <Mark conduct={row.conduct} /> {row.place}
      <div className="soft small">
        {words.conduct[row.conduct]}, {words.target[row.target]}
      </div>
    </>
  );
}

function ClauseOf({ row }: { readonly row: FindingRow }): ReactNode {
  const { mission, text } = useSpeech();
  const agreement = mission.agreements.find(({ id }) => id === row.agreement);
  // Stages and local variations are named behind their clause: clause@stage.
  const [id, part] = row.clause.split('@');
  const clause = agreement?.clauses.find((known) => known.id === id);
  return (
    <>
      {clause ? text(clause.title) : id}
      {part && <span className="soft"> ({part})</span>}
      <div className="soft small">{agreement ? text(agreement.title) : row.agreement}</div>
    </>
  );
}

function ReadingOf({ row }: { readonly row: FindingRow }): ReactNode {
  const { mission, text } = useSpeech();
  const reading = mission.agreements
    .find(({ id }) => id === row.agreement)
    ?.readings.find(({ id }) => id === row.reading);
  return reading ? text(reading.title) : row.reading;
}

function ProofOf({ id }: { readonly id: string }): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<Finding>(`findings/${encodeURIComponent(id)}`);
  return (
    <Show loaded={loaded} words={words}>
      {(finding) => <Proof finding={finding} stepsOnly />}
    </Show>
  );
}
