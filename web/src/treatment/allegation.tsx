/**
 * One allegation: what, on which day, in which region, and no closer; what it rests on; the standard under each reading of
 * a guarantee, with its proof one click away.
 */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { SeriousHarm } from '../api/types.ts';
import { Proof } from '../incident/proof.tsx';
import { PartyName } from '../people/party.tsx';
import { useRegionNames } from '../sky/region-names.ts';
import { useSpeech } from '../words/speech.tsx';
import { Basis } from './basis.tsx';
import { byClause, type Readings } from './by-event.ts';

const DAY_MS = 86_400_000;

export function Allegation(props: { readonly readings: Readings; readonly current: boolean }): ReactNode {
  const { words, moments } = useSpeech();
  const region = useRegionNames();
  const { readings, current } = props;
  const [first] = readings;
  const what = first.conduct === 'other' ? words.treatment.otherConduct : words.conduct[first.conduct];
  // Never the clock: with the region it could tell who was there.
  const days =
    first.endMs - first.startMs < DAY_MS / 2
      ? moments.day(first.startMs)
      : moments.span({ startMs: first.startMs, endMs: first.endMs, precision: 'day' });
  const party = readings.find((one) => one.party !== 'undetermined')?.party;
  return (
    <article className="allegation" data-current={current || undefined} id={first.incident}>
      <h2>
        <a href={hrefOf({ view: 'treatment', id: first.incident })}>{what}</a>
        <span className="soft">
          {days}
          {first.region !== '' && `, ${region(first.region)}`}
        </span>
      </h2>
      <div className="allegation-parts">
        <Basis finding={first} />
        <section>
          <h3>{words.treatment.guarantee}</h3>
          <p className="small">
            {party === undefined ? (
              words.treatment.nobody
            ) : (
              <>
                {words.treatment.pointTo} <PartyName id={party} />
              </>
            )}
          </p>
          {byClause(readings).map((group) => (
            <div key={group[0].clause} className="verdict-group">
              <Clause finding={group[0]} />
              {group.map((finding) => (
                <Reading key={finding.id} finding={finding} />
              ))}
            </div>
          ))}
        </section>
      </div>
    </article>
  );
}

function Clause({ finding }: { readonly finding: SeriousHarm }): ReactNode {
  const { mission, text } = useSpeech();
  if (!finding.monitor) return null;
  const agreement = mission.agreements.find(({ id }) => id === finding.agreement);
  const clause = agreement?.clauses.find(({ id }) => id === finding.clause.split('@', 1)[0]);
  return (
    <div className="soft small">
      <a href={hrefOf({ view: 'agreements', id: finding.agreement })}>
        {agreement ? text(agreement.title) : finding.agreement}
      </a>
      {': '}
      {clause ? text(clause.title) : finding.clause}
    </div>
  );
}

function Reading({ finding }: { readonly finding: SeriousHarm }): ReactNode {
  const { words, mission, text } = useSpeech();
  const { monitor, standard } = finding;
  const agreement = mission.agreements.find(({ id }) => id === finding.agreement);
  const reading = agreement?.readings.find(({ id }) => id === finding.reading);
  return (
    <div className="verdict-row">
      <div className="verdict-head">
        <span>{monitor ? (reading ? text(reading.title) : finding.reading) : words.treatment.noClause}</span>
        <span className={`verdict standard-${standard}`}>
          <i className="verdict-mark" aria-hidden="true" />
          {words.treatment.standard[standard]}
        </span>
      </div>
      <div className="soft small">
        {words.treatment.standardNote[standard]}
        {monitor && ` ${words.treatment.ofGuarantee(words.standing[monitor.standing])}`}
      </div>
      {monitor && (
        <details>
          <summary className="small">{words.incident.why}</summary>
          <Proof finding={monitor} />
        </details>
      )}
    </div>
  );
}
