/** Totals that the parties give, side by side, each in its own unit and never added. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { TruceView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';

export function Claims(props: { readonly claims: TruceView['claims']; readonly about: string }): ReactNode {
  const { claims, about } = props;
  const { words, mission, number, moments } = useSpeech();
  if (claims.length === 0) return null;
  const english = (id: string): string => mission.parties.find((party) => party.id === id)?.name.en ?? id;
  const voices = [...new Set(claims.map(({ by }) => by))].sort((a, b) => (english(a) < english(b) ? -1 : 1));
  return (
    <div>
      <h3>{words.truces.claims}</h3>
      <p className="small soft">
        {words.truces.claimsNote}{' '}
        <a href={hrefOf({ view: 'claims', id: '', query: { about } })}>{words.claims.link}</a>
      </p>
      <div className="truce-claims">
        {voices.map((voice) => (
          <div key={voice}>
            <h3>
              <PartyName id={voice} />
            </h3>
            {claims
              .filter(({ by }) => by === voice)
              .map((claim) => (
                <div key={claim.id} className="truce-claim">
                  <strong>{claim.count === null ? '–' : number(claim.count)}</strong>{' '}
                  <span lang="en">{claim.unit}</span>
                  <div className="small soft">{moments.window(claim.periodStartMs, claim.periodEndMs)}</div>
                  {claim.breakdown.length > 0 && (
                    <div className="small" lang="en">
                      {claim.breakdown
                        .map(({ part, count }) => `${part.replaceAll('_', ' ')} ${number(count)}`)
                        .join('; ')}
                    </div>
                  )}
                  {claim.breakdownSum !== null && claim.breakdownSum !== claim.count && (
                    <div className="small soft">{words.truces.partsSum(number(claim.breakdownSum))}</div>
                  )}
                </div>
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}
