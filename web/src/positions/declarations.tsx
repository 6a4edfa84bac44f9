/** Declarations in the order of time: who, what kind of act, about what, on which conditions. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { Declaration } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import './positions.css';

export function DeclarationList(props: { readonly declarations: readonly Declaration[] }): ReactNode {
  const { moments } = useSpeech();
  const ordered = [...props.declarations].sort(
    (a, b) => Date.parse(a.time.start) - Date.parse(b.time.start) || (a.id < b.id ? -1 : 1),
  );
  let lastDay = '';
  return (
    <ol className="declarations">
      {ordered.map((declaration) => {
        const day = moments.day(Date.parse(declaration.time.start));
        const opens = day !== lastDay;
        lastDay = day;
        return (
          <li key={declaration.id}>
            <div className="declaration-day">{opens && day}</div>
            <DeclarationEntry declaration={declaration} />
          </li>
        );
      })}
    </ol>
  );
}

export function DeclarationEntry(props: {
  readonly declaration: Declaration;
  /** Say the day too: nothing above it does. */
  readonly dated?: boolean;
}): ReactNode {
  const { declaration } = props;
  const { words, moments, mission, text, number } = useSpeech();
  const { by, person, act, about, conditions, claim, effectiveFrom, effectiveUntil, time } = declaration;
  // About the whole agreement, or `agreement/clause`.
  const [id = '', clauseId] = about.split('/');
  const agreement = mission.agreements.find((known) => known.id === id);
  const clause = agreement?.clauses.find((known) => known.id === clauseId);
  const clock = time.precision === 'minute' || time.precision === 'hour' || time.precision === 'second';
  const at = (iso: string): string => moments.moment(Date.parse(iso));
  return (
    <div className="declaration">
      <div>
        <PartyName id={by} /> <strong>{words.act[act]}</strong>{' '}
        {agreement ? (
          <a href={hrefOf({ view: 'agreements', id })}>
            {text(agreement.title)}
            {clauseId && `: ${clause ? text(clause.title) : clauseId}`}
          </a>
        ) : (
          <span className="soft">{about.replaceAll('-', ' ')}</span>
        )}
        {props.dated && <span className="soft small"> {moments.day(Date.parse(time.start))}</span>}
        {clock && <span className="soft small"> {moments.clock(Date.parse(time.start))}</span>}
      </div>
      <p lang="en">
        {declaration.summary}
        {person && <span className="soft"> ({person})</span>}
      </p>
      {claim && (
        <p className="small">
          {words.positions.claim(claim.unit, claim.count === undefined ? '–' : number(claim.count))}
        </p>
      )}
      {conditions && conditions.length > 0 && (
        <p className="small">
          {words.agreement.conditions}: <span lang="en">{conditions.join('; ')}</span>
        </p>
      )}
      {(effectiveFrom || effectiveUntil) && (
        <p className="small soft">
          {words.agreement.effective}: {effectiveFrom ? at(effectiveFrom) : '…'} –{' '}
          {effectiveUntil ? at(effectiveUntil) : '…'}
        </p>
      )}
    </div>
  );
}
