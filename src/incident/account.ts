/**
 * From tellings to accounts: what one source tells, once. Nearly the same words from the same source and voice (an
 * update, a corrected headline) are one account; the latest toll in it counts.
 */
import type { Source } from '../record/source.js';
import type { Member } from './gather.js';
import { informationGrades } from './grade.js';
import type { Account } from './incident.js';
import type { PlacedReport, Telling } from './telling.js';
import { likeWords } from './words.js';

/** Jaccard index of the words from which two texts of one source are one account. */
const NEARLY_THE_SAME = 0.7;

export function accountsOf(
  members: readonly Member[],
  sources: ReadonlyMap<string, Source>,
): readonly Account[] {
  const grouped: Telling[][] = [];
  for (const { telling } of members) {
    const known = members.length > 1 ? grouped.find((group) => sameAccount(group[0]!, telling)) : undefined;
    if (known) known.push(telling);
    else grouped.push([telling]);
  }
  const accounts = grouped.map((group) => accountOf(group, sources));
  informationGrades(accounts).forEach((grade, i) => {
    accounts[i]!.informationGrade = grade;
  });
  return accounts;
}

type Gradable = { -readonly [K in keyof Account]: Account[K] };
/** Until all accounts of the incident are there to be held against each other. */
const CANNOT_BE_JUDGED = 6;

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

function accountOf(group: readonly Telling[], sources: ReadonlyMap<string, Source>): Gradable {
  const reports = group.length === 1 ? group[0]!.reports : group.flatMap((telling) => telling.reports);
  const { best } = group[0]!;
  const detection = best.report_kind === 'detection';
  const signs = reports.flatMap((report) => report.signs ?? []);
  return {
    observations: reports.length === 1 ? [best.observation] : observationsOf(reports),
    source: best.source,
    voice: best.voice,
    actor: best.actor,
    stance: best.stance,
    conduct: detection ? 'none' : best.conduct,
    means: best.means,
    target: best.target,
    killed: latest(reports, 'killed'),
    injured: latest(reports, 'injured'),
    time: best.time,
    place: best.place,
    text: best.account,
    sourceGrade: sources.get(best.source)?.reliability ?? 'F',
    informationGrade: CANNOT_BE_JUDGED,
    ...(signs.length > 0 ? { signs } : {}),
  };
}

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
