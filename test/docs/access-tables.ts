/** The tables of docs/access.md, from the code: what each role sees of each class, and who may call which route. */
import {
  CLASS_MEANING,
  FIELD_CLASSES,
  type FieldClass,
  policies,
  type Treatment,
} from '../../src/access/release.js';
import { ROLES, type Role } from '../../src/access/role.js';
import { ROUTE_RULES, type RouteRule } from '../../src/access/route-rules.js';

const BEGIN = '<!-- tables: written by scripts/access.ts -->';
const END = '<!-- end of tables -->';

/** The page with its tables made anew. */
export function withTables(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/access.md: expected the lines "${BEGIN}" and "${END}"`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${classTable()}\n\n${routeTable()}\n\n${page.slice(to)}`;
}

function classTable(): string {
  const all = policies();
  const rows = FIELD_CLASSES.map((field) => [
    `\`${field}\``,
    CLASS_MEANING[field],
    ...ROLES.map((role) => treated(all[role][field])),
  ]);
  return table(['class', 'what it is', ...ROLES], rows);
}

function treated(treatment: Treatment): string {
  switch (treatment.kind) {
    case 'full':
      return 'full';
    case 'withheld':
      return 'withheld';
    case 'generalised':
      return `to ${treatment.km} km`;
    case 'delayed':
      return `after ${treatment.hours} h`;
    case 'own':
      return 'own party’s';
  }
}

function routeTable(): string {
  const all = policies();
  const rows = Object.entries(ROUTE_RULES).map(([route, rule]) => [
    `\`${route}\``,
    rule.carries.map((one) => `\`${one}\``).join(' '),
    ...ROLES.map((role) => cell(role, rule, all[role])),
  ]);
  return table(['route', 'can carry', ...ROLES], rows);
}

function cell(role: Role, rule: RouteRule, policy: Readonly<Record<FieldClass, Treatment>>): string {
  if (!rule.who.includes(role)) return 'no';
  if (rule.writes) return 'own sources';
  const less = rule.carries.filter((one) => policy[one].kind !== 'full');
  return less.length === 0 ? 'yes' : `less: ${less.join(', ')}`;
}

/** Columns as wide as their widest cell, as Biome formats them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
