/** The tables of a day's report: what the page tells, in cells that a spreadsheet can count with. */

import { dayOf } from '../../time/instant.js';
import { annexTexts } from '../annex-words.js';
import { COUNTED_CONDUCTS } from '../counts.js';
import type { DailyReport } from '../daily.js';
import { homeMs, isDateOnly, lastHomeMs } from '../date-only.js';
import type { FindingCell } from '../finding-cell.js';
import type { PrintedClause } from '../html/findings-section.js';
import { plainVerdict } from '../html/verdict-words.js';
import type { Names } from '../names.js';
import { casesTable } from './cases.js';
import {
  type Cell,
  changed,
  counted,
  dayCell,
  decimal,
  EMPTY,
  stated,
  type Table,
  text,
  wallTime,
  whole,
} from './cell.js';

export function tablesOf(report: DailyReport, names: Names): Table[] {
  return [
    summaryTable(report, names),
    countsTable(report, names),
    findingsTable(report, names),
    verdictsTable(report, names),
    incidentsTable(report, names),
    casualtiesTable(report, names),
    casesTable(report, names),
    coverageTable(report, names),
  ];
}

function summaryTable(report: DailyReport, names: Names): Table {
  const { messages } = names;
  const words = messages.text;
  const { counts, violations, alerts, casualties, casualtiesBefore, observed } = report;
  type Value = Parameters<typeof counted>[0];
  const row = (label: string, now: Value, before: Value, digits = 0): Cell[] => [
    text(label),
    counted(now, names, digits),
    counted(before, names, digits),
    changed(now, before, digits),
  ];
  const tolls = (['killed', 'injured'] as const).flatMap((what) =>
    (['min', 'max'] as const).map((end) =>
      row(
        `${words.summary[what]}, ${end}`,
        observed ? casualties[what][end] : 'notObserved',
        casualtiesBefore ? casualtiesBefore[what][end] : 'notObserved',
      ),
    ),
  );
  const authors = report.responsibility.authors.map(({ author, incidents }) => [
    text(`${words.incidents.author}: ${names.actor(author)}`),
    counted(observed ? incidents : 'notObserved', names),
    EMPTY,
    EMPTY,
  ]);
  return {
    name: words.summary.title,
    head: ['', words.theDay, words.dayBefore, words.change],
    rows: [
      row(words.summary.incidents, counts.total, counts.before),
      ...COUNTED_CONDUCTS.map((conduct) =>
        row(messages.conducts[conduct], counts.byConduct[conduct], counts.byConductBefore[conduct]),
      ),
      row(words.summary.energy, counts.energy, counts.energyBefore),
      row(words.summary.violations, violations.incidents, violations.before),
      ...tolls,
      row(words.summary.alerts, alerts.total.begun, alerts.before.begun),
      row(words.summary.alertHours, alerts.total.hours, alerts.before.hours, 1),
      ...authors,
    ],
    widths: [58, 16],
  };
}

export function countsTable(
  { counts }: Pick<DailyReport, 'counts'>,
  names: Names,
  before: string = names.messages.text.dayBefore,
): Table {
  const { messages } = names;
  const words = messages.text;
  return {
    name: words.counts.title,
    head: [
      words.region,
      ...COUNTED_CONDUCTS.map((conduct) => messages.conducts[conduct]),
      words.total,
      before,
      words.change,
    ],
    rows: [
      ...counts.regions.map((region) => [
        text(names.region(region.region) || words.regionUnknown),
        ...COUNTED_CONDUCTS.map((conduct) =>
          counted(region.total === 'notObserved' ? 'notObserved' : region.byConduct[conduct], names),
        ),
        counted(region.total, names),
        counted(region.before, names),
        changed(region.total, region.before),
      ]),
      [
        text(words.total),
        ...COUNTED_CONDUCTS.map((conduct) => counted(counts.byConduct[conduct], names)),
        counted(counts.total, names),
        counted(counts.before, names),
        changed(counts.total, counts.before),
      ],
    ],
    widths: [28, 13],
  };
}

