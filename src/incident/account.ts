/**
 * From tellings to accounts: what one source tells, once. Nearly the same words from the same source and voice (an
 * update, a corrected headline) are one account; the latest toll in it counts.
 */
import type { Sign } from '../record/sign.js';
import type { Source } from '../record/source.js';
import { informationGrades } from './grade.js';
import type { Account } from './incident.js';
import type { PlacedReport, Telling } from './telling.js';
import { likeWords } from './words.js';

/** Jaccard index of the words from which two texts of one source are one account. */
const NEARLY_THE_SAME = 0.7;

export function accountsOf(
  tellings: readonly Telling[],
  sources: ReadonlyMap<string, Source>,
): readonly Account[] {
  const accounts: Gradable[] = [];
  if (tellings.every(({ formal }) => formal))
    for (const { best, reports } of tellings) accounts.push(accountOf(best, reports, sources));
  else
    for (const [{ best, reports }, ...more] of sameAccounts(tellings)) {
      const all = more.length === 0 ? reports : [...reports, ...more.flatMap((telling) => telling.reports)];
      accounts.push(accountOf(best, all, sources));
    }
  const grades = informationGrades(accounts);
  for (let i = 0; i < accounts.length; i++) accounts[i]!.informationGrade = grades[i]!;
  return accounts;
}

type Gradable = { -readonly [K in keyof Account]: Account[K] };
type Tellings = readonly [Telling, ...Telling[]];
/** Until all accounts of the incident are there to be held against each other. */
const CANNOT_BE_JUDGED = 6;

function sameAccounts(tellings: readonly Telling[]): readonly Tellings[] {
  const grouped: [Telling, ...Telling[]][] = [];
  for (const telling of tellings) {
    const known = grouped.find(([first]) => sameAccount(first, telling));
    if (known) known.push(telling);
    else grouped.push([telling]);
  }
  return grouped;
}

function sameAccount(a: Telling, b: Telling): boolean {
  const left = a.best;
  const right = b.best;
  return (
    !a.formal &&
    !b.formal &&
    left.source === right.source &&
    left.voice === right.voice &&
    left.stance === right.stance &&
    left.actor === right.actor &&
    left.conduct === right.conduct &&
    likeWords(a.words.tokens, b.words.tokens) >= NEARLY_THE_SAME
  );
}

function accountOf(
  best: PlacedReport,
  reports: readonly PlacedReport[],
  sources: ReadonlyMap<string, Source>,
): Gradable {
  const single = reports.length === 1 ? reports[0]! : undefined;
  const account: Gradable = {
    observations: single ? [best.observation] : observationsOf(reports),
    source: best.source,
    voice: best.voice,
    actor: best.actor,
    stance: best.stance,
    conduct: best.report_kind === 'detection' ? 'none' : best.conduct,
    means: best.means,
    target: best.target,
    killed: single ? single.killed : latest(reports, 'killed'),
    injured: single ? single.injured : latest(reports, 'injured'),
    time: best.time,
    place: best.place,
    text: best.account,
    sourceGrade: sources.get(best.source)?.reliability ?? 'F',
    informationGrade: CANNOT_BE_JUDGED,
  };
  const signs = single ? single.signs : signsOf(reports);
  if (signs && signs.length > 0) account.signs = signs;
  if (best.harm) account.isReadFromText = true;
  return account;
}

const signsOf = (reports: readonly PlacedReport[]): readonly Sign[] =>
  reports.flatMap(({ signs }) => signs ?? []);

function observationsOf(reports: readonly PlacedReport[]): string[] {
  const sorted = [...reports].sort((a, b) => a.time.startMs - b.time.startMs || (a.id < b.id ? -1 : 1));
  return [...new Set(sorted.map((report) => report.observation))];
}

function latest(reports: readonly PlacedReport[], key: 'killed' | 'injured'): number | null {
  let value: number | null = null;
  let atMs = Number.NEGATIVE_INFINITY;
  for (const report of reports) {
    const toll = report[key];
    if (toll === null || report.time.startMs < atMs) continue;
    value = report.time.startMs === atMs && value !== null ? Math.max(value, toll) : toll;
    atMs = report.time.startMs;
  }
  return value;
}
