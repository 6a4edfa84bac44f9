/**
 * `truceline positions AGREEMENT --records FILE`: who stands where on which clause, and what is missing for each to
 * enter into force. A table for people, or JSON Lines.
 */
import { readFile } from 'node:fs/promises';
import { type Agreement, agreement as agreementSchema } from '../agreement/agreement.js';
import { type AboutMap, type Matrix, type Position, positions, type Stance } from '../position/position.js';
import { standingDeclarations } from '../position/standing-records.js';
import { checkDocument, formatProblem } from '../record/document.js';
import { record, type TrucelineRecord } from '../record/record.js';
import { dayOf, toIso } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { jsonLines } from './stages.js';

export interface PositionsRequest {
  readonly agreement: string;
  readonly records: readonly string[];
  /** ISO 8601 with an offset; absent: after all that the records say. */
  readonly at?: string | undefined;
  readonly asKnownAt?: string | undefined;
  /** `subject=agreement`, `subject=clause` or `subject=agreement/clause`. */
  readonly about?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
}

export async function positionsCommand(
  request: PositionsRequest,
  print: (line: string) => void = console.log,
): Promise<number> {
  const text = await readFile(request.agreement, 'utf8');
  const checked = checkDocument(text, request.agreement, agreementSchema);
  if (!checked.ok) {
    throw new CommandFailure(
      `The agreement cannot be read:\n${checked.problems.map((one) => `  ${formatProblem(one)}`).join('\n')}`,
    );
  }
  const aside: string[] = [];
  const records: TrucelineRecord[] = [];
  for await (const { value, where } of jsonLines(request.records, (problem) => aside.push(problem))) {
    const kind = (value as { kind?: unknown } | null)?.kind;
    if (kind !== 'declaration' && kind !== 'correction') continue;
    const parsed = record.safeParse(fullForm(value as Record<string, unknown>));
    if (parsed.success) records.push(parsed.data);
    else {
      const [issue] = parsed.error.issues;
      aside.push(
        `${where}: not a ${kind} as docs/schema has it (${issue?.path.join('.')}: ${issue?.message})`,
      );
    }
  }
  for (const problem of aside.slice(0, 10)) console.error(problem);
  const known = instant(request.asKnownAt, '--as-known-at', Number.POSITIVE_INFINITY);
  const last = Math.max(0, ...records.map((one) => Date.parse(one.time.end)));
  const at = instant(request.at, '--at', last);
  const matrix = positions(
    checked.value,
    standingDeclarations(records, known),
    at,
    known,
    aboutMap(request.about),
  );
  for (const line of request.json ? linesOf(matrix) : tableOf(matrix, checked.value)) print(line);
  return aside.length > 0 && records.length === 0 ? 1 : 0;
}

/** A line of a trace (`at`, `knownAt`) as the record that it stands for. Its corrections may lack a reason. */
function fullForm(line: Record<string, unknown>): Record<string, unknown> {
  const { at, knownAt, values, ...rest } = line;
  if (at === undefined) return line;
  const { start, end } =
    typeof at === 'string' ? { start: at, end: at } : (at as { start?: unknown; end?: unknown });
  const filled = line.kind === 'declaration' ? { summary: '' } : { reason: 'not stated' };
  return {
    source: 'trace',
    time: { start, end, precision: 'minute' },
    ...(knownAt === undefined ? {} : { reportedAt: knownAt }),
    ...filled,
    ...rest,
  };
}

function instant(text: string | undefined, option: string, absent: number): number {
  if (text === undefined) return absent;
  const at = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new CommandFailure(
    `${option} is an instant with an offset, such as 2025-03-18T00:00:00+03:00; found "${text}".`,
  );
}

function aboutMap(pairs: readonly string[] = []): AboutMap {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [subject = '', target = ''] = pair.split('=');
      if (subject !== '' && target !== '') return [subject, target];
      throw new CommandFailure(
        `--about is written SUBJECT=AGREEMENT or SUBJECT=AGREEMENT/CLAUSE; found "${pair}".`,
      );
    }),
  );
}

function* linesOf({ agreement, atMs, rows, missing }: Matrix): Generator<string> {
  const at = new Date(atMs).toISOString();
  for (const row of rows) {
    const cells: [clause: string | null, position: Position][] = [
      [null, row.agreement],
      ...Object.entries(row.clauses),
    ];
    for (const [clause, { stance, conditions, behind, earlier, ofWhole }] of cells) {
      const ids = { declaration: behind?.id ?? null, earlier: earlier.map((one) => one.id) };
      yield JSON.stringify({
        kind: 'position',
        at,
        agreement,
        clause,
        declarer: row.declarer,
        role: row.role,
        stance,
        conditions,
        ofWhole,
        ...ids,
      });
    }
  }
  for (const one of missing) yield JSON.stringify({ kind: 'missing', at, agreement, ...one });
}

/** Marks and words: a table must be readable without colour. */
const MARKS: Readonly<Record<Stance, string>> = {
  proposed: '+ proposed',
  accepted: '= accepted',
  acceptedOnConditions: '~ on conditions',
  rejected: 'x rejected',
  withdrawn: '< withdrawn',
  silent: '. silent',
};

function* tableOf(
  { agreement, atMs, clauses, rows, missing }: Matrix,
  { title, timeZone }: Agreement,
): Generator<string> {
  const local = `${toIso(timeZone, atMs).slice(0, 16).replace('T', ' ')} in ${timeZone}`;
  yield `${title.en} (${agreement}): who stands where, as of ${local} (${new Date(atMs).toISOString()})`;
  yield '';
  const table = [
    ['', ...rows.map((row) => row.declarer)],
    ['', ...rows.map((row) => `(${row.role})`)],
    ['the agreement', ...rows.map((row) => MARKS[row.agreement.stance])],
    ...clauses.map((clause) => [clause, ...rows.map((row) => cell(row.clauses[clause]!))]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  for (const line of table)
    yield line
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  yield '';
  yield '* said of this clause itself; the others follow from what was said of the agreement';
  const notes = rows.flatMap((row) =>
    notesOf(timeZone, row.declarer, [['the agreement', row.agreement], ...Object.entries(row.clauses)]),
  );
  if (notes.length > 0) yield* ['', 'Behind it', ...notes];
  yield* ['', 'Missing for consent of all who are bound'];
  for (const { clause, notAccepted, openConditions } of missing) {
    const parts = [
      ...(notAccepted.length > 0 ? [`not accepted by ${notAccepted.join(', ')}`] : []),
      ...openConditions.map(
        ({ party, conditions }) => `conditions of ${party}: ${conditions.join('; ') || 'not stated'}`,
      ),
    ];
    yield `  ${clause}: ${parts.join('; ') || 'nothing'}`;
  }
}

function cell(position: Position): string {
  return `${MARKS[position.stance]}${position.behind && !position.ofWhole ? ' *' : ''}`;
}

function notesOf(
  timeZone: string,
  declarer: string,
  cells: readonly (readonly [string, Position])[],
): string[] {
  return cells.flatMap(([what, { behind, ofWhole, conditions }]) =>
    behind && !ofWhole
      ? [
          `  ${declarer}, ${what}: ${behind.id} of ${dayOf(timeZone, Date.parse(behind.time.start))}${behind.summary === '' ? '' : `, ${behind.summary}`}${conditions.length > 0 ? ` [${conditions.join('; ')}]` : ''}`,
        ]
      : [],
  );
}
