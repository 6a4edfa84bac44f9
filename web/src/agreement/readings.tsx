/** The readings of an agreement side by side, in equal columns. */
import type { ReactNode } from 'react';
import type { Agreement } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

export function Readings({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const { words, mission, text, moments, name } = useSpeech();
  const stated = mission.agreements.find(({ id }) => id === agreement.id)?.readings;
  const at = (ms: number | null | undefined, missing: string): string =>
    ms == null ? missing : moments.moment(ms);
  return (
    <section>
      <h2>{words.agreement.readings}</h2>
      <div className="readings">
        {agreement.readings.map((reading) => (
          <div key={reading.id} className="reading">
            <h3>{text(reading.title)}</h3>
            <dl className="facts small">
              <dt>{words.agreement.by}</dt>
              <dd>{reading.by.map(name).join(', ')}</dd>
              <dt>{words.agreement.starts}</dt>
              <dd>{at(stated?.find(({ id }) => id === reading.id)?.startMs, words.agreement.noStart)}</dd>
              <dt>{words.agreement.ends}</dt>
              <dd>{at(stated?.find(({ id }) => id === reading.id)?.endMs, words.agreement.noEnd)}</dd>
              <dt>{words.agreement.binds}</dt>
              <dd>{(reading.binds ?? agreement.parties).map(name).join(', ')}</dd>
              <dt>{words.agreement.source}</dt>
              <dd lang="en">{reading.source}</dd>
            </dl>
            {reading.note && (
              <p className="small soft" lang="en">
                {reading.note}
              </p>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
