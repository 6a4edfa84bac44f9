/** What lies under the pointer, in words. */
import type { ReactNode } from 'react';
import type { IncidentRow } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { Mark } from './mark.tsx';

export function MapTip(props: {
  readonly row: IncidentRow;
  readonly x: number;
  readonly y: number;
}): ReactNode {
  const { words, moments, name, number } = useSpeech();
  const { row } = props;
  const radiusKm = row.radiusMetres / 1000;
  return (
    <div className="map-tip" style={{ transform: `translate(${props.x + 14}px, ${props.y + 14}px)` }}>
      <strong>
        <Mark conduct={row.conduct} certainty={row.certainty} /> {words.conduct[row.conduct]}
        {row.means !== 'unspecified' && row.means !== 'none' && `, ${words.means[row.means]}`}
      </strong>
      <span>
        {row.place} · {words.table.radius(number(radiusKm, radiusKm < 1 ? 1 : 0))}
      </span>
      <span>{moments.day(row.homeMs)}</span>
      <span>
        {words.certainty[row.certainty]} · {words.table.author}: {name(row.author)}
      </span>
    </div>
  );
}
