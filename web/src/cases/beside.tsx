/** Computed findings under each reading, beside what was proposed and decided by people: two columns of equal width. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { Case, CaseView } from '../api/types.ts';
import { Bar } from '../incident/probability.tsx';
import { VerdictWord } from '../incident/verdicts.tsx';
import { PartyName } from '../people/party.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { When } from './when.tsx';

export function Beside({ view }: { readonly view: CaseView }): ReactNode {
  const words = useCaseWords();
  const { proposal, decision } = view.case;
  return (
    <section className="case-part" data-testid="case-beside">
      <h2>{words.beside}</h2>
      <p className="soft small">{words.besideNote}</p>
      <div className="case-sides">
        <div className="case-side">
          <h3>{words.computed}</h3>
          {view.findings.length === 0 && <p className="soft small">{words.noFindings}</p>}
          {view.findings.map((finding) => (
            <FindingLine key={finding.id} finding={finding} />
          ))}
        </div>
        <div className="case-side">
          <h3>{words.commission}</h3>
          {!proposal && !decision && <p className="soft small">{words.noConclusion}</p>}
          {proposal && <ConclusionLine label={words.proposed} conclusion={proposal} />}
          {decision && <ConclusionLine label={words.decided} conclusion={decision} />}
        </div>
      </div>
    </section>
  );
}

function FindingLine({ finding }: { readonly finding: CaseView['findings'][number] }): ReactNode {
  const { mission, text, probability } = useSpeech();
  const reading = mission.agreements
    .find(({ id }) => id === finding.agreement)
    ?.readings.find(({ id }) => id === finding.reading);
  return (
    <div className="case-said">
      <div className="verdict-head">
        <a href={hrefOf({ view: 'incident', id: finding.incident })}>
          {reading ? text(reading.title) : finding.reading}
        </a>
        <VerdictWord verdict={finding.verdict} band={finding.band} />
      </div>
      <div className="small">
        <PartyName id={finding.party} />
      </div>
      <Bar
        value={finding.probability}
        colour={finding.verdict === 'violation' ? 'var(--tl-violation)' : 'var(--tl-undetermined)'}
      />
      <div className="small">{probability(finding.probability)}</div>
    </div>
  );
}

function ConclusionLine(props: {
  readonly label: string;
  readonly conclusion: NonNullable<Case['decision']>;
}): ReactNode {
  const words = useCaseWords();
  const { outcome, parties, atMs } = props.conclusion;
  return (
    <div className="case-said">
      <strong>
        {props.label}: {words.outcome[outcome]}
      </strong>
      <div>
        {parties.map((party) => (
          <PartyName key={party} id={party} />
        ))}
        {outcome === 'violation' && parties.length === 0 && (
          <span className="soft">{words.notDetermined}</span>
        )}
      </div>
      <When atMs={atMs} />
    </div>
  );
}
