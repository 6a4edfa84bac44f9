/**
 * Who stands where: a row for each who spoke or could have, a column for each clause. On a phone a block for each, with
 * only the clauses on which it differs from what was said of the whole.
 */
import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Declaration, PositionCell, PositionsView } from '../api/types.ts';
import { usePhone } from '../frame/rail.tsx';
import { ScrollX } from '../frame/scroll-x.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { DeclarationEntry } from './declarations.tsx';
import { orderedRows, type PositionRow } from './rows.ts';
import { StanceWord } from './stance.tsx';

export function Matrix({ view }: { readonly view: PositionsView }): ReactNode {
  const { words, mission } = useSpeech();
  const phone = usePhone();
  const english = (id: string): string =>
    [...mission.parties, ...mission.guarantors].find((party) => party.id === id)?.name.en ?? id;
  const rows = orderedRows(view.rows, english);
  return (
    <section className="position-part" data-testid="matrix">
      <h2>{words.positions.matrix}</h2>
      {phone ? <Blocks view={view} rows={rows} /> : <Table view={view} rows={rows} />}
    </section>
  );
}

interface Shown {
  readonly view: PositionsView;
  readonly rows: readonly PositionRow[];
}

function Table({ view, rows }: Shown): ReactNode {
  const { words, text } = useSpeech();
  return (
    <ScrollX>
      <table className="plain-table position-table">
        <caption className="visually-hidden">{words.positions.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{words.positions.who}</th>
            <th scope="col">{words.positions.whole}</th>
            {view.clauses.map(({ clause, title }) => (
              <th key={clause} scope="col">
                {text(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.declarer}>
              <th scope="row">
                <PartyName id={row.declarer} />
                <div className="soft small">{words.positions.role[row.role]}</div>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.clause}>
                  <Cell cell={cell} view={view} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Blocks({ view, rows }: Shown): ReactNode {
  const { words, text } = useSpeech();
  const title = (id: string): string => {
    const clause = view.clauses.find(({ clause }) => clause === id);
    return clause ? text(clause.title) : words.positions.whole;
  };
  return rows.map((row) => (
    <div key={row.declarer} className="position-block">
      <h3>
        <PartyName id={row.declarer} /> <span className="soft small">{words.positions.role[row.role]}</span>
      </h3>
      <dl>
        {row.cells
          .filter((cell) => cell.clause === '' || (cell.behind !== null && !cell.ofWhole))
          .map((cell) => (
            <div key={cell.clause}>
              <dt className="small soft">{title(cell.clause)}</dt>
              <dd>
                <Cell cell={cell} view={view} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  ));
}

function Cell({ cell, view }: { readonly cell: PositionCell; readonly view: PositionsView }): ReactNode {
  const { words } = useSpeech();
  const cited = [cell.behind, ...cell.earlier].flatMap((id) => {
    const declaration = view.declarations.find((one) => one.id === id);
    return declaration ? [declaration] : [];
  });
  if (cell.behind === null && cited.length === 0) return <StanceWord stance={cell.stance} />;
  return (
    <>
      <Popover position="bottom-start" shadow="md" trapFocus withinPortal width="min(420px, 92vw)">
        <Popover.Target>
          <UnstyledButton className="position-cell" data-inherited={cell.ofWhole || undefined}>
            <StanceWord stance={cell.stance} />
            {cell.ofWhole && <span className="soft small">{words.positions.ofWhole}</span>}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Behind cited={cited} silent={cell.behind === null} />
        </Popover.Dropdown>
      </Popover>
      {!cell.ofWhole && <Conditions cell={cell} />}
    </>
  );
}

function Conditions({ cell }: { readonly cell: PositionCell }): ReactNode {
  const { words } = useSpeech();
  if (cell.stance !== 'acceptedOnConditions') return null;
  if (cell.conditions.length === 0)
    return <p className="soft small">{words.positions.conditionsNotStated}</p>;
  return (
    <ul className="position-conditions small" lang="en" aria-label={words.agreement.conditions}>
      {cell.conditions.map((condition) => (
        <li key={condition}>{condition}</li>
      ))}
    </ul>
  );
}

function Behind(props: { readonly cited: readonly Declaration[]; readonly silent: boolean }): ReactNode {
  const { words } = useSpeech();
  const [behind, ...rest] = props.cited;
  const earlier = props.silent ? props.cited : rest;
  return (
    <div className="position-behind small">
      {!props.silent && behind && (
        <>
          <h3>{words.positions.behind}</h3>
          <DeclarationEntry declaration={behind} dated />
        </>
      )}
      {earlier.length > 0 && (
        <>
          <h3>{words.positions.earlier}</h3>
          {earlier.map((one) => (
            <DeclarationEntry key={one.id} declaration={one} dated />
          ))}
        </>
      )}
    </div>
  );
}
