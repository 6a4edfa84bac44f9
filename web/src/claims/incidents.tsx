/** Incidents by name and time, each a link that opens it beside the page. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { ClaimsView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

export function Incidents(props: {
  readonly ids: readonly string[];
  readonly incidents: ClaimsView['incidents'];
  readonly doubts?: ReadonlyMap<string, string>;
}): ReactNode {
  const { words, moments } = useSpeech();
  return (
    <ul className="claims-incidents small">
      {props.ids.map((id) => {
        const incident = props.incidents[id];
        const doubt = props.doubts?.get(id);
        return (
          <li key={id}>
            <a href={hrefOf({ query: { incident: id } })}>{incident?.place || id}</a>
            {incident && (
              <span className="soft">
                {' '}
                {moments.span(incident.time)}, {words.conduct[incident.conduct]}
              </span>
            )}
            {doubt && <div className="soft">{doubt}</div>}
          </li>
        );
      })}
    </ul>
  );
}
