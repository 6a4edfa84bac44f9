/**
 * How doubtful it is that an account belongs to its incident at all: association has put it there because one event was likelier
 * than two, which leaves a chance that it was of another.
 *
 * The log-odds are those by which association joins groups (together.ts), of the account against all the others: KEENNESS of
 * the likeliest pair and the rest of the mean. Of heat they are those of detection.ts. What a person has joined is not
 * doubted. Entries on forms with plain positions, of which a mission has most, are joined by their places, so that those that do
 * not belong are already seen as astray.
 */
import { columnsOf } from '../columns.js';
import { detectionOdds } from '../detection.js';
import { likeness } from '../likeness.js';
import type { Telling } from '../telling.js';
import { KEENNESS, MOST } from '../together.js';

/** For each telling; undefined where none is doubted. @param bound by rulings */
export function doubtsOf(told: readonly Telling[], bound: ReadonlySet<Telling>): Float64Array | undefined {
  if (told.length < 2 || told.every(({ formal, best }) => formal && !best.place.shape)) return undefined;
  const doubts = new Float64Array(told.length);
  const speaking = told.filter(isEvent).slice(0, SPEAKERS_MOST);
  const columns = columnsOf(speaking);
  told.forEach((telling, i) => {
    if (bound.has(telling)) return;
    const at = speaking.indexOf(telling);
    const odds = at >= 0 ? oddsOf(columns, at) : heatOdds(telling, speaking);
    if (odds !== undefined) doubts[i] = 1 / (1 + Math.exp(odds));
  });
  return doubts;
}

/** More are held against each other in no incident: of those beyond, none is doubted. */
const SPEAKERS_MOST = 24;

const isEvent = ({ best }: Telling): boolean => best.report_kind !== 'detection';

function oddsOf(columns: ReturnType<typeof columnsOf>, row: number): number | undefined {
  if (columns.size < 2) return undefined;
  let best = -MOST;
  let sum = 0;
  for (let other = 0; other < columns.size; other++) {
    if (other === row) continue;
    const pair = likeness(columns, Math.min(row, other), Math.max(row, other));
    const odds = Math.max(-MOST, Math.min(MOST, pair));
    sum += odds;
    if (odds > best) best = odds;
  }
  return KEENNESS * best + (1 - KEENNESS) * (sum / (columns.size - 1));
}

function heatOdds({ best }: Telling, others: readonly Telling[]): number | undefined {
  if (best.report_kind !== 'detection' || others.length === 0) return undefined;
  return Math.max(-MOST, Math.min(MOST, Math.max(...others.map((one) => detectionOdds(one.best, best)))));
}
