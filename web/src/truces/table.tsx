/** What was counted in the hours in force and before. What is known to the day only stands apart. */
import type { ReactNode } from 'react';
import type { TruceView } from '../api/types.ts';
import { ScrollX } from '../frame/scroll-x.tsx';
import { useSpeech } from '../words/speech.tsx';

type Row = TruceView['rows'][number];
type Cell = Row['during'];
type TollCell = TruceView['tolls'][number]['during'];

export function TruceTable({ truce }: { readonly truce: TruceView }): ReactNode {
  const { words } = useSpeech();
  const rates = truce.rows.map((row) =>
    [row.during, row.weekBefore, row.sevenDays].map((cell) => (cell === 'notObserved' ? 0 : cell.perHour)),
  );
  const most = Math.max(1e-9, ...rates.flat());
  return (
    <ScrollX>
      <table className="plain-table truce-table">
        <caption className="visually-hidden">{words.truces.intro}</caption>
        <thead>
          <tr>
            <th scope="col">{words.table.what}</th>
            <th scope="col">{words.truces.perHour}</th>
            <th scope="col">
              <i className="truce-key" /> {words.truces.during}
            </th>
            <th scope="col">
              <i className="truce-key before" /> {words.truces.before}
            </th>
            <th scope="col">{words.truces.sevenDays}</th>
          </tr>
        </thead>
        <tbody>
          {truce.rows.map((row) => (
            <tr key={row.what}>
              <th scope="row">{words.truces.what[row.what] ?? row.what}</th>
              <td className="truce-bars">
                <RateBar cell={row.during} most={most} />
                <RateBar cell={row.weekBefore} most={most} before />
              </td>
              <td>
                <Counted cell={row.during} />
              </td>
              <td>
                <Counted cell={row.weekBefore} />
              </td>
              <td>
                <Counted cell={row.sevenDays} />
              </td>
            </tr>
          ))}
          {truce.tolls.map((row) => (
            <tr key={row.what}>
              <th scope="row">{words.truces.what[row.what] ?? row.what}</th>
              <td />
              <td>
                <Toll cell={row.during} />
              </td>
              <td>
                <Toll cell={row.weekBefore} />
              </td>
              <td>
                <Toll cell={row.sevenDays} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Counted({ cell }: { readonly cell: Cell }): ReactNode {
  const { words, number } = useSpeech();
  if (cell === 'notObserved') return <NotObserved />;
  const shown = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <>
      <strong>{shown(cell.timed)}</strong>
      {cell.dateOnlyEvents > 0 && (
        <div className="small soft">
          + {shown(cell.dateOnly)} {words.truces.dateOnly}
        </div>
      )}
    </>
  );
}

function Toll({ cell }: { readonly cell: TollCell }): ReactNode {
  const { words, number } = useSpeech();
  if (cell === 'notObserved') return <NotObserved />;
  const range = ({ min, max }: { min: number; max: number }): string =>
    min === max ? number(min) : `${number(min)}–${number(max)}`;
  return (
    <>
      <strong>{range(cell.timed)}</strong>
      {cell.dateOnly.max > 0 && (
        <div className="small soft">
          + {range(cell.dateOnly)} {words.truces.dateOnly}
        </div>
      )}
    </>
  );
}

function NotObserved(): ReactNode {
  const { words } = useSpeech();
  return <span className="truce-missing hatch">{words.legend.notObserved}</span>;
}

function RateBar(props: {
  readonly cell: Cell;
  readonly most: number;
  readonly before?: boolean;
}): ReactNode {
  const { number } = useSpeech();
  if (props.cell === 'notObserved') return <div className="truce-bar" />;
  const { perHour } = props.cell;
  return (
    <div className="truce-bar">
      <i
        className={props.before ? 'truce-fill before' : 'truce-fill'}
        style={{ width: `${(perHour / props.most) * 80}%` }}
      />
      <span className="small">{number(perHour, 2)}</span>
    </div>
  );
}
