/**
 * The incidents of the whole period, in columns from the server. The window is not part of the question: brushing needs no answer
 * from the server. While another question is answered, what was there stays at hand.
 */
import { useEffect, useState } from 'react';
import { type Failure, failureOf, request, useEdition } from '../api/load.ts';
import type { Filter } from '../filter/filter.ts';
import type { TimeWindow } from '../window/window.ts';
import { type Incidents, readIncidents } from './columns.ts';

export interface LoadedIncidents {
  readonly incidents: Incidents | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly again: () => void;
}

/** Each part that comes costs a sorting of what is drawn. */
const BETWEEN_PARTS_MS = 400;

export function useIncidents(filter: Filter, period: TimeWindow): LoadedIncidents {
  const query = filter.serverQuery ? `&${filter.serverQuery}` : '';
  const path = `columns/incidents?from=${period.startMs}&to=${period.endMs}${query}`;
  const edition = useEdition();
  const [attempt, setAttempt] = useState(0);
  const key = `${path} ${edition} ${attempt}`;
  const [loaded, setLoaded] = useState<{
    readonly key: string;
    readonly incidents: Incidents | null;
    readonly failure: Failure | null;
  }>({ key: '', incidents: null, failure: null });
  useEffect(() => {
    const known = kept.get(key);
    if (known) {
      setLoaded({ key, incidents: known, failure: null });
      return;
    }
    const stop = new AbortController();
    load(path, key, stop.signal, (incidents) => setLoaded({ key, incidents, failure: null })).catch(
      (error: unknown) => {
        if (!stop.signal.aborted) setLoaded({ key, incidents: null, failure: failureOf(error) });
      },
    );
    return () => stop.abort();
  }, [path, key]);
  const { incidents } = loaded;
  const failure = loaded.key === key ? loaded.failure : null;
  const complete = loaded.key === key && incidents !== null && incidents.length === incidents.total;
  return {
    incidents,
    loading: !complete && !failure,
    failure,
    again: () => setAttempt((count) => count + 1),
  };
}

async function load(
  path: string,
  key: string,
  signal: AbortSignal,
  show: (incidents: Incidents) => void,
): Promise<void> {
  const response = await request(path, signal);
  let shownAt = 0;
  await readIncidents(response.body!, (incidents) => {
    const complete = incidents.length === incidents.total;
    if (complete) keep(key, incidents);
    if (signal.aborted || (!complete && performance.now() - shownAt < BETWEEN_PARTS_MS)) return;
    shownAt = performance.now();
    show(incidents);
  });
}

/** So that leaving the map and coming back, or taking a filter away, is instant. */
const kept = new Map<string, Incidents>();
const KEPT = 2;

function keep(key: string, incidents: Incidents): void {
  kept.set(key, incidents);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
}
