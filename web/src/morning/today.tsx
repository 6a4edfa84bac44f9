/** The morning: what is new since this reader last looked, what is contested, what is overdue; each line opens its view. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLoad } from '../api/load.ts';
import type { TodayView } from '../api/types.ts';
import { Show } from '../frame/states.tsx';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Contested } from './contested.tsx';
import { Fresh } from './fresh.tsx';
import { Overdue } from './overdue.tsx';
import { type SeenMarks, useSeen } from './seen.ts';
import './morning.css';

export default function Today(): ReactNode {
  const { words } = useSpeech();
  const seen = useSeen();
  const loaded = useLoad<TodayView>(seen.mark ? `today?since=${seen.mark.size}` : 'today');
  return (
    <div className="page today">
      <Show loaded={loaded} words={words}>
        {(view) => (
          <>
            <Head view={view} seen={seen} />
            <div className="today-parts">
              <Fresh view={view} />
              <Contested view={view} />
              <Overdue view={view} />
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

function Head(props: { readonly view: TodayView; readonly seen: SeenMarks }): ReactNode {
  const { moments, number } = useSpeech();
  const words = useMorningWords().today;
  const { view, seen } = props;
  const { mark, just } = seen;
  return (
    <header className="today-head">
      <div>
        <h1>{words.title}</h1>
        <p className="soft">{mark ? words.sinceSeen(moments.moment(mark.atMs)) : words.sinceDay}</p>
        {view.size > view.since && (
          <p className="soft small">{words.entries(number(view.since + 1), number(view.size))}</p>
        )}
      </div>
      <div className="today-seen">
        <span role="status" className="small">
          {just === 'seen' ? words.marked : just === 'undone' ? words.undone : ''}
        </span>
        {just === 'seen' && (
          <Button variant="subtle" size="xs" onClick={seen.undo}>
            {words.undo}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          disabled={view.size === view.since && mark !== null}
          onClick={() => seen.see({ size: view.size, atMs: Date.now() })}
        >
          {words.markSeen}
        </Button>
      </div>
    </header>
  );
}
