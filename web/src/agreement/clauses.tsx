/** The text of each clause beside what it says in plain words, and the points that it leaves open. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { AgreementView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

type Words = AgreementView['words']['en'];
type Field = Words['clauses'][number]['fields'][number];
type Phrase = Field['phrase'];

export function Clauses({ view }: { readonly view: AgreementView }): ReactNode {
  const { words, text, language } = useSpeech();
  const { agreement } = view;
  const said = view.words[language];
  const whole = said.openPoints.filter(({ where }) => !where.startsWith('clauses.'));
  return (
    <section>
      <h2>{words.agreement.text}</h2>
      {whole.length > 0 && (
        <div className="clause-open">
          <h3>{words.agreement.open}</h3>
          <OpenPoints points={whole} />
        </div>
      )}
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
            <div className="clause-open">
              <h4>{words.agreement.open}</h4>
              <OpenPoints points={said.openPoints.filter(({ where }) => where === `clauses.${clause.id}`)} />
            </div>
          </div>
          <dl className="facts small machine">
            {said.clauses
              .find((one) => one.clause === clause.id)
              ?.fields.map((field) => (
                <FieldRow key={field.key} field={field} />
              ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

function FieldRow({ field }: { readonly field: Field }): ReactNode {
  return (
    <>
      <dt>{field.label}</dt>
      <dd>
        <Said phrase={field.phrase} />
      </dd>
    </>
  );
}

/** A condition that is made of several is a list, nested as it is. */
function Said({ phrase }: { readonly phrase: Phrase }): ReactNode {
  if (!phrase.above) return phrase.line;
  return (
    <>
      {phrase.above.text}
      <ul>
        {phrase.above.parts.map((part) => (
          <li key={part.line}>
            <Said phrase={part} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OpenPoints({ points }: { readonly points: Words['openPoints'] }): ReactNode {
  const { words } = useSpeech();
  if (points.length === 0) return <p className="soft">{words.agreement.noOpen}</p>;
  return (
    <ul>
      {points.map(({ kind, text }) => (
        <li key={text} lang={kind === 'stated' ? 'en' : undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
