/** Where the accounts differ: each field with its values, all in the same weight. */
import type { ReactNode } from 'react';
import type { Incident } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

export function Rivals({ incident }: { readonly incident: Incident }): ReactNode {
  const { words, name, moments } = useSpeech();
  const fields = Object.entries(incident.rivals);
  if (fields.length === 0) return null;
  const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    conduct: words.conduct,
    means: words.means,
    target: words.target,
    stance: words.stance,
  };
  // Rival times come as start/end; the account that gives one also says how exactly it is known.
  const spans = new Map(
    incident.accounts.map(({ time }) => [
      `${new Date(time.startMs).toISOString()}/${new Date(time.endMs).toISOString()}`,
      moments.span(time),
    ]),
  );
  const said = (field: string, value: string): string => {
    if (field === 'actor') return name(value);
    if (field === 'time') return spans.get(value) ?? value;
    return catalogues[field]?.[value] ?? value;
  };
  return (
    <section className="incident-part">
      <h2>{words.incident.rivals}</h2>
      <dl className="rivals">
        {fields.map(([field, values]) => (
          <div key={field}>
            <dt>{words.incident.rivalFields[field] ?? field}</dt>
            {values.map((value) => (
              <dd key={value}>{said(field, value)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
