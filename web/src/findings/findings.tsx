/** Findings as a table for the keyboard: filters as a sentence, sorting, pages from the server, export of all of them. */
import { Button, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { go, hrefOf, useAddress } from '../address/address.ts';
import { ask, useLoad } from '../api/load.ts';
import type { FindingList, FindingRow } from '../api/types.ts';
import { findingChoices } from '../filter/choices.ts';
import { FilterSentence } from '../filter/sentence.tsx';
import { Icon } from '../frame/icons.tsx';
import { Empty, Show } from '../frame/states.tsx';
import { useRowKeys } from '../incidents/row-keys.ts';
import { Pager } from '../incidents/table.tsx';
import { useSettledWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { saveFile, toCsv } from './csv.ts';
import { Row } from './row.tsx';
import '../incident/incident.css';
import './findings.css';

const PAGE = 50;
const EXPORT_PAGE = 5_000;
const FILTERS = ['agreement', 'clause', 'reading', 'verdict', 'band', 'party', 'q'] as const;
/** A minus means downward. */
const SORTS = {
  newest: '-start',
  oldest: 'start',
  surest: '-probability',
  leastSure: 'probability',
} as const;

export default function Findings(): ReactNode {
  const speech = useSpeech();
  const { words, mission, moments } = speech;
  const { query } = useAddress();
  const window = useSettledWindow(mission);
  const page = Math.max(0, Number(query.page ?? 1) - 1 || 0);
  const sort =
    query.sort && Object.values(SORTS).some((known) => known === query.sort) ? query.sort : SORTS.newest;
  const filters = FILTERS.flatMap((key) => (query[key] ? [`${key}=${encodeURIComponent(query[key])}`] : []));
  const base = [
    'findings?sort=',
    sort,
    `&from=${window.startMs}&to=${window.endMs}`,
    ...filters.map((one) => `&${one}`),
  ].join('');
  const loaded = useLoad<FindingList>(`${base}&limit=${PAGE}&offset=${page * PAGE}`);
  const choices = findingChoices(query, speech);
  return (
    <div className="findings">
      <header className="findings-head">
        <h1 className="visually-hidden">{words.findings.title}</h1>
        <FilterSentence
          choices={choices}
          lead={
            <span>
              <strong>
                {loaded.state === 'ready' ? words.findings.total(loaded.value.total) : words.findings.title}
              </strong>{' '}
              <span className="soft">
                {words.findings.inWindow} {moments.window(window.startMs, window.endMs)}
              </span>
            </span>
          }
        />
        <div className="findings-tools">
          <Button size="xs" variant="default" component="a" href={hrefOf({ view: 'treatment', id: '' })}>
            {words.findings.apart}
          </Button>
          <Button size="xs" variant="default" component="a" href={hrefOf({ view: 'claims', id: '' })}>
            {words.claims.link}
          </Button>
          <Select
            size="xs"
            w={210}
            aria-label={words.findings.sort}
            value={sort}
            allowDeselect={false}
            onChange={(value) => go({ query: { sort: value ?? undefined, page: undefined } })}
            data={(Object.keys(SORTS) as (keyof typeof SORTS)[]).map((key) => ({
              value: SORTS[key],
              label: words.findings[key],
            }))}
          />
          <ExportButton base={base} named={choices.flatMap((choice) => choice.values)} />
        </div>
      </header>
      <Show loaded={loaded} words={words}>
        {(list) => <FindingTable list={list} page={page} />}
      </Show>
    </div>
  );
}

function FindingTable(props: { readonly list: FindingList; readonly page: number }): ReactNode {
  const { words } = useSpeech();
  const { findings, total } = props.list;
  const { query } = useAddress();
  const isCurrent = (row: FindingRow): boolean =>
    row.because ? row.id === query.finding : row.incident === query.incident;
  // An incident opens its panel; what has none opens its proof beneath the row, and closes it again.
  const open = (row: FindingRow): void => {
    const finding = row.because && !isCurrent(row) ? row.id : undefined;
    go({ query: { finding, incident: row.because ? undefined : row.incident } });
  };
  const keys = useRowKeys(findings.length, (index) => open(findings[index]!));
  if (findings.length === 0) return <Empty title={words.findings.none} hint={words.findings.noneHint} />;
  return (
    <div className="table-scroll">
      <table className="plain-table rows findings-table" aria-label={words.findings.title}>
        <caption className="visually-hidden">{words.table.keys}</caption>
        <thead>
          <tr>
            <th scope="col">{words.table.when}</th>
            <th scope="col">{words.findings.subject}</th>
            <th scope="col">{words.findings.clause}</th>
            <th scope="col">{words.findings.reading}</th>
            <th scope="col">{words.findings.verdict}</th>
            <th scope="col">{words.findings.party}</th>
            <th scope="col">{words.findings.probability}</th>
          </tr>
        </thead>
        <tbody {...keys.body}>
          {findings.map((row, index) => (
            <Row key={row.id} row={row} current={isCurrent(row)} keys={keys.row(index)} />
          ))}
        </tbody>
      </table>
      <Pager
        page={props.page}
        size={PAGE}
        total={total}
        choose={(page) => go({ query: { page: page === 0 ? undefined : String(page + 1) } })}
      />
    </div>
  );
}

const COLUMNS = [
  'id',
  'incident',
  'start',
  'place',
  'conduct',
  'target',
  'agreement',
  'clause',
  'reading',
  'party',
  'standing',
  'verdict',
  'band',
  'probability',
  'low',
  'high',
  'because',
] as const;

function ExportButton(props: { readonly base: string; readonly named: readonly string[] }): ReactNode {
  const { words, mission, language } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      const rows: FindingRow[] = [];
      for (let total = 1; rows.length < total; ) {
        const page = await ask<FindingList>(`${props.base}&limit=${EXPORT_PAGE}&offset=${rows.length}`);
        if (page.findings.length === 0) break;
        rows.push(...page.findings);
        total = page.total;
      }
      const name = ['findings', mission.id, ...props.named].join('_').replace(/[^\p{L}\p{N}_-]+/gu, '-');
      const lines = rows.map((row) =>
        COLUMNS.map((column) => {
          if (column === 'start') return new Date(row.startMs).toISOString();
          return column === 'because' ? (row.because?.[language] ?? '') : row[column];
        }),
      );
      saveFile(`${name.slice(0, 120)}.csv`, 'text/csv', toCsv(COLUMNS, lines));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Icon name="download" size={16} />}
      disabled={busy}
      onClick={() => void run()}
    >
      {failed ? words.states.failed : busy ? words.findings.exporting : words.findings.export}
    </Button>
  );
}
