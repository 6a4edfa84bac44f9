/**
 * The four numbers of an incident, each in a cell of its own: how reliable each source is, how credible what it says here,
 * how probable the event, and how probable its author. Grades and words of likelihood never share a sentence.
 */
import type { ReactNode } from 'react';
import type { Account, IncidentView, JudgedSource } from '../api/types.ts';
import { PartyName, usePartyColour } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { byVoice } from './by-voice.ts';
import { ProbabilityBar } from './probability.tsx';
import './numbers.css';

export function FourNumbers({ view }: { readonly view: IncidentView }): ReactNode {
  const { words, name, mission } = useSpeech();
  const colour = usePartyColour();
  const { attribution, incident } = view;
  const accounts = byVoice(incident.accounts, mission.parties).flatMap((voice) => voice.accounts);
  const said = words.incident.numbers;
  const sources = distinct(accounts, ({ source, voice }) => `${source}\n${voice}`);
  const information = distinct(accounts, ({ source, informationGrade }) =>
    [source, informationGrade].join('\n'),
  );
  return (
    <section className="incident-part">
      <h2>{said.title}</h2>
      <p className="soft small">{said.note}</p>
      <div className="four-numbers" data-testid="four-numbers">
        <div>
          <h3>{said.source}</h3>
          <ul>
            {sources.map(({ of: account }) => (
              <li key={`${account.source} ${account.voice}`}>
                <div>{view.sources[account.source]?.name ?? name(account.source)}</div>
                <Grade code={account.sourceGrade} meaning={words.reliability} note={said.byMission} />
                <Estimated judged={judgedOf(view, account)} />
              </li>
            ))}
          </ul>
          {view.judged.length > 0 && <p className="soft">{said.estimatedNote}</p>}
        </div>
        <div>
          <h3>{said.information}</h3>
          <ul>
            {information.map(({ of: account, times }) => (
              <li key={`${account.source} ${account.informationGrade}`}>
                <div>
                  {view.sources[account.source]?.name ?? name(account.source)}
                  {times > 1 && <span className="soft">, {said.alike(times)}</span>}
                </div>
                <Grade code={String(account.informationGrade)} meaning={words.information} />
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{said.event}</h3>
          <ProbabilityBar value={attribution.happened} />
        </div>
        <div>
          <h3>{said.author}</h3>
          {attribution.hypotheses.map((hypothesis) => (
            <ProbabilityBar
              key={hypothesis.id}
              value={hypothesis.probability}
              colour={colour(hypothesis.id)}
              label={<PartyName id={hypothesis.id} />}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

function Grade(props: {
  readonly code: string;
  readonly meaning: Readonly<Record<string, string>>;
  readonly note?: string;
}): ReactNode {
  return (
    <div>
      <strong className="grade">{props.code}</strong> {props.meaning[props.code]}
      {props.note && <span className="soft"> ({props.note})</span>}
    </div>
  );
}

/** Reliability as it was estimated from what the source says, or that there is too little to tell. */
export function Estimated({ judged }: { readonly judged: JudgedSource | undefined }): ReactNode {
  const { words, percent } = useSpeech();
  const said = words.incident.numbers;
  if (!judged) return null;
  const { reliability, correct } = judged;
  return (
    <div>
      <strong className="grade grade-estimated">{reliability}</strong>{' '}
      {reliability === 'F'
        ? said.tooFew
        : said.right(percent(correct.value), percent(correct.low), percent(correct.high))}
      <span className="soft"> ({said.estimated})</span>
    </div>
  );
}

export function judgedOf({ judged }: IncidentView, { source, voice }: Account): JudgedSource | undefined {
  return judged.find((one) => one.source === source && one.voice === voice);
}

/** One of each kind, in the order of the accounts, and how many there are of it. */
function distinct(
  accounts: readonly Account[],
  keyOf: (account: Account) => string,
): { readonly of: Account; readonly times: number }[] {
  const kinds = new Map<string, { of: Account; times: number }>();
  for (const account of accounts) {
    const known = kinds.get(keyOf(account));
    if (known) known.times++;
    else kinds.set(keyOf(account), { of: account, times: 1 });
  }
  return [...kinds.values()];
}
