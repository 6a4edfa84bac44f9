/** Fire that somebody alleges or asserts inside the hours in force, with who says it. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { TruceView } from '../api/types.ts';
import { ScrollX } from '../frame/scroll-x.tsx';
import { useSpeech } from '../words/speech.tsx';

export function Fires({ fires }: { readonly fires: TruceView['fires'] }): ReactNode {
  const { words, moments, name } = useSpeech();
  if (fires.length === 0) return null;
  return (
    <details>
      <summary>{words.truces.fires(fires.length)}</summary>
      <ScrollX>
        <table className="plain-table small">
          <thead>
            <tr>
              <th scope="col">{words.table.when}</th>
              <th scope="col">{words.table.where}</th>
              <th scope="col">{words.table.what}</th>
              <th scope="col">{words.people.accordingTo}</th>
            </tr>
          </thead>
          <tbody>
            {fires.map((fire) => (
              <tr key={fire.incident}>
                <td>
                  {moments.span(fire.time)}
                  {fire.dateOnly && <div className="soft">{words.truces.dateOnly}</div>}
                </td>
                <td>
                  <a href={hrefOf({ query: { incident: fire.incident } })}>{fire.place.name}</a>
                  {fire.sector && <span className="soft"> {fire.sector}</span>}
                </td>
                <td>
                  {words.conduct[fire.conduct]}
                  {fire.means !== 'unspecified' && fire.means !== 'none' && `, ${words.means[fire.means]}`}
                </td>
                <td>
                  {fire.said.map((said) => (
                    <div key={`${said.source} ${said.stance}`}>
                      {said.voice ? name(said.voice) : words.sources.thirdParty} ({name(said.source)}):{' '}
                      {words.stance[said.stance]}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </details>
  );
}
