/**
 * The sources: each feed, the grade that the mission gives, the reliability that was estimated from what it says, to whom it
 * leans, how old its last word is; then the blocs.
 */
import type { ReactNode } from 'react';
import { latest, useLoad } from '../api/load.ts';
import type { MissionView, SourcesView } from '../api/types.ts';
import { ScrollX } from '../frame/scroll-x.tsx';
import { Failed, Loading } from '../frame/states.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { age, STALE_MS } from './age.ts';
import { Blocs } from './blocs.tsx';
import { Judgement, Leaning } from './judgement.tsx';
import './sources.css';

type Feed = MissionView['sources'][number];

export default function Sources(): ReactNode {
  const { words, mission, number } = useSpeech();
  const newestMs = Math.max(0, ...mission.sources.flatMap(({ lastMs }) => (lastMs === null ? [] : [lastMs])));
  const loaded = useLoad<SourcesView>('sources');
  const view = latest(loaded);
  const judged = view?.judged ?? null;
  const feeds = [...mission.sources].sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <div className="page">
      <header>
        <h1>{words.sources.title}</h1>
        <p className="soft">{words.sources.intro}</p>
        {view && (
          <p className="soft small">
            {judged ? words.sources.estimatedNote : words.sources.notJudged(view.leastIncidents)}
          </p>
        )}
      </header>
      <ScrollX>
        <table className="plain-table wide sources-table">
          <thead>
            <tr>
              <th scope="col">{words.sources.name}</th>
              <th scope="col">{words.sources.kind}</th>
              <th scope="col">{words.sources.voice}</th>
              <th scope="col">{words.sources.grade}</th>
              {judged && <th scope="col">{words.sources.estimated}</th>}
              {judged && <th scope="col">{words.sources.leaning}</th>}
              <th scope="col" className="number">
                {words.sources.records}
              </th>
              <th scope="col">{words.sources.last}</th>
            </tr>
          </thead>
          <tbody>
            {feeds.map((feed) => (
              <tr key={feed.id}>
                <td>
                  {feed.name}
                  {feed.note && (
                    <div className="small soft" lang="en" style={{ maxWidth: '52ch' }}>
                      {feed.note}
                    </div>
                  )}
                </td>
                <td data-label={words.sources.kind}>{words.sourceKind[feed.kind]}</td>
                <td data-label={words.sources.voice}>
                  {feed.party ? (
                    <PartyName id={feed.party} />
                  ) : (
                    <span className="soft">{words.sources.thirdParty}</span>
                  )}
                </td>
                <td data-label={words.sources.grade}>
                  <strong>{feed.reliability}</strong>
                  <div className="small soft">{words.reliability[feed.reliability]}</div>
                </td>
                {judged && (
                  <td data-label={words.sources.estimated}>
                    <Judgement feed={feed} judged={judged} />
                  </td>
                )}
                {judged && (
                  <td data-label={words.sources.leaning}>
                    <Leaning feed={feed} judged={judged} />
                  </td>
                )}
                <td className="number" data-label={words.sources.records}>
                  {number(feed.records)}
                </td>
                <td data-label={words.sources.last}>
                  <LastWord feed={feed} newestMs={newestMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {loaded.state === 'failed' && <Failed words={words} failure={loaded.failure} again={loaded.again} />}
      {!view && loaded.state === 'loading' && <Loading words={words} />}
      {judged && <Blocs judged={judged} />}
    </div>
  );
}

function LastWord(props: { readonly feed: Feed; readonly newestMs: number }): ReactNode {
  const { words, moments } = useSpeech();
  const { lastMs } = props.feed;
  if (lastMs === null) return <span className="soft">{words.sources.never}</span>;
  const said = (ms: number): string => {
    const { unit, count } = age(ms);
    return words.sources[unit](count);
  };
  const behindMs = props.newestMs - lastMs;
  return (
    <>
      {moments.moment(lastMs)}
      <div className="small soft">{words.sources.ago(said(Math.max(0, Date.now() - lastMs)))}</div>
      <div className="small soft">
        {age(behindMs).count === 0 ? words.sources.fresh : words.sources.behind(said(behindMs))}
        {behindMs > STALE_MS && <strong>, {words.sources.stale}</strong>}
      </div>
    </>
  );
}
