/**
 * `truceline associate --format FORMAT FILE`: the incidents that the rows of a file tell of, a JSON line each, in the
 * order of their start. With --from or --to: those that a row dated in these local days, both inclusive, tells of; rows
 * of other days still help to tell incidents apart.
 *
 * A row that tells of several events stands under `rows` of one incident, that of the first event it tells of, and under
 * `alsoRows` of the others: each row is in `rows` once.
 */
import { attributeAll } from '../attribution/attribute-all.js';
import { assignmentOf } from '../benchmark/gold/assignment.js';
import type { CodedReport } from '../coding/coded.js';
import { type Associated, associated } from '../incident/associate.js';
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
  const found = associated(reports, mission.association);
  progress.step('attributing', 0);
  const { attributions } = attributeAll(
    found.map(({ incident }) => incident),
    mission.attribution,
  );
  progress.done();
  const told = rowsByIncident(found);
  let written = 0;
  for (const [at, { incident }] of found.entries()) {
    const { rows, alsoRows } = told[at]!;
    if (![...rows, ...alsoRows].some((row) => wanted.has(row))) continue;
    const { joint, author } = attributions[at]!;
    written++;
    process.stdout.write(
      `${JSON.stringify({ ...summaryOf(incident), attribution: joint, author, rows, alsoRows })}\n`,
    );
  }
  return { rows, setAside, incidents: written };
}

interface ToldBy {
  /** Rows whose first event this is, ascending. */
  readonly rows: readonly number[];
  /** Rows that tell of another event first, ascending. */
  readonly alsoRows: readonly number[];
}

/** In the order of the incidents. */
function rowsByIncident(found: readonly Associated[]): readonly ToldBy[] {
  const assigned = assignmentOf(found);
  return found.map(({ incident, reports }) => {
    const ids = [...new Set(reports.map((id) => id.split('#')[0]!))].sort();
    const isFirst = (id: string): boolean => assigned(id) === incident.id;
    return {
      rows: ids.filter(isFirst).map(rowOf),
      alsoRows: ids.filter((id) => !isFirst(id)).map(rowOf),
    };
  });
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