const VERDICTS = ['confirmed', 'probable', 'possible', 'undetermined', 'notInForce', 'noViolation'] as const;

export function findingsTable(
  { findings, observed }: { readonly findings: readonly PrintedClause[]; readonly observed: boolean },
  names: Names,
): Table {
  const { messages } = names;
  const words = messages.text;
  return {
    name: words.findings.title,
    head: [
      words.sheets.agreement,
      words.findings.clause,
      words.reading,
      words.party,
      ...VERDICTS.map((verdict) => columnName(verdict, names)),
    ],
    rows: findings.flatMap((clause) =>
      clause.readings.flatMap((reading) =>
        [{ party: '', counts: reading.total }, ...reading.parties].map(({ party, counts }) => [
          text(names.local(clause.agreementTitle)),
          text(names.local(clause.title)),
          text(names.local(reading.title)),
          text(party === '' ? words.findings.all : names.actor(party)),
          // A state of things can be found on a day that nobody observed; no finding on such a day is no zero.
          ...VERDICTS.map((verdict) =>
            counted(observed || counts[verdict] > 0 ? counts[verdict] : 'notObserved', names),
          ),
        ]),
      ),
    ),
    widths: [34, 40, 30, 24, 14],
  };
}

function columnName(verdict: (typeof VERDICTS)[number], { messages }: Names): string {
  if (verdict === 'undetermined' || verdict === 'noViolation') return messages.verdict[verdict];
  return verdict === 'notInForce' ? messages.verdict.notInForce : messages.band[verdict];
}

/** One row an incident, clause and reading that gives a verdict on it. */
function verdictsTable({ findings, incidents }: DailyReport, names: Names): Table {
  const words = names.messages.text;
  const numbers = new Map(incidents.map((entry) => [entry.id, entry.number]));
  return {
    name: words.incidents.verdicts,
    head: [
      words.number,
      words.sheets.annex[0]!,
      words.sheets.agreement,
      words.findings.clause,
      words.reading,
      words.incidents.verdicts,
      words.party,
      words.sheets.probability,
      words.sheets.low,
      words.sheets.high,
      words.sheets.because,
    ],
    rows: findings.flatMap((clause) =>
      clause.rows.flatMap(({ incident, cells }) =>
        cells.flatMap((cell, at): Cell[][] =>
          cell === null
            ? []
            : [
                [
                  whole(numbers.get(incident) ?? 0),
                  text(incident),
                  text(names.local(clause.agreementTitle)),
                  text(names.local(clause.title)),
                  text(names.local(clause.readings[at]!.title)),
                  ...verdictCells(cell, names),
                ],
              ],
        ),
      ),
    ),
    widths: [6, 22, 30, 34, 28, 24, 24, 11, 8, 8, 80],
  };
}

function verdictCells(cell: FindingCell, names: Names): Cell[] {
  const { value, low, high } = cell.probability;
  const judged = cell.verdict === 'violation' || cell.verdict === 'undetermined';
  return [
    text(plainVerdict(cell, names)),
    text(names.actor(cell.party)),
    ...[value, low, high].map((one) => (judged ? decimal(Math.round(one * 1e4) / 1e4, 2) : EMPTY)),
    text(cell.because.map(names.reason).join(' ')),
  ];
}

/** The annexed table: its columns as texts, then what can be counted, in the order of the CSV. */
function incidentsTable(report: DailyReport, names: Names): Table {
  const { text: words } = names.messages;
  const { ledger } = report.standsOn;
  return {
    name: words.annex.title,
    head: [words.number, ...words.annex.columns, words.sheets.start, words.sheets.end, ...words.sheets.annex],
    rows: orNotObserved(
      report,
      names,
      report.annex.map((row) => {
        const texts = annexTexts(row, names).map(text);
        texts[3] = stated(row.count, names);
        const entry = report.entries[row.observation];
        const dateOnly = isDateOnly(row.time);
        return [
          whole(row.incidentNumber),
          ...texts,
          dateOnly ? dayCell(dayOf(names.zone, homeMs(row.time))) : wallTime(names.zone, row.time.startMs),
          dateOnly ? dayCell(dayOf(names.zone, lastHomeMs(row.time))) : wallTime(names.zone, row.time.endMs),
          text(row.incident),
          text(row.observation),
          decimal(row.place.lat, 4),
          decimal(row.place.lon, 4),
          decimal(tenth(row.place.radiusMetres / 1000), 1),
          stated(row.killed, names),
          stated(row.injured, names),
          text(ledger?.origin ?? ''),
          ledger ? whole(ledger.size) : EMPTY,
          text(ledger?.root ?? ''),
          entry === undefined ? EMPTY : typeof entry === 'number' ? whole(entry) : text(String(entry)),
        ];
      }),
    ),
    widths: [6, 28, 36, 18, 11, 14, 44, 18, 24, 17, 17, 22, 22, 12, 12, 12, 11, 11, 20, 12, 46, 12],
  };
}

