/** What the page shows before anything was given: what can be checked, and an example to try it with. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';

export function Overview(props: { readonly example: () => void; readonly altered: () => void }): ReactNode {
  const { verify } = useSpeech().words;
  const subjects = [
    [verify.whatProof, verify.whatProofText],
    [verify.whatReport, verify.whatReportText],
    [verify.whatCheckpoint, verify.whatCheckpointText],
    [verify.whatLedger, verify.whatLedgerText],
  ] as const;
  return (
    <section className="verify-overview" aria-label={verify.what}>
      <h2>{verify.what}</h2>
      <dl className="facts">
        {subjects.map(([name, text]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="verify-buttons">
        <Button size="xs" variant="default" onClick={props.example}>
          {verify.example}
        </Button>
        <Button size="xs" variant="default" onClick={props.altered}>
          {verify.exampleAltered}
        </Button>
        <span className="soft small">{verify.exampleHint}</span>
      </div>
      <p className="soft small">{verify.pageItself}</p>
    </section>
  );
}
