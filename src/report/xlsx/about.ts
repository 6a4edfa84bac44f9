/** The first sheet: which report this is, what it stands on, what was left out of it, how it was made. */
import type { DailyReport } from '../daily.js';
import { withheldWords } from '../html/frame.js';
import { periodTitle } from '../html/index-page.js';
import type { Names } from '../names.js';
import type { PeriodReport } from '../period.js';
import { longDate, weekday, zoneName } from '../times.js';
import { dayCell, EMPTY, type Table, text, whole } from './cell.js';

export function aboutTable(report: DailyReport | PeriodReport, names: Names): Table {
  const { messages } = names;
  const words = messages.text;
  const { records, ledger, configuration, version } = report.standsOn;
  const zone = zoneName(names.zone, report.startMs, report.endMs, messages, report.mission.timeZoneName);
  const isDay = report.kind === 'dailyReport';
  const first = isDay ? report.day : report.days[0]?.day;
  const last = isDay ? report.day : report.days.at(-1)?.day;
  const title = isDay
    ? `${words.dailyReport} ${report.number}/${report.day.slice(0, 4)}`
    : periodTitle(report, messages);
  const dates =
    first === undefined || last === undefined
      ? words.none
      : isDay
        ? `${weekday(first, messages)}, ${longDate(first, messages)}`
        : words.fromTo(longDate(first, messages), longDate(last, messages));
  const lines = [
    names.local(report.mission.title),
    last === undefined ? dates : `${dates}. ${words.asOf(longDate(last, messages), zone)}`,
    report.simulated === true ? words.simulated : '',
    report.withheld ? words.withheld(withheldWords(report, names)) : '',
    `${words.computed} ${words.standsOn(messages.count(records, 'record'), version)}`,
    ledger ? '' : words.noLedger,
  ].filter(Boolean);
  const facts = [
    [text(words.sheets.mission), text(report.mission.id)],
    ...(isDay
      ? [[text(words.sheets.day), dayCell(report.day)]]
      : [
          [text(words.sheets.start), first === undefined ? EMPTY : dayCell(first)],
          [text(words.sheets.end), last === undefined ? EMPTY : dayCell(last)],
        ]),
    [text(words.sheets.timeZone), text(report.mission.timeZone)],
    [text(words.sheets.records), whole(records)],
    [text(words.sheets.version), text(version)],
    ...(ledger
      ? [
          [text(words.sheets.ledgerOrigin), text(ledger.origin)],
          [text(words.sheets.ledgerSize), whole(ledger.size)],
          [text(words.sheets.ledgerRoot), text(ledger.root)],
          [text(words.sheets.ledgerKey), text(ledger.key)],
        ]
      : []),
    [text(words.sheets.configuration), text(configuration.digest)],
  ];
  return {
    name: isDay ? words.dailyReport : title,
    head: [title, ''],
    rows: [
      ...lines.map((line) => [text(line), EMPTY]),
      [EMPTY, EMPTY],
      ...facts,
      [EMPTY, EMPTY],
      ...words.method.lines.map((line) => [text(line), EMPTY]),
    ],
    widths: [28, 70],
  };
}
