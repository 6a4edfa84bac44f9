/** What a total is called where two versions of a report are compared: the words of the table that prints it. */
import type { CountedConduct } from './counts.js';
import type { DailyReport } from './daily.js';
import type { Names } from './names.js';

/** @param what a name that totalsOf (changes.ts) gives */
export function totalTitle(what: string, report: DailyReport, names: Names): string {
  const { messages } = names;
  const { text } = messages;
  const at = what.indexOf(':');
  const [kind, of] = at < 0 ? [what, ''] : [what.slice(0, at), what.slice(at + 1)];
  switch (kind) {
    case 'conduct':
      return messages.conducts[of as CountedConduct] ?? of;
    case 'killed':
    case 'injured':
      return `${text.summary[kind]} (${of === 'lowest' ? text.corrections.lowest : text.corrections.highest})`;
    case 'author':
      return names.actor(of);
    case 'violation':
    case 'undetermined':
      return `${clauseName(of, report, names)}: ${messages.verdict[kind]}`;
    default:
      return (text.corrections.what as Readonly<Record<string, string>>)[kind] ?? what;
  }
}

function clauseName(key: string, report: DailyReport, names: Names): string {
  const [agreement, clause, reading] = key.split('\n');
  const found = report.findings.find((one) => one.agreement === agreement && one.clause === clause);
  if (!found) return [agreement, clause, reading].join(', ');
  const read = found.readings.find((one) => one.reading === reading);
  return [found.agreementTitle, found.title, ...(read ? [read.title] : [])].map(names.local).join(', ');
}
