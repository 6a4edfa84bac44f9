/**
 * The incidents of the whole period, in pages from the server. The window is not part of the question: brushing needs
 * no answer from the server.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ask, type Failure, latest, useLoad } from '../api/load.ts';
import type { IncidentList, IncidentRow } from '../api/types.ts';
import type { Filter } from '../filter/filter.ts';
import type { TimeWindow } from '../window/window.ts';

const PAGE = 5_000;

export interface Rows {
  readonly rows: readonly IncidentRow[];
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly again: () => void;
}

const NONE: readonly IncidentRow[] = [];

export function useRows(filter: Filter, period: TimeWindow): Rows {
  const query = filter.serverQuery ? `&${filter.serverQuery}` : '';
  const path = `incidents?from=${period.startMs}&to=${period.endMs}${query}`;
  const first = useLoad<IncidentList>(pageOf(path, 0));
  const [rest, setRest] = useState<{
    readonly of: IncidentList | null;
    readonly rows: readonly IncidentRow[];
    readonly failure: Failure | null;
  }>({ of: null, rows: NONE, failure: null });
  // What is still loading belongs to another question: its further pages are not asked for.
  const ready = first.state === 'ready' ? first.value : null;
  const loadOn = useCallback(() => {
    if (!ready || ready.incidents.length >= ready.total) return;
    let wanted = true;
    loadRest(path, ready).then(
      (rows) => wanted && setRest({ of: ready, rows, failure: null }),
      (failure: Failure) => wanted && setRest({ of: ready, rows: NONE, failure }),
    );
    return () => {
      wanted = false;
    };
  }, [ready, path]);
  useEffect(loadOn, [loadOn]);
  const head = latest(first);
  const rows = useMemo(() => {
    if (!head) return NONE;
    return rest.of === head ? [...head.incidents, ...rest.rows] : head.incidents;
  }, [head, rest]);
  const complete = head !== null && (head.incidents.length >= head.total || rest.of === head);
  const failed = first.state === 'failed' ? first : null;
  return {
    rows,
    loading: first.state === 'loading' || (first.state === 'ready' && !complete),
    failure: failed?.failure ?? (rest.of === head && head ? rest.failure : null),
    again: failed?.again ?? loadOn,
  };
}

const pageOf = (path: string, offset: number): string => `${path}&limit=${PAGE}&offset=${offset}`;

async function loadRest(path: string, head: IncidentList): Promise<IncidentRow[]> {
  const rows: IncidentRow[] = [];
  let offset = head.incidents.length;
  while (offset < head.total) {
    const page = await ask<IncidentList>(pageOf(path, offset));
    // A server that gives fewer than it promised must not be asked for ever.
    if (page.incidents.length === 0) break;
    for (const row of page.incidents) rows.push(row);
    offset += page.incidents.length;
  }
  return rows;
}
