/** The first sheet: which report this is, what it stands on, what was left out of it, how it was made. */
import type { DailyReport } from '../daily.js';
import type { Names } from '../names.js';
import { longDate, weekday, zoneName } from '../times.js';
import { dayCell, EMPTY, type Table, text, whole } from './cell.js';

export function aboutTable(report: DailyReport, names: Names): Table {
  const { messages } = names;
  const words = messages.text;
  const { records, ledger, configuration, version } = report.standsOn;
  const zone = zoneName(names.zone, report.startMs, report.endMs, messages, report.mission.timeZoneName);
  const date = longDate(report.day, messages);
  const lines = [
    names.local(report.mission.title),
    `${weekday(report.day, messages)}, ${date}. ${words.asOf(date, zone)}`,
    report.simulated === true ? words.simulated : '',
    report.withheld ? words.withheld(report.withheld.join('; ')) : '',
    `${words.computed} ${words.standsOn(messages.count(records, 'record'), version)}`,
    ledger ? '' : words.noLedger,
  ].filter(Boolean);
  const facts = [
    [text('mission'), text(report.mission.id)],
    [text('day'), dayCell(report.day)],
    [text('time_zone'), text(report.mission.timeZone)],
    [text('records'), whole(records)],
    [text('version'), text(version)],
    ...(ledger
      ? [
          [text('ledger_origin'), text(ledger.origin)],
          [text('ledger_size'), whole(ledger.size)],
          [text('ledger_root'), text(ledger.root)],
          [text('ledger_key'), text(ledger.key)],
        ]
      : []),
    [text('configuration'), text(configuration.digest)],
    ...(report.withheld ?? []).map((note) => [text('withheld'), text(note)]),
  ];
  return {
    name: words.dailyReport,
    head: [`${words.dailyReport} ${report.number}/${report.day.slice(0, 4)}`, ''],
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
