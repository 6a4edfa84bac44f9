/**
 * `truceline associate --format FORMAT FILE`: the incidents that the rows of a file tell of, a JSON line each, in the
 * order of their start. With --from or --to: those that a row dated in these local days, both inclusive, tells of; rows
 * of other days still help to tell incidents apart.
 */
import { makeAttributor } from '../attribution/attribute.js';
import type { CodedReport } from '../coding/coded.js';
import { associate } from '../incident/associate.js';
import type { Incident } from '../incident/incident.js';
import type { Mission } from '../mission/open.js';
import { dayOf } from '../time/instant.js';
import { placeOf } from './code-feed.js';
import { type FeedChoice, feedRows, rowOf } from './feed-rows.js';
import { terminalProgress } from './progress.js';

export interface AssociatedFeed {
  readonly rows: number;
  readonly setAside: number;
  readonly incidents: number;
}

const TELL_EVERY = 1_000;

export async function associateFeed(
  choice: FeedChoice & { readonly from?: string | undefined; readonly to?: string | undefined },
  mission: Mission,
): Promise<AssociatedFeed> {
  const { timeZone } = mission.config;
  const progress = terminalProgress();
  progress.step('coding', 0);
  const reports: CodedReport[] = [];
  /** Rows dated in the days asked for. */
  const wanted = new Set<number>();
  let rows = 0;
  let setAside = 0;
  for await (const one of feedRows(choice, mission)) {
    rows++;
    if ('fault' in one) {
      setAside++;
      continue;
    }
    for (const report of mission.code(one.observation)) reports.push(report);
    const day = dayOf(timeZone, Date.parse(one.observation.time.start));
    if ((choice.from ?? day) <= day && day <= (choice.to ?? day)) wanted.add(one.row);
    if (rows % TELL_EVERY === 0) progress.to(rows);
  }
  progress.step('associating', 0);
  const incidents = associate(reports, mission.association);
  progress.done();
  const attribute = makeAttributor(mission.attribution);
  let written = 0;
  for (const incident of incidents) {
    const told = rowsOf(incident);
    if (!told.some((row) => wanted.has(row))) continue;
    const { happened, hypotheses, author } = attribute(incident);
    const attribution: Record<string, number> = {};
    for (const { id, probability } of hypotheses) attribution[id] = happened.value * probability.value;
    attribution.didNotHappen = 1 - happened.value;
    written++;
    process.stdout.write(`${JSON.stringify({ ...summaryOf(incident), attribution, author, rows: told })}\n`);
  }
  return { rows, setAside, incidents: written };
}

function rowsOf({ accounts }: Incident): number[] {
  const rows = new Set<number>();
  for (const { observations } of accounts) for (const id of observations) rows.add(rowOf(id));
  return [...rows].sort((a, b) => a - b);
}

/** `killed` and `injured` are the highest that an account gives; `tolls` has both ends. */
function summaryOf(incident: Incident): object {
  const { id, time, place, conduct, means, target, killed, injured } = incident;
  return {
    id,
    from: new Date(time.startMs).toISOString(),
    to: new Date(time.endMs).toISOString(),
    timePrecision: time.precision,
    ...placeOf(place),
    region: place.region,
    conduct,
    means,
    target,
    killed: killed?.max ?? null,
    injured: injured?.max ?? null,
    tolls: { killed, injured },
  };
}
