/**
 * The incidents of the whole period, in pages from the server. The window is not part of the question: brushing needs
 * no answer from the server.
 */
import { useEffect, useMemo, useState } from 'react';
import { ask, type Failure, useLoad } from '../api/load.ts';
import type { IncidentList, IncidentRow } from '../api/types.ts';
import type { Filter } from '../filter/filter.ts';
import { isIn, type TimeWindow } from '../window/window.ts';

const PAGE = 5_000;

export interface Rows {
  readonly rows: readonly IncidentRow[];
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly again: () => void;
}

const NONE: readonly IncidentRow[] = [];

export function useRows(filter: Filter): Rows {
  const query = filter.serverQuery;
  const path = (offset: number): string => `incidents?limit=${PAGE}&offset=${offset}${query ? `&${query}` : ''}`;
  const first = useLoad<IncidentList>(path(0));
  const [rest, setRest] = useState<{ readonly of: IncidentList | null; readonly rows: readonly IncidentRow[] }>({
    of: null,
    rows: NONE,
  });
  const head = first.state === 'ready' ? first.value : first.state === 'loading' ? first.previous : null;
  useEffect(() => {
    if (!head || head.incidents.length >= head.total || head.incidents.length === 0) return;
    let wanted = true;
    void loadRest(path, head).then((rows) => wanted && setRest({ of: head, rows }), () => undefined);
    return () => {
      wanted = false;
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: the head stands for its path
  }, [head]);
  const complete = head === null || head.incidents.length >= head.total || rest.of === head;
  const rows = useMemo(() => {
    if (!head) return NONE;
    return rest.of === head ? [...head.incidents, ...rest.rows] : head.incidents;
  }, [head, rest]);
  return {
    rows,
    loading: first.state === 'loading' || !complete,
    failure: first.state === 'failed' ? first.failure : null,
    again: first.state === 'failed' ? first.again : () => undefined,
  };
}

/** Rows that the filter and the window let through, in the order of time. */
export function rowsIn(rows: readonly IncidentRow[], filter: Filter, window: TimeWindow): IncidentRow[] {
  return rows.filter((row) => isIn(window, row.startMs, row.endMs) && filter.matches(row));
}

async function loadRest(path: (offset: number) => string, head: IncidentList): Promise<IncidentRow[]> {
  const rows: IncidentRow[] = [];
  let offset = head.incidents.length;
  while (offset < head.total) {
    const page = await ask<IncidentList>(path(offset));
    // A server that gives fewer than it promised must not be asked for ever.
    if (page.incidents.length === 0) break;
    for (const row of page.incidents) rows.push(row);
    offset += page.incidents.length;
  }
  return rows;
}
