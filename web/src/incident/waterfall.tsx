/**
 * From the start to the result in steps that add up: each factor by the name and the sentence of its rule, how much it
 * weighs in a plain word, a bar from where it begins to where it ends, and its log-odds.
 */
import type { ReactNode } from 'react';
import type { Probability, Waterfall, WaterfallStep } from '../api/types.ts';
import type { Words } from '../words/en.ts';
import { strength } from '../words/likelihood.ts';
import { type Speech, useSpeech } from '../words/speech.tsx';
import { shownWaterfall } from './shown-steps.ts';
import './waterfall.css';

export function WaterfallTable(props: {
  readonly waterfall: Waterfall;
  /** What it is about, for those who cannot see where it stands. */
  readonly caption: string;
  /** The probability that it ends at. */
  readonly result: Probability;
  /** Hue of the bars: that of the party. */
  readonly colour?: string;
}): ReactNode {
  const speech = useSpeech();
  const { words, number, probability } = speech;
  const { startHundredths, steps, endHundredths, low, high } = shownWaterfall(props.waterfall);
  const at = (logOdds: number): number => ((logOdds - low) / (high - low)) * 100;
  const signed = (hundredths: number): string =>
    `${hundredths < 0 ? '−' : hundredths > 0 ? '+' : ''}${number(Math.abs(hundredths) / 100, 2)}`;
  const end = (name: ReactNode, hundredths: number): ReactNode => (
    <tr className="waterfall-end-row">
      <th scope="row">{name}</th>
      <td className="waterfall-plot">
        <i className="waterfall-even" style={{ left: `${at(0)}%` }} />
        <i className="waterfall-end" style={{ left: `${at(hundredths / 100)}%` }} />
      </td>
      <td className="number" data-hundredths={hundredths}>
        {signed(hundredths)}
      </td>
    </tr>
  );
  return (
    <table
      className="waterfall small"
      data-testid="waterfall"
      style={props.colour ? ({ '--bar': props.colour } as React.CSSProperties) : {}}
    >
      <caption className="visually-hidden">
        {words.incident.steps(props.caption)}, {words.incident.logOdds}
      </caption>
      <tbody>
        {end(words.incident.start, startHundredths)}
        {steps.map(({ step, fromLogOdds, hundredths }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never move
          <tr key={index}>
            <th scope="row">
              <span className="waterfall-rule">{ruleName(step, words)}</span>{' '}
              <span>{sentenceOf(step, speech)}</span>{' '}
              <span className="soft waterfall-strength">{spoken(step.logOdds, words)}</span>
            </th>
            <td className="waterfall-plot">
              <i className="waterfall-even" style={{ left: `${at(0)}%` }} />
              <i
                className={hundredths < 0 ? 'waterfall-bar against' : 'waterfall-bar'}
                style={{
                  left: `${at(Math.min(fromLogOdds, step.toLogOdds))}%`,
                  width: `max(2px, ${at(Math.max(fromLogOdds, step.toLogOdds)) - at(Math.min(fromLogOdds, step.toLogOdds))}%)`,
                }}
              />
            </td>
            <td className="number" data-hundredths={hundredths}>
              {signed(hundredths)}
            </td>
          </tr>
        ))}
        {end(
          <>
            {words.incident.posterior}: <span className="waterfall-said">{probability(props.result)}</span>
          </>,
          endHundredths,
        )}
        <Axis low={low} high={high} at={at} />
      </tbody>
    </table>
  );
}

/** Probabilities under the log-odds: even odds, and one mark on either side where the plot reaches that far. */
function Axis(props: {
  readonly low: number;
  readonly high: number;
  readonly at: (logOdds: number) => number;
}): ReactNode {
  const { number } = useSpeech();
  const { low, high, at } = props;
  const within = (share: number): boolean =>
    logit(share) >= low && logit(share) <= high && Math.abs(at(logit(share)) - at(0)) > LEAST_APART;
  const marks = [[0.001, 0.01, 0.05, 0.25].find(within), 0.5, [0.999, 0.99, 0.95, 0.75].find(within)];
  return (
    <tr className="waterfall-axis">
      <td />
      <td className="waterfall-plot">
        <div aria-hidden="true">
          {marks.map(
            (share) =>
              share !== undefined && (
                <span key={share} style={{ left: `${at(logit(share))}%` }}>
                  {number(share, share === 0.001 || share === 0.999 ? 3 : share === 0.5 ? 1 : 2)}
                </span>
              ),
          )}
        </div>
      </td>
      <td />
    </tr>
  );
}

/** Per cent of the plot between two marks, so that they can be read. */
const LEAST_APART = 18;

const logit = (share: number): number => Math.log(share / (1 - share));

function ruleName({ rule }: WaterfallStep, words: Words): string {
  return `${words.incident.rules[rule] ?? rule}.`;
}

function sentenceOf(step: WaterfallStep, { words, name }: Speech): ReactNode {
  const sentence = words.incident.ruleSentences[step.rule];
  if (!sentence) return <span lang="en">{step.because.join(' ')}</span>;
  const { said, records } = step;
  const source = said ? name(said.source) : words.incident.aSource;
  const told = sentence({
    source,
    by: said && said.voice !== '' ? name(said.voice) : source,
    named: said ? name(said.actor) : '',
    about: step.about.map(name).join(', '),
  });
  return records.length > 1 ? `${told} (${words.incident.records(records.length)})` : told;
}

function spoken(logOdds: number, words: Words): string {
  if (Math.abs(logOdds) < 0.02) return words.speaks.neither;
  const how = words.strength[strength(logOdds)];
  return logOdds > 0 ? words.speaks.for(how) : words.speaks.against(how);
}
