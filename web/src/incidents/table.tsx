/** The incidents as a table: the same as the map shows, for reading, for keyboards and for screen readers. */
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { go, useAddress } from '../address/address.ts';
import { Icon } from '../frame/icons.tsx';
import { Empty } from '../frame/states.tsx';
import { Mark } from '../map/mark.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { type Incidents, incidentAt } from './columns.ts';
import { useRowKeys } from './row-keys.ts';
import './table.css';

const PAGE = 100;

/** @param props.indices of those to list, by time */
export function IncidentTable(props: {
  readonly incidents: Incidents;
  readonly indices: Uint32Array;
}): ReactNode {
  const { incidents, indices } = props;
  const speech = useSpeech();
  const { words, moments, number } = speech;
  const [page, setPage] = useState(0);
  const chosen = useAddress().query.incident;
  const pages = Math.max(1, Math.ceil(indices.length / PAGE));
  const current = Math.min(page, pages - 1);
  const shown = Array.from(indices.subarray(current * PAGE, (current + 1) * PAGE), (index) =>
    incidentAt(incidents, index),
  );
  const keys = useRowKeys(shown.length, (index) => go({ query: { incident: shown[index]!.id } }));
  if (indices.length === 0) return <Empty title={words.line.none} hint={words.line.noneHint} />;
  const upTo = (value: number | null): string => (value === null ? '–' : number(value));
  return (
    <div className="table-scroll">
      <table className="plain-table rows" aria-label={words.window.incidents}>
        <caption className="visually-hidden">{words.table.keys}</caption>
        <thead>
          <tr>
            <th scope="col">{words.table.when}</th>
            <th scope="col">{words.table.where}</th>
            <th scope="col">{words.table.what}</th>
            <th scope="col">{words.table.means}</th>
            <th scope="col">{words.table.target}</th>
            <th scope="col">{words.table.certainty}</th>
            <th scope="col">{words.table.author}</th>
            <th scope="col" className="number">
              {words.table.accounts}
            </th>
            <th scope="col" className="number">
              {words.table.casualties}
            </th>
          </tr>
        </thead>
        <tbody {...keys.body}>
          {shown.map((row, index) => (
            <tr key={row.id} {...keys.row(index)} aria-current={row.id === chosen || undefined}>
              <td className="nowrap">{moments.day(row.homeMs)}</td>
              <td>
                {row.place}
                <div className="soft small">
                  {[row.region, row.sector].filter(Boolean).join(' · ')}
                  {row.radiusMetres >= 20_000 && ` · ${words.table.radius(number(row.radiusMetres / 1000))}`}
                </div>
              </td>
              <td className="nowrap">
                <Mark conduct={row.conduct} certainty={row.certainty} /> {words.conduct[row.conduct]}
              </td>
              <td>{words.means[row.means]}</td>
              <td>{words.target[row.target]}</td>
              <td>{words.certainty[row.certainty]}</td>
              <td>
                <PartyName id={row.author} />
              </td>
              <td className="number">
                {number(row.accounts)}
                {row.contested && <div className="soft small">{words.table.contested}</div>}
              </td>
              <td className="number nowrap">
                {upTo(row.killedMax)}, {upTo(row.injuredMax)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={current} size={PAGE} total={indices.length} choose={setPage} />
    </div>
  );
}

export function Pager(props: {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly choose: (page: number) => void;
}): ReactNode {
  const { words, number } = useSpeech();
  const { page, size, total } = props;
  const last = Math.max(0, Math.ceil(total / size) - 1);
  return (
    <div className="pager small">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.table.previous}
        disabled={page === 0}
        onClick={() => props.choose(page - 1)}
      >
        <Icon name="back" size={16} />
      </ActionIcon>
      <span>
        {words.table.page(
          number(Math.min(total, page * size + 1)),
          number(Math.min(total, (page + 1) * size)),
          number(total),
        )}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.table.next}
        disabled={page >= last}
        onClick={() => props.choose(page + 1)}
      >
        <Icon name="forward" size={16} />
      </ActionIcon>
    </div>
  );
}
