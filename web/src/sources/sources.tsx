/** The sources: each feed, its grade, how old its last word is; stale is said in words. */
import type { ReactNode } from 'react';
import type { MissionView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { age, STALE_MS } from './age.ts';

type Feed = MissionView['sources'][number];

export default function Sources(): ReactNode {
  const { words, mission, number } = useSpeech();
  const newestMs = Math.max(0, ...mission.sources.flatMap(({ lastMs }) => (lastMs === null ? [] : [lastMs])));
  const feeds = [...mission.sources].sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <div className="page">
      <header>
        <h1>{words.sources.title}</h1>
        <p className="soft">{words.sources.intro}</p>
      </header>
      <div className="scroll-x">
        <table className="plain-table wide">
          <thead>
            <tr>
              <th scope="col">{words.sources.name}</th>
              <th scope="col">{words.sources.kind}</th>
              <th scope="col">{words.sources.voice}</th>
              <th scope="col">{words.sources.grade}</th>
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
                <td>{words.sourceKind[feed.kind]}</td>
                <td>
                  {feed.party ? (
                    <PartyName id={feed.party} />
                  ) : (
                    <span className="soft">{words.sources.thirdParty}</span>
                  )}
                </td>
                <td>
                  <strong>{feed.reliability}</strong>
                  <div className="small soft">{words.reliability[feed.reliability]}</div>
                </td>
                <td className="number">{number(feed.records)}</td>
                <td>
                  <LastWord feed={feed} newestMs={newestMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
