/** How fresh each feed is, in the head of every page: how many are stale in words, and each with its last word. */
import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { MissionView } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { age, STALE_MS } from '../sources/age.ts';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';

type Source = MissionView['sources'][number];
export type Feed = Source & { readonly lastMs: number; readonly behindMs: number };

/** Those that have spoken, the longest silent first. */
export function feedsOf({ sources }: Pick<MissionView, 'sources'>): readonly Feed[] {
  const spoken = sources.flatMap((one) => (one.lastMs === null ? [] : [{ ...one, lastMs: one.lastMs }]));
  const newestMs = Math.max(0, ...spoken.map(({ lastMs }) => lastMs));
  return spoken
    .map((one) => ({ ...one, behindMs: newestMs - one.lastMs }))
    .sort((a, b) => b.behindMs - a.behindMs || (a.id < b.id ? -1 : 1));
}

export const isStale = ({ behindMs }: Pick<Feed, 'behindMs'>): boolean => behindMs > STALE_MS;

export function Feeds(props: { readonly compact: boolean }): ReactNode {
  const { mission } = useSpeech();
  const words = useMorningWords().feeds;
  const feeds = feedsOf(mission);
  const stale = feeds.filter(isStale).length;
  const said = words.button(stale, feeds.length);
  return (
    <Popover position="bottom-end" width={340} shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={`header-choice feeds-button${stale === 0 ? ' soft' : ''}`}
          data-testid="feeds"
        >
          {props.compact && <Icon name="sources" size={18} />}
          <span className={props.compact ? 'visually-hidden' : ''}>{said}</span>
          {props.compact && stale > 0 && <span aria-hidden="true">{stale}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <h2>{words.title}</h2>
        {feeds.length === 0 && <p className="soft small">{words.none}</p>}
        <ul className="feed-list small">
          {feeds.map((feed) => (
            <FeedLine key={feed.id} feed={feed} />
          ))}
        </ul>
        <p className="soft small">{words.note}</p>
        <a className="small" href={hrefOf({ view: 'sources', id: '' })}>
          {words.open}
        </a>
      </Popover.Dropdown>
    </Popover>
  );
}

export function FeedLine({ feed }: { readonly feed: Feed }): ReactNode {
  const { words, moments, name } = useSpeech();
  const { unit, count } = age(Math.max(0, Date.now() - feed.lastMs));
  return (
    <li>
      <span>{name(feed.id)}</span>
      <span className="soft">
        {moments.moment(feed.lastMs)}; {words.sources.ago(words.sources[unit](count))}
        {isStale(feed) && (
          <>
            ; <strong>{words.sources.stale}</strong>
          </>
        )}
      </span>
    </li>
  );
}
