/** `truceline code --format FORMAT FILE`: the codes of each row of a file, a JSON line each, in the order of the file. */
import { once } from 'node:events';
import type { CodedPlace, CodedReport } from '../coding/coded.js';
import type { Mission } from '../mission/open.js';
import { type FeedChoice, faultSentence, feedRows } from './feed-rows.js';
import { terminalProgress } from './progress.js';

export interface CodedFeed {
  readonly rows: number;
  /** Rows that could not be read; they have their line all the same. */
  readonly setAside: number;
}

const TELL_EVERY = 1_000;
const PIECE = 1 << 16;

export async function codeFeed(choice: FeedChoice, mission: Mission): Promise<CodedFeed> {
  const progress = terminalProgress();
  progress.step('coding', 0);
  let rows = 0;
  let setAside = 0;
  let pending = '';
  for await (const one of feedRows(choice, mission)) {
    rows++;
    if ('fault' in one) setAside++;
    const line =
      'fault' in one
        ? unread(one.row, faultSentence(one.fault))
        : coded(one.row, mission.code(one.observation));
    pending += `${JSON.stringify(line)}\n`;
    if (pending.length > PIECE) {
      if (!process.stdout.write(pending)) await once(process.stdout, 'drain');
      pending = '';
    }
    if (rows % TELL_EVERY === 0) progress.to(rows);
  }
  process.stdout.write(pending);
  progress.done();
  return { rows, setAside };
}

/** The first report stands for the row; what else the text tells of follows under `more`. */
function coded(row: number, [first, ...more]: readonly CodedReport[]): object {
  const line = { row, ...codesOf(first!) };
  return more.length > 0 ? { ...line, more: more.map(codesOf) } : line;
}

function codesOf(report: CodedReport): object {
  return {
    report_kind: report.report_kind,
    conduct: report.conduct,
    means: report.means,
    target: report.target,
    actor: report.actor,
    stance: report.stance,
    event_place: report.event_place,
    killed: report.killed,
    injured: report.injured,
    place: report.place ? placeOf(report.place) : null,
    place_ok: report.place_ok,
    from: new Date(report.time.startMs).toISOString(),
    to: new Date(report.time.endMs).toISOString(),
    timePrecision: report.time.precision,
    language: report.language,
    voice: report.voice,
    why: report.reasons,
  };
}

export function placeOf({ name, lat, lon, radiusMetres, precision }: CodedPlace): object {
  return { name, lat, lon, radiusKm: radiusMetres / 1000, precision };
}

function unread(row: number, because: string): object {
  return {
    row,
    report_kind: 'other',
    conduct: 'none',
    means: 'none',
    target: 'none',
    actor: 'none',
    stance: 'none',
    event_place: '',
    killed: null,
    injured: null,
    place: null,
    place_ok: null,
    why: [{ rule: 'set-aside', because }],
  };
}
