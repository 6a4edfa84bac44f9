/** What one party says of another on one subject: a row a claim, with what was found, what was not, and what it does not claim. */
import { Fragment, type ReactNode, useState } from 'react';
import type { ClaimsView } from '../api/types.ts';
import { ScrollX } from '../frame/scroll-x.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { amountText, faultText, relationText } from './claim-text.ts';
import { Incidents } from './incidents.tsx';
import { Parts } from './parts.tsx';

export type ClaimGroup = ClaimsView['groups'][number];
export type ClaimRow = ClaimGroup['claims'][number];
const isFound = (verdict: string): boolean => !verdict.startsWith('notFound');

export function Group(props: {
  readonly group: ClaimGroup;
  readonly incidents: ClaimsView['incidents'];
}): ReactNode {
  const { words, name } = useSpeech();
  const { group, incidents } = props;
  const against = group.against === 'both' ? words.claims.both : name(group.against);
  const title = words.claims.on(name(group.by), against);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const turn = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <div className="claims-side">
      <h3>
        <PartyName id={group.by} />
      </h3>
      <p className="small soft claims-on">{title}</p>
      <ScrollX>
        <table className="plain-table claims-table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{words.claims.figure}</th>
              <th scope="col" className="number">
                {words.claims.found}
              </th>
              <th scope="col" className="number">
                {words.claims.notFound}
              </th>
              <th scope="col" className="number">
                {words.claims.notClaimed}
              </th>
            </tr>
          </thead>
          <tbody>
            {group.claims.map((claim) => (
              <Fragment key={claim.id}>
                <Row claim={claim} open={open.has(claim.id)} turn={() => turn(claim.id)} />
                {open.has(claim.id) && (
                  <tr className="claims-detail">
                    <td colSpan={4}>
                      <Parts claim={claim} incidents={incidents} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {group.notClaimed.length > 0 && (
        <details className="claims-not-claimed">
          <summary title={words.claims.notClaimedHint}>
            {words.claims.notClaimed}: {group.notClaimed.length}
          </summary>
          <Incidents ids={group.notClaimed} incidents={incidents} />
        </details>
      )}
    </div>
  );
}

function Row(props: {
  readonly claim: ClaimRow;
  readonly open: boolean;
  readonly turn: () => void;
}): ReactNode {
  const { words, moments, number, name } = useSpeech();
  const { claim, open, turn } = props;
  const { tally } = claim;
  const sum = (found: boolean): number =>
    Object.entries(tally ?? {}).reduce(
      (all, [verdict, n]) => (isFound(verdict) === found ? all + n : all),
      0,
    );
  const unfound = sum(false);
  const speech = { words, number };
  const [first] = claim.parts;
  const isNotCompared = claim.parts.every(({ beside }) => beside.kind === 'notComparable');
  const notes = [
    first?.beside.kind === 'notComparable' && isNotCompared
      ? words.claims.notComparable[first.beside.why]
      : '',
    relationText(claim, speech),
    ...claim.faults.map((fault) => faultText(fault, speech)),
  ];
  return (
    <tr>
      <td>
        <button type="button" className="claims-open" aria-expanded={open} onClick={turn}>
          <strong>{amountText(claim.total, speech)}</strong> <span lang="en">{claim.unitWords}</span>
        </button>
        <div className="small soft">
          {moments.window(claim.startMs, claim.endMs)} · {name(claim.source)}
        </div>
        {notes
          .filter((note) => note !== '')
          .map((note) => (
            <div key={note} className="small soft">
              {note}
            </div>
          ))}
      </td>
      <td className="number" data-label={words.claims.found}>
        {tally ? number(sum(true)) : '–'}
      </td>
      <td className="number" data-label={words.claims.notFound}>
        {tally ? number(unfound) : '–'}
        {tally && tally.notFoundUnwatched > 0 && (
          <div className="small soft">
            {words.claims.verdict.notFoundUnwatched}
            {tally.notFoundUnwatched < unfound && `: ${number(tally.notFoundUnwatched)}`}
          </div>
        )}
      </td>
      <td className="number" data-label={words.claims.notClaimed}>
        {tally ? number(claim.notClaimed.length) : '–'}
      </td>
    </tr>
  );
}
