/**
 * What a source turned out to be like: the estimated reliability with its interval, and whom it names wrongly more often
 * than usual, as words and a small bar for each party. Too few sayings to judge by is a state of its own.
 */
import type { ReactNode } from 'react';
import type { JudgedSource, MissionView, SourcesView } from '../api/types.ts';
import { Bar } from '../incident/probability.tsx';
import { PartyName, usePartyColour } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';

type Feed = MissionView['sources'][number];
type Judged = NonNullable<SourcesView['judged']>;

export function Judgement(props: { readonly feed: Feed; readonly judged: Judged }): ReactNode {
  const { words, number, percent } = useSpeech();
  const said = words.sources;
  const judgements = judgementsOf(props.feed, props.judged);
  if (judgements.length === 0) return <span className="soft small">{said.unnoticed}</span>;
  return judgements.map((one) => (
    <div key={one.voice} className="judgement small" data-testid="judgement">
      <InVoice feed={props.feed} voice={one.voice} />
      {one.reliability === 'F' ? (
        <div className="too-few">
          <strong className="grade">F</strong> {said.tooFew}
        </div>
      ) : (
        <>
          <div>
            <strong className="grade">{one.reliability}</strong>{' '}
            {said.right(percent(one.correct.value), percent(one.correct.low), percent(one.correct.high))}
          </div>
          <Bar value={one.correct} />
        </>
      )}
      <div className="soft">{said.checked(number(one.checked), number(one.sayings))}</div>
    </div>
  ));
}

export function Leaning(props: { readonly feed: Feed; readonly judged: Judged }): ReactNode {
  const { words, mission, name, number } = useSpeech();
  const colour = usePartyColour();
  const known = judgementsOf(props.feed, props.judged).filter(({ reliability }) => reliability !== 'F');
  return known.map((one) => {
    const [party, most] = Object.entries(one.towards).sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
    return (
      <div key={one.voice} className="judgement small">
        <InVoice feed={props.feed} voice={one.voice} />
        <div>
          {most < LEAST_LEANING
            ? words.sources.noLeaning
            : words.sources.leansTo(name(party), number(Math.exp(most), 1))}
        </div>
        <div className="leaning" aria-hidden="true">
          {mission.parties.map(({ id }) => {
            const lean = one.towards[id] ?? 0;
            const width = (Math.min(Math.abs(lean), MOST_LEANING) / MOST_LEANING) * 50;
            return (
              <div key={id} className="leaning-bar">
                <i
                  style={{
                    left: `${lean < 0 ? 50 - width : 50}%`,
                    width: `${width}%`,
                    background: colour(id),
                  }}
                />
              </div>
            );
          })}
        </div>
      </div>
    );
  });
}

/** From 1.5 times on: below that the bar alone is enough. Convention of this project. */
const LEAST_LEANING = Math.log(1.5);
/** At ten times the bar is full. */
const MOST_LEANING = Math.log(10);

function InVoice(props: { readonly feed: Feed; readonly voice: string }): ReactNode {
  const { words } = useSpeech();
  if (props.voice === (props.feed.party ?? '')) return null;
  return (
    <div className="soft">
      {props.voice === '' ? (
        words.sources.thirdParty
      ) : (
        <>
          {words.sources.inVoice} <PartyName id={props.voice} />
        </>
      )}
    </div>
  );
}

function judgementsOf(feed: Feed, { sources }: Judged): readonly JudgedSource[] {
  return sources.filter(({ source }) => source === feed.id);
}
