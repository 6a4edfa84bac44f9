/** A week or another stretch as sheets: a line a day, then the same parts as a day's, added up. */

import type { Names } from '../names.js';
import type { PeriodReport } from '../period.js';
import { casesTable } from './cases.js';
import { type Cell, dayCell, decimal, EMPTY, type Table, text, whole } from './cell.js';
import { countsTable, coverageTable, findingsTable } from './tables.js';

export function periodTables(report: PeriodReport, names: Names): Table[] {
  const { text: words } = names.messages;
  const observed = report.basis.reports > 0;
  return [
    daysTable(report, names),
    countsTable(report, names, words.periodBefore),
    findingsTable({ findings: report.findings, observed }, names),
    casesTable(report, names),
    coverageTable(report, names),
  ];
}

function daysTable({ days }: PeriodReport, names: Names): Table {
  const { text: words } = names.messages;
  const counted = (value: number | 'notObserved'): Cell =>
    value === 'notObserved' ? text(words.notObserved) : whole(value);
  return {
    name: words.index.days,
    head: [
      words.index.day,
      words.summary.incidents,
      words.index.strikes,
      words.index.clashes,
      words.index.interceptions,
      words.index.other,
      words.index.energy,
      words.index.violations,
      ...(['killed', 'injured'] as const).flatMap((what) => [
        words.sheets.lowest(words.summary[what]),
        words.sheets.highest(words.summary[what]),
      ]),
      words.index.alerts,
      words.alerts.hours,
      words.index.sectors,
    ],
    rows: days.map((day) => [
      dayCell(day.day),
      ...[
        day.incidents,
        day.strikes,
        day.clashes,
        day.interceptions,
        day.other,
        day.energy,
        day.violations,
      ].map(counted),
      ...(['killed', 'injured'] as const).flatMap((what) => {
        const toll = day.casualties?.[what];
        if (!day.casualties) return [text(words.notObserved), text(words.notObserved)];
        return toll ? [whole(toll.min), whole(toll.max)] : [text(words.notStated), text(words.notStated)];
      }),
      counted(day.alerts.begun),
      day.alerts.hours === 'notObserved' ? text(words.notObserved) : decimal(day.alerts.hours, 1),
      day.sectorsObserved === null ? EMPTY : whole(day.sectorsObserved),
    ]),
    widths: [14, 12],
  };
}
