/** Cases as rows: opened, due, closed; what stands in the second column says which. */
import { catalogueOf } from '../../agreement/explain/catalogue.js';
import { durationText } from '../../agreement/explain/times.js';
import type { CaseDay, CaseLine } from '../cases.js';
import { againstWords, clauseName } from '../html/cases-section.js';
import type { PrintedClause } from '../html/findings-section.js';
import type { Names } from '../names.js';
import { type Cell, EMPTY, type Table, text, wallTime } from './cell.js';

export function casesTable(
  { cases, findings }: { readonly cases: CaseDay; readonly findings: readonly PrintedClause[] },
  names: Names,
): Table {
  const { messages, zone } = names;
  const words = messages.text.cases;
  const [time, id, clause, against] = words.linesHead;
  const line = (what: string, one: CaseLine): Cell[] => [
    wallTime(zone, one.atMs),
    text(what),
    text(one.case),
    text(clauseName(one, findings, names)),
    text(againstWords(one, names)),
    EMPTY,
    EMPTY,
    EMPTY,
    text(words.state[one.state]),
  ];
  const due = cases.due.map((one) => [
    wallTime(zone, one.dueMs),
    text(words.due),
    text(one.case),
    EMPTY,
    EMPTY,
    text(words.clock[one.clock]),
    text(one.party === '' ? words.mission : names.actor(one.party)),
    text(durationText(catalogueOf(messages.language), one.within)),
    text(one.over ? words.over : words.running),
  ]);
  const [, , awaited, from, within] = words.dueHead;
  return {
    name: words.title,
    head: [
      time!,
      messages.text.sheets.what,
      id!,
      clause!,
      against!,
      awaited!,
      from!,
      within!,
      messages.text.sheets.state,
    ],
    rows: [
      ...cases.opened.map((one) => line(words.opened, one)),
      ...due,
      ...cases.closed.map((one) => line(words.closed, one)),
    ],
    widths: [17, 20, 24, 40, 24, 30, 20, 12, 26],
  };
}
