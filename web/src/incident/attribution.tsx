/**
 * Did it happen, and who did it, given that it happened: two questions, two waterfalls, never blended. Then what cannot be
 * told apart, why nobody is named, and what evidence is missing. Hypotheses that cannot be told apart from the leading one
 * stand beside it, in the order of the parties; the others are behind a click.
 */
import type { ReactNode } from 'react';
import type { Attribution, IncidentView, Probability, Waterfall } from '../api/types.ts';
import { PartyName, usePartyColour } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { WaterfallTable } from './waterfall.tsx';

const OTHER = 'accidentOrOther';

export function AttributionPart({ view }: { readonly view: IncidentView }): ReactNode {
  const { words, name } = useSpeech();
  const colour = usePartyColour();
  const { attribution, waterfalls } = view;
  const leading = waterfalls.authors[0]?.hypothesis ?? '';
  const known = new Map(waterfalls.authors.map((one) => [one.hypothesis, one]));
  const inOrder = attribution.hypotheses.flatMap(({ id }) => known.get(id) ?? []);
  const isOpen = (id: string): boolean => id === leading || attribution.set.hypotheses.includes(id);
  const open = inOrder.filter(({ hypothesis }) => isOpen(hypothesis));
  const others = inOrder.filter(({ hypothesis }) => !isOpen(hypothesis));
  const table = (one: Waterfall): ReactNode => (
    <div key={one.hypothesis} className="waterfall-of">
      <h3>
        {words.incident.steps('')}
        <PartyName id={one.hypothesis} />
      </h3>
      <WaterfallTable
        waterfall={one}
        caption={name(one.hypothesis)}
        result={probabilityOf(attribution, one.hypothesis)}
        colour={colour(one.hypothesis)}
      />
    </div>
  );
  return (
    <section className="incident-part">
      <div className={open.length > 1 ? 'waterfall-rivals' : 'waterfall-pair'}>
        <div className="incident-part">
          <h2>{words.incident.happened}</h2>
          <WaterfallTable
            waterfall={waterfalls.happened}
            caption={words.incident.happened}
            result={attribution.happened}
          />
        </div>
        <div className="incident-part">
          <h2>{words.incident.attribution}</h2>
          <p>
            <strong>
              <Decision author={attribution.author} />
            </strong>
          </p>
          <div className="waterfall-pair">{open.map(table)}</div>
        </div>
      </div>
      <p className="soft small">{words.incident.waterfallNote}</p>
      {others.length > 0 && (
        <details>
          <summary>{words.incident.otherHypotheses}</summary>
          <div className="waterfall-pair">{others.map(table)}</div>
        </details>
      )}
      <Grounds view={view} />
    </section>
  );
}

function probabilityOf({ hypotheses }: Attribution, id: string): Probability {
  return hypotheses.find((hypothesis) => hypothesis.id === id)!.probability;
}

function Decision({ author }: { readonly author: string }): ReactNode {
  const { words, name } = useSpeech();
  if (author === 'undetermined') return words.incident.notAttributed;
  if (author === 'both') return words.incident.attributedBoth;
  return `${words.incident.attributable(name(author))}${author === OTHER ? '' : '.'}`;
}

/** What decided or kept from deciding, what cannot be told apart, and what evidence is missing. */
function Grounds({ view }: { readonly view: IncidentView }): ReactNode {
  const { words } = useSpeech();
  const { attribution, authorThreshold } = view;
  const decided = attribution.reasons.filter(({ rule }) => rule !== MISSING);
  const missing = attribution.missing;
  return (
    <div className="grounds" data-testid="grounds">
      {decided.map((reason) => (
        <p key={reason.rule}>
          <Reason reason={reason} attribution={attribution} threshold={authorThreshold} />
        </p>
      ))}
      <Indistinct attribution={attribution} />
      {missing.length > 0 && (
        <>
          <h3>{words.incident.missing}</h3>
          <ul>
            {missing.map((kind) => (
              <li key={kind}>{words.incident.missingKinds[kind]}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const MISSING = 'missing-evidence';

function Reason(props: {
  readonly reason: Attribution['reasons'][number];
  readonly attribution: Attribution;
  readonly threshold: number;
}): ReactNode {
  const { words, number } = useSpeech();
  const { reason, attribution, threshold } = props;
  const said = words.incident.verdicts[reason.rule];
  if (!said) return <span lang="en">{reason.because}</span>;
  const leading = Math.max(...attribution.hypotheses.map(({ probability }) => probability.value));
  return said(number(leading, 2), number(threshold, 2));
}

/** The hypotheses that evidence of this kind does not separate, in the words of their coverage. */
function Indistinct({ attribution }: { readonly attribution: Attribution }): ReactNode {
  const { words, name, percent } = useSpeech();
  const { hypotheses, coverage } = attribution.set;
  if (hypotheses.length === 0) return null;
  const names = hypotheses.map(name).join(', ');
  return (
    <p data-testid="hypothesis-set">
      {hypotheses.length > 1
        ? words.incident.set(percent(coverage), names)
        : words.incident.setAlone(percent(coverage), names)}{' '}
      <span className="soft small">{words.incident.setNote}</span>
    </p>
  );
}
