/** The parts of a claim, each with its verdicts and the incidents that it is matched with. */
import type { ReactNode } from 'react';
import type { ClaimsView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { amountText } from './claim-text.ts';
import type { ClaimRow } from './group.tsx';
import { Incidents } from './incidents.tsx';

type Part = ClaimRow['parts'][number];
type Verdict = keyof Extract<Part['beside'], { kind: 'matched' }>['tally'];

export function Parts(props: {
  readonly claim: ClaimRow;
  readonly incidents: ClaimsView['incidents'];
}): ReactNode {
  const { words } = useSpeech();
  const { claim, incidents } = props;
  return (
    <div className="claims-parts">
      <p className="small claims-on" lang="en">
        {claim.summary}
      </p>
      {claim.parts.map((part) => (
        <PartView key={part.id} part={part} incidents={incidents} />
      ))}
      {claim.notClaimed.length > 0 && (
        <details>
          <summary>
            {words.claims.notClaimed}: {claim.notClaimed.length}
          </summary>
          <Incidents ids={claim.notClaimed} incidents={incidents} />
        </details>
      )}
    </div>
  );
}

function PartView(props: { readonly part: Part; readonly incidents: ClaimsView['incidents'] }): ReactNode {
  const { words, number } = useSpeech();
  const { part, incidents } = props;
  const { beside } = part;
  const range = ({ min, max }: { min: number; max: number }): string =>
    min === max ? number(min) : `${number(min)}–${number(max)}`;
  return (
    <div className="claims-part">
      <div>
        <strong>{amountText(part.amount, { words, number })}</strong>{' '}
        {part.words === '' ? words.claims.role[part.role] : <span lang="en">{part.words}</span>}
        {part.role === 'within' && <span className="soft"> ({words.claims.role.within})</span>}
      </div>
      {beside.kind === 'notComparable' && (
        <div className="small soft">{words.claims.notComparable[beside.why]}</div>
      )}
      {beside.kind === 'counted' && (
        <div className="small">
          {words.claims.counted(range(beside.asClaimed), range(beside.undetermined), range(beside.otherwise))}
        </div>
      )}
      {beside.kind === 'matched' && <Matched beside={beside} incidents={incidents} />}
    </div>
  );
}

function Matched(props: {
  readonly beside: Extract<Part['beside'], { kind: 'matched' }>;
  readonly incidents: ClaimsView['incidents'];
}): ReactNode {
  const { words, number } = useSpeech();
  const { beside, incidents } = props;
  const { tally, matches, noticed, beyondFigure } = beside;
  const told = (Object.keys(tally) as Verdict[]).filter((verdict) => tally[verdict] > 0);
  const doubts = new Map(
    matches.map((match) => [
      match.incident,
      [
        match.isOwnAccountOnly ? words.claims.ownAccountOnly : '',
        match.clause.kind === 'byReading' ? words.claims.byReading(match.clause.inside.join(', ')) : '',
        match.fitsParts.length > 0 ? words.claims.fitsParts : '',
        match.ambiguousWith.length > 0 ? words.claims.ambiguous(match.ambiguousWith.length) : '',
      ]
        .filter((doubt) => doubt !== '')
        .join('; '),
    ]),
  );
  return (
    <ul className="claims-verdicts">
      {told.map((verdict) => {
        const ids = matches.filter((match) => match.verdict === verdict).map(({ incident }) => incident);
        const isUnfound = ids.length === 0;
        const label = (
          <>
            {isUnfound ? words.claims.notFound : words.claims.found}, {words.claims.verdict[verdict]}:{' '}
            <strong>{number(tally[verdict])}</strong>
            {isUnfound && typeof noticed === 'number' && noticed > 0 && (
              <span className="soft"> ({words.claims.noticed(number(noticed, 2))})</span>
            )}
          </>
        );
        return (
          <li key={verdict} className={verdict === 'notFoundUnwatched' ? 'hatch' : undefined}>
            {isUnfound ? (
              <span>{label}</span>
            ) : (
              <details open={ids.length <= 3}>
                <summary>{label}</summary>
                <Incidents ids={ids} incidents={incidents} doubts={doubts} />
              </details>
            )}
          </li>
        );
      })}
      {beyondFigure.length > 0 && (
        <li>
          <details>
            <summary>{words.claims.beyondFigure(beyondFigure.length)}</summary>
            <Incidents ids={beyondFigure} incidents={incidents} />
          </details>
        </li>
      )}
    </ul>
  );
}
