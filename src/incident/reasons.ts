/**
 * Why each report is in its incident: what it was likest, what a person ruled. Made when somebody asks, which for most
 * incidents of a year nobody does.
 */
import type { Reason } from '../record/reason.js';
import { columnsOf } from './columns.js';
import type { Group } from './gather.js';
import { likeness } from './likeness.js';
import type { Ruled } from './ruling.js';
import type { Telling } from './telling.js';

/** Earlier tellings that a newcomer is held against for its reason. */
const COMPARED = 12;

/** One or more a telling, in their order. */
export function reasonsOf({ tellings, ruled }: Group): Reason[] {
  const columns = columnsOf(tellings);
  return tellings.flatMap((telling, at) => {
    const records = telling.reports.map((report) => report.observation);
    return [joinReason(tellings, columns, at, records), ...(ruled[at] ?? []).map(rulingReason(records))];
  });
}

function joinReason(
  tellings: readonly Telling[],
  columns: ReturnType<typeof columnsOf>,
  at: number,
  records: readonly string[],
): Reason {
  if (tellings[at]!.best.report_kind === 'detection')
    return {
      rule: 'detection-fits',
      because: 'A detection at this place and time corroborates it.',
      records,
    };
  if (at === 0)
    return { rule: 'opens-incident', because: 'It is the earliest report of the incident.', records };
  let logOdds = Number.NEGATIVE_INFINITY;
  let likest: Telling | undefined;
  for (let i = 0; i < at; i++) {
    if (at > COMPARED && i === COMPARED / 2) i = at - COMPARED / 2;
    const score = likeness(columns, i, at);
    if (score <= logOdds) continue;
    logOdds = score;
    likest = tellings[i]!;
  }
  if (!likest)
    return {
      rule: 'joins-by-ruling',
      because: 'Place and time alone would not have joined it; a person did.',
      records,
    };
  const { observation } = likest.reports[0]!;
  return {
    rule: 'joins-incident',
    because: `Place, time, codes and words, held against those of ${observation}, make one event likelier than two (log-odds ${Math.round(logOdds * 10) / 10}).`,
    records: [...records, observation],
  };
}

const rulingReason =
  (records: readonly string[]) =>
  ({ ruling, overruledBy }: Ruled): Reason => {
    const did = ruling.kind === 'join' ? 'joined' : 'split';
    const kept =
      overruledBy === undefined ? '' : ` The later ruling ${overruledBy} contradicts it and holds.`;
    return {
      rule: overruledBy === undefined ? `${ruling.kind}-by-person` : 'ruling-overruled',
      because: `${ruling.by} ${did} these reports (${ruling.id}): ${ruling.reason}${kept}`,
      records: [...records, ruling.id],
    };
  };