function casualtiesTable(report: DailyReport, names: Names): Table {
  const { casualties, incidents } = report;
  const { messages } = names;
  const words = messages.text;
  const numbers = new Map(incidents.map((entry) => [entry.id, entry.number]));
  const ends = (['killed', 'injured'] as const).flatMap((what) => [
    words.sheets.lowest(words.summary[what]),
    words.sheets.highest(words.summary[what]),
  ]);
  return {
    name: words.casualties.title,
    head: [words.number, words.sheets.annex[0]!, words.place, words.region, ...ends, words.accordingTo],
    rows: orNotObserved(
      report,
      names,
      casualties.lines.map((line) => [
        whole(numbers.get(line.incident) ?? 0),
        text(line.incident),
        text(line.place),
        text(names.region(line.region)),
        ...[line.killed, line.injured].flatMap((toll) => [
          stated(toll?.min ?? null, names),
          stated(toll?.max ?? null, names),
        ]),
        text(
          line.statements
            .map(({ killed, injured, by }) => {
              const number = (value: number | null): string | null =>
                value === null ? null : messages.number(value);
              const who = by.map(({ source, voice }) =>
                voice === '' ? names.source(source) : `${names.source(source)} (${names.actor(voice)})`,
              );
              return `${words.casualties.statement(number(killed), number(injured))}: ${messages.list(who)}`;
            })
            .join('; '),
        ),
      ]),
    ),
    widths: [6, 22, 24, 24, 13, 13, 13, 13, 90],
  };
}

/** An empty table of a day that nobody observed says so. */
function orNotObserved(report: DailyReport, names: Names, rows: readonly (readonly Cell[])[]): Table['rows'] {
  return report.observed || rows.length > 0 ? rows : [[EMPTY, text(names.messages.text.notObserved)]];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Sectors first, then sources, then regions that nothing came from: what stands in the second column says which. */
export function coverageTable({ coverage }: Pick<DailyReport, 'coverage'>, names: Names): Table {
  const words = names.messages.text;
  const sectors = (coverage.line?.sectors ?? []).map((sector) => [
    text(words.sheets.sector),
    text(words.coverage.near(sector.sector, sector.near)),
    sector.daysObserved > 0 ? whole(sector.reports) : text(words.notObserved),
    decimal(tenth(sector.startKm), 1),
    decimal(tenth(sector.endKm), 1),
    EMPTY,
  ]);
  const sources = coverage.sources.map(({ source, records, lastMs }) => [
    text(words.sheets.source),
    text(names.source(source)),
    whole(records),
    EMPTY,
    EMPTY,
    lastMs === null ? text(words.coverage.never) : wallTime(names.zone, lastMs),
  ]);
  const regions = coverage.regionsNotObserved.map((region) => [
    text(words.sheets.region),
    text(names.region(region)),
    text(words.notObserved),
    EMPTY,
    EMPTY,
    EMPTY,
  ]);
  return {
    name: words.coverage.title,
    head: [
      words.sheets.what,
      '',
      words.sheets.records,
      words.sheets.fromKm,
      words.sheets.toKm,
      words.sheets.last,
    ],
    rows: [...sectors, ...sources, ...regions],
    widths: [10, 44, 16, 10, 10, 18],
  };
}
