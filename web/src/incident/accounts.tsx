/**
 * The accounts side by side: a column for each voice, equal in width and weight, alphabetical by the English name of
 * the party; third parties are one column after them.
 */
import type { ReactNode } from 'react';
import type { Account, IncidentView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { byVoice } from './by-voice.ts';

export function Accounts({ view }: { readonly view: IncidentView }): ReactNode {
  const { words, mission } = useSpeech();
  const voices = byVoice(view.incident.accounts, mission.parties);
  return (
    <section className="incident-part">
      <h2>{words.incident.accounts}</h2>
      <p className="soft small">{words.incident.accountsNote}</p>
      <div className="account-box">
        <div className="account-columns" data-voices={Math.min(3, voices.length)}>
          {voices.map(({ voice, accounts }) => (
            <div key={voice} className="account-column">
              <h3>{voice === '' ? words.incident.thirdParties : <PartyName id={voice} />}</h3>
              {accounts.length === 0 && <p className="soft small">{words.incident.noAccount}</p>}
              {accounts.map((account) => (
                <AccountCard key={account.observations.join()} account={account} view={view} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

function AccountCard(props: { readonly account: Account; readonly view: IncidentView }): ReactNode {
  const { words, moments, name, number } = useSpeech();
  const { account, view } = props;
  const source = view.sources[account.source];
  const grade = account.sourceGrade as keyof typeof words.reliability;
  const information = account.informationGrade as keyof typeof words.information;
  const toll = [
    account.killed !== null && `${words.incident.killed}: ${number(account.killed)}`,
    account.injured !== null && `${words.incident.injured}: ${number(account.injured)}`,
  ].filter(Boolean);
  return (
    <article className="account">
      <div className="small">
        <strong>{source?.name ?? account.source}</strong>
      </div>
      <div className="soft small">{moments.span(account.time)}</div>
      {/* The language of the text is the source's; it is not known for certain, so none is claimed. */}
      <blockquote>{account.text || <span className="soft">{words.incident.noText}</span>}</blockquote>
      <ul className="account-facts small">
        <li>
          {words.conduct[account.conduct]}, {words.stance[account.stance]}
          {account.means !== 'unspecified' && account.means !== 'none' && `, ${words.means[account.means]}`}
        </li>
        <li>
          {account.actor === 'undetermined' || account.actor === 'none'
            ? words.incident.saysNobody
            : `${words.incident.says}: ${name(account.actor)}`}
        </li>
        {toll.length > 0 && <li>{toll.join(', ')}</li>}
        <li>
          {words.incident.numbers.source}: <strong>{account.sourceGrade}</strong>{' '}
          <span className="soft">{words.reliability[grade]}</span>
        </li>
        <li>
          {words.incident.numbers.information}: <strong>{account.informationGrade}</strong>{' '}
          <span className="soft">{words.information[information]}</span>
        </li>
        {account.observations.length > 1 && <li>{words.incident.sameWords(account.observations.length)}</li>}
        <li className="soft record-ids">{account.observations.join(', ')}</li>
      </ul>
    </article>
  );
}
