/** What came since: reports that were issued, findings that changed or are new, incidents, records. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { TodayView } from '../api/types.ts';
import { VerdictWord } from '../incident/verdicts.tsx';
import { PartyName } from '../people/party.tsx';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { FindingLine, IncidentLine, listed, moveTo, Part, readingTitle } from './lines.tsx';

type Revised = TodayView['fresh']['revised']['latest'][number];

export function Fresh({ view }: { readonly view: TodayView }): ReactNode {
  const { number } = useSpeech();
  const words = useMorningWords().today;
  const { fresh, size, since } = view;
  const asOf = String(size);
  const binding = { agreement: undefined, clause: undefined, verdict: 'violation,undetermined', asOf };
  return (
    <section className="today-column" aria-labelledby="today-fresh" data-testid="today-fresh">
      <h2 id="today-fresh">{words.fresh}</h2>
      {size === since && <p className="soft">{words.nothingNew}</p>}
      <Part
        title={words.reports}
        list={listed(fresh.reports)}
        line={({ day, number: no, version }) => (
          <a href={hrefOf({ view: 'reports', id: day, query: { asOf } })}>
            {words.report(number(no), day, number(version))}
          </a>
        )}
      />
      <Part
        title={words.revised}
        list={fresh.revised}
        line={(row) => (
          <FindingLine row={row} asOf={size}>
            <Change row={row} since={since} size={size} />
          </FindingLine>
        )}
      />
      {fresh.withdrawn > 0 && <p className="small">{words.withdrawn(fresh.withdrawn)}</p>}
      <Part
        title={words.findings}
        list={fresh.findings}
        all={{ view: 'findings', id: '', query: binding }}
        line={(row) => <FindingLine row={row} asOf={size} />}
      />
      <Part
        title={words.incidents}
        list={fresh.incidents}
        all={{ view: 'line', id: '', query: { as: 'table', asOf } }}
        line={(row) => <IncidentLine row={row} asOf={size} />}
      />
      {fresh.records > 0 && (
        <section className="today-part">
          <h3>{words.records}</h3>
          <p className="small">
            {words.recordsNote(number(fresh.records), number(fresh.declarations), number(fresh.handovers))}
          </p>
        </section>
      )}
    </section>
  );
}

/** Both states in the same words; the one of before opens as it was then. */
function Change(props: { readonly row: Revised; readonly since: number; readonly size: number }): ReactNode {
  const speech = useSpeech();
  const words = useMorningWords().today;
  const { row, since } = props;
  return (
    <>
      <span className="soft"> · {readingTitle(row.agreement, row.reading, speech)}</span>
      <dl className="today-change">
        <dt>
          <a href={hrefOf(moveTo(row, since))}>{words.before}</a>
        </dt>
        <dd>
          <State of={row.before} />
        </dd>
        <dt>{words.now}</dt>
        <dd>
          <State of={row} />
        </dd>
      </dl>
    </>
  );
}

function State({ of }: { readonly of: Revised['before'] }): ReactNode {
  const { words } = useSpeech();
  return (
    <>
      <VerdictWord verdict={of.verdict} band={of.band} />
      <span className="soft">
        {' · '}
        <PartyName id={of.party} /> · {words.standing[of.standing]}
      </span>
    </>
  );
}
