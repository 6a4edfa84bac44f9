/**
 * Who probably did it: for each hypothesis its probability, and the factors that lead there as a waterfall in
 * log-odds. That it happened at all is a number of its own and never blended in.
 */
import type { ReactNode } from 'react';
import type { Attribution, Factor } from '../api/types.ts';
import { PartyName, usePartyColour } from '../people/party.tsx';
import { strength } from '../words/likelihood.ts';
import { useSpeech } from '../words/speech.tsx';
import { ProbabilityBar } from './probability.tsx';
import { type Step, waterfall } from './waterfall.ts';
import './waterfall.css';

const OTHER = 'accidentOrOther';

export function AttributionPart({ attribution }: { readonly attribution: Attribution }): ReactNode {
  const { words } = useSpeech();
  const colour = usePartyColour();
  const of = (hypothesis: string): Factor[] =>
    attribution.factors.filter((factor) => factor.hypothesis === hypothesis);
  const happened = of('happened');
  const happenedLogOdds = happened.reduce((sum, factor) => sum + factor.logOdds, 0);
  return (
    <section className="incident-part">
      <h2>{words.incident.happened}</h2>
      <ProbabilityBar value={attribution.happened} />
      {happened.length > 0 && <Waterfall factors={happened} logOdds={happenedLogOdds} />}
      <h2>{words.incident.attribution}</h2>
      <p>
        <strong>
          <Decision author={attribution.author} />
        </strong>{' '}
        <span lang="en" className="soft">
          {attribution.reasons.map((reason) => reason.because).join(' ')}
        </span>
      </p>
      {attribution.hypotheses.map((hypothesis) => (
        <div key={hypothesis.id} className="hypothesis">
          <ProbabilityBar
            value={hypothesis.probability}
            colour={colour(hypothesis.id)}
            label={<PartyName id={hypothesis.id} />}
          />
          {of(hypothesis.id).length > 0 && (
            <details>
              <summary className="small">{words.incident.factors}</summary>
              <Waterfall factors={of(hypothesis.id)} logOdds={hypothesis.logOdds} />
            </details>
          )}
        </div>
      ))}
    </section>
  );
}

function Decision({ author }: { readonly author: string }): ReactNode {
  const { words, name } = useSpeech();
  if (author === 'undetermined') return words.incident.notAttributed;
  if (author === 'both') return words.incident.attributedBoth;
  return `${words.incident.attributable(name(author))}${author === OTHER ? '' : '.'}`;
}

function Waterfall(props: { readonly factors: readonly Factor[]; readonly logOdds: number }): ReactNode {
  const { words, number } = useSpeech();
  const steps = waterfall(props.factors, props.logOdds);
  const ends = steps.flatMap((step) => [step.fromLogOdds, step.toLogOdds]);
  const low = Math.min(-0.5, ...ends);
  const high = Math.max(0.5, ...ends);
  const at = (value: number): number => ((value - low) / (high - low)) * 100;
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${number(Math.abs(value), 2)}`;
  return (
    <table className="waterfall small">
      <caption className="visually-hidden">
        {words.incident.factors}, {words.incident.logOdds}
      </caption>
      <tbody>
        {steps.map((step, index) => {
          const size = step.toLogOdds - step.fromLogOdds;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never move
            <tr key={index}>
              <th scope="row">
                <StepName step={step} />
                <span className="soft"> {spoken(size, words)}</span>
              </th>
              <td className="waterfall-plot">
                <i className="waterfall-zero" style={{ left: `${at(0)}%` }} />
                <i
                  className={size < 0 ? 'waterfall-bar against' : 'waterfall-bar'}
                  style={{
                    left: `${at(Math.min(step.fromLogOdds, step.toLogOdds))}%`,
                    width: `max(2px, ${(Math.abs(size) / (high - low)) * 100}%)`,
                  }}
                />
              </td>
              <td className="number">{signed(size)}</td>
            </tr>
          );
        })}
        <tr className="waterfall-result">
          <th scope="row">{words.incident.posterior}</th>
          <td className="waterfall-plot">
            <i className="waterfall-zero" style={{ left: `${at(0)}%` }} />
            <i className="waterfall-end" style={{ left: `${at(props.logOdds)}%` }} />
          </td>
          <td className="number">{signed(props.logOdds)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function StepName({ step }: { readonly step: Step }): ReactNode {
  const { words, language } = useSpeech();
  if (step.kind === 'rest') return words.incident.rest;
  const rule = words.incident.rules[step.factor!.rule];
  return (
    <>
      {rule && <span className="waterfall-rule">{rule}. </span>}
      {(language === 'en' || !rule) && <span lang="en">{step.factor!.because}</span>}
    </>
  );
}

function spoken(logOdds: number, words: ReturnType<typeof useSpeech>['words']): string {
  if (Math.abs(logOdds) < 0.02) return words.speaks.neither;
  const how = words.strength[strength(logOdds)];
  return logOdds > 0 ? words.speaks.for(how) : words.speaks.against(how);
}
