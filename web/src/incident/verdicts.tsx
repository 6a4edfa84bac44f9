/** What each clause says under each reading, as rows of equal weight, and why: the steps of the proof. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { Finding } from '../api/types.ts';
import { OpenCaseLink } from '../cases/open-link.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { ProbabilityBar } from './probability.tsx';
import { Proof } from './proof.tsx';

export function Verdicts({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const { words, mission, text } = useSpeech();
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.agreement} ${finding.clause}`;
    const list = groups.get(key);
    if (list) list.push(finding);
    else groups.set(key, [finding]);
  }
  return (
    <section className="incident-part">
      <h2>{words.incident.clauses}</h2>
      {findings.length === 0 && <p className="soft">{words.incident.noClause}</p>}
      {[...groups.values()].map((group) => {
        const { agreement: id, clause: clauseId } = group[0]!;
        const agreement = mission.agreements.find((known) => known.id === id);
        const clause = agreement?.clauses.find((known) => known.id === clauseId.split('@', 1)[0]);
        return (
          <div key={`${id} ${clauseId}`} className="verdict-group">
            <h3>
              <a href={hrefOf({ view: 'agreements', id })}>{agreement ? text(agreement.title) : id}</a>
              {': '}
              {clause ? text(clause.title) : clauseId}
            </h3>
            {group.map((finding) => (
              <VerdictRow key={finding.id} finding={finding} />
            ))}
          </div>
        );
      })}
    </section>
  );
}

export function VerdictWord(props: {
  readonly verdict: Finding['verdict'];
  readonly band: Finding['band'];
}): ReactNode {
  const { words } = useSpeech();
  const { verdict, band } = props;
  return (
    <span className={`verdict verdict-${verdict}`} data-band={band}>
      <i className="verdict-mark" aria-hidden="true" />
      {words.verdict[verdict]}
      {verdict === 'violation' && band !== 'none' && `, ${words.band[band]}`}
    </span>
  );
}

function VerdictRow({ finding }: { readonly finding: Finding }): ReactNode {
  const { words, mission, text } = useSpeech();
  const reading = mission.agreements
    .find(({ id }) => id === finding.agreement)
    ?.readings.find(({ id }) => id === finding.reading);
  return (
    <div className="verdict-row">
      <div className="verdict-head">
        <span>{reading ? text(reading.title) : finding.reading}</span>
        <VerdictWord verdict={finding.verdict} band={finding.band} />
      </div>
      <div className="soft small">
        {words.standing[finding.standing]} · <PartyName id={finding.party} />
      </div>
      <ProbabilityBar
        value={finding.probability}
        colour={finding.verdict === 'violation' ? 'var(--tl-violation)' : 'var(--tl-undetermined)'}
      />
      <details>
        <summary className="small">{words.incident.why}</summary>
        <Proof finding={finding} />
      </details>
      <OpenCaseLink incident={finding.incident} finding={finding.id} />
    </div>
  );
}
