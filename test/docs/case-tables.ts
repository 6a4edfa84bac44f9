/** The table of docs/cases.md, from the code: which step may follow which, who may take it, what belongs to it. */
import { STEP_RULES } from '../../src/casework/step-rules.js';
import { fieldsOf, STEP_ACTIONS } from '../../src/record/step.js';

const BEGIN = '<!-- tables: written by scripts/cases.ts -->';
const END = '<!-- end of tables -->';

export function withCaseTable(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/cases.md: expected the lines "${BEGIN}" and "${END}"`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${table()}\n\n${page.slice(to)}`;
}

function table(): string {
  const rows = STEP_ACTIONS.map((action) => {
    const { in: states, to, who, words } = STEP_RULES[action];
    const { must, may } = fieldsOf(action);
    const fields = [...must.map((one) => `\`${one}\``), ...may.map((one) => `(\`${one}\`)`)].join(' ');
    return [
      `\`${action}\``,
      states.length === 10 ? 'any' : states.join(', '),
      to,
      who.join(', '),
      fields,
      words,
    ];
  });
  const head = ['step', 'in state', 'then', 'who', 'fields (optional)', 'its words are for'];
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
