/**
 * What a run ends with on the terminal: the figures of the period, findings clause by clause under each reading, and
 * each short truce against the same hours a week before.
 */
import { clauseOf, type Finding } from '../compliance/finding.js';
import { homeMs } from '../report/date-only.js';
import { findingHomeMs } from '../report/finding-home.js';
import type { Picture } from '../report/picture.js';
import type { PictureIndex } from '../report/picture-index.js';
import { countBelow } from '../report/report-sums.js';
import { type TruceCell, truceComparison } from '../report/truces.js';
import { addDays, startOfDayMs, toIso } from '../time/instant.js';

export function summary(
  index: PictureIndex,
  days: { from?: string | undefined; to?: string | undefined },
): string {
  const { picture } = index;
  const zone = picture.mission.timeZone;
  const from = days.from === undefined ? picture.period.startMs : startOfDayMs(zone, days.from);
  const to = days.to === undefined ? picture.period.endMs : startOfDayMs(zone, addDays(days.to, 1));
  const inside = (ms: number): boolean => ms >= from && ms < to;
  const incidents = picture.incidents.filter((incident) => inside(homeMs(incident.time)));
  const counted = new Set(incidents.map((incident) => incident.id));
  let outside = picture.reports.length;
  for (const { homesMs } of index.sums.sources.values())
    outside -= countBelow(homesMs, to) - countBelow(homesMs, from);
  const undetermined = incidents.filter(
    (one) => picture.attributions.get(one.id)?.author === 'undetermined',
  ).length;
  const lines = [
    `${picture.mission.title.en}, ${toIso(zone, from).slice(0, 10)} to ${toIso(zone, to - 1).slice(0, 10)} (${zone})`,
    '',
    ...columns([
      ['records in the ledger', String(picture.standsOn.records)],
      ['reports coded', String(picture.reports.length)],
      ['incidents', String(incidents.length)],
      ['  author undetermined', String(undetermined)],
      ['declarations', String(picture.declarations.length)],
      ['handovers', String(picture.handovers.length)],
    ]),
  ];
  if (outside > 0) {
    lines.push(
      `${outside} coded reports lie outside these days and are not counted here (period in mission.yaml).`,
    );
  }
  lines.push(
    '',
    ...clauseLines(
      picture,
      picture.findings.filter((finding) => {
        if (!index.others.has(finding.id)) return counted.has(finding.incident);
        return inside(findingHomeMs(finding, undefined, picture.period));
      }),
    ),
  );
  lines.push(...truceLines(index));
  return `${lines.join('\n')}\n`;
}

const VERDICT_HEAD = ['confirmed', 'probable', 'possible', 'undetermined', 'not in force', 'no violation'];

function clauseLines(picture: Picture, findings: readonly Finding[]): string[] {
  const rows: string[][] = [];
  for (const agreement of picture.agreements) {
    for (const clause of agreement.clauses) {
      for (const reading of agreement.readings) {
        const mine = findings.filter(
          (one) =>
            one.agreement === agreement.id && clauseOf(one) === clause.id && one.reading === reading.id,
        );
        if (mine.length === 0) continue;
        const count = (test: (one: Finding) => boolean): string => String(mine.filter(test).length);
        rows.push([
          `${agreement.id} / ${clause.id} / ${reading.id}`,
          ...(['confirmed', 'probable', 'possible'] as const).map((band) =>
            count((one) => one.verdict === 'violation' && one.band === band),
          ),
          count((one) => one.verdict === 'undetermined'),
          count((one) => one.verdict === 'notInForce'),
          count((one) => one.verdict === 'noViolation'),
        ]);
      }
    }
  }
  if (rows.length === 0) return ['No findings: nothing in these days fits a clause of an agreement.', ''];
  return ['Findings by agreement / clause / reading', ...columns([['', ...VERDICT_HEAD], ...rows]), ''];
}

function truceLines(index: PictureIndex): string[] {
  const lines: string[] = [];
  const zone = index.picture.mission.timeZone;
  for (const truce of truceComparison(index.picture, index)) {
    const span = `${toIso(zone, truce.startMs).slice(0, 16)} to ${toIso(zone, truce.endMs).slice(0, 16)}`;
    lines.push(`${truce.agreement}: ${span}, ${truce.hours} hours, against the same hours a week before`);
    const cell = (value: TruceCell | 'notObserved'): string =>
      value === 'notObserved'
        ? 'not observed'
        : `${round(value.timed)}${value.dateOnlyEvents > 0 ? ` + ${round(value.dateOnly)} by date only` : ''}`;
    lines.push(
      ...columns([
        ['', 'in the truce', 'a week before', 'seven days before, scaled'],
        ...truce.rows.map((row) => [row.what, cell(row.during), cell(row.weekBefore), cell(row.sevenDays)]),
      ]),
    );
    lines.push(
      `  fire alleged or asserted in those hours: ${truce.fires.length} incidents; claims of the parties: ${truce.claims.length}`,
      `  ${truce.sky.words.en}`,
      '',
    );
  }
  return lines;
}

const round = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));

/** First column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map(
    (row) =>
      `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`,
  );
}
