/** The text of each clause beside its machine form, and the points that the text leaves open. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { Agreement } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

type Clause = Agreement['clauses'][number];

export function Clauses({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const { words, text } = useSpeech();
  return (
    <section>
      <h2>{words.agreement.text}</h2>
      {agreement.clauses.map((clause) => (
        <div key={clause.id} className="clause">
          <div>
            <h3>{text(clause.title)}</h3>
            <p lang="en">{clause.text}</p>
            <p className="small soft" lang="en">
              {clause.source}
            </p>
            <a
              className="small"
              href={hrefOf({
                view: 'findings',
                query: { agreement: agreement.id, clause: clause.id, reading: undefined, verdict: undefined },
              })}
            >
              {words.views.findings}
            </a>
          </div>
          <MachineForm clause={clause} agreement={agreement} />
          <div className="clause-open">
            <h3>{words.agreement.open}</h3>
            {clause.open && clause.open.length > 0 ? (
              <ul lang="en">
                {clause.open.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            ) : (
              <p className="soft">{words.agreement.noOpen}</p>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}

function MachineForm(props: { readonly clause: Clause; readonly agreement: Agreement }): ReactNode {
  const { words, name, number } = useSpeech();
  const { clause, agreement } = props;
  const list = <T extends string>(
    codes: readonly T[] | undefined,
    names: Readonly<Record<T, string>>,
    any: string,
  ): string => (codes ? codes.map((code) => names[code]).join(', ') : any);
  const zone = clause.zone ?? { kind: 'anywhere' as const };
  return (
    <dl className="facts small machine">
      <dt>{words.filter.conduct}</dt>
      <dd>{list(clause.conduct, words.conduct, '')}</dd>
      <dt>{words.filter.means}</dt>
      <dd>{list(clause.means, words.means, words.agreement.anyMeans)}</dd>
      <dt>{words.filter.target}</dt>
      <dd>
        {list(clause.target, words.target, words.agreement.anyTarget)}
        {clause.facilityClasses && (
          <div className="soft" lang="en">
            {clause.facilityClasses.map((name) => name.replaceAll('_', ' ')).join(', ')}
          </div>
        )}
      </dd>
      <dt>{words.incident.step.zone}</dt>
      <dd>
        {zone.withinKm === undefined
          ? words.agreement.zone[zone.kind]
          : words.agreement.withinKm(number(zone.withinKm))}
      </dd>
      <dt>{words.agreement.binds}</dt>
      <dd>{(clause.by ?? agreement.parties).map(name).join(', ')}</dd>
    </dl>
  );
}
