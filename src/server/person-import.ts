/**
 * A list that is brought: looked at first, with nothing sealed, then sealed as a new version. What is wrong is told by row and
 * column, never by what a cell holds. A form brings a list of one person, to stand besides those of the newest version.
 */
import type { Context } from 'hono';
import { type ListProblem, problemSentence } from '../persons/list/problem.js';
import { type ReadList, readList } from '../persons/list/read-list.js';
import { LIST_CONSENTS, LIST_PURPOSES, type ListInfo } from '../record/record.js';
import { type AddList, addList, foreseeList } from '../tracing/list.js';
import { badInput, forbidden } from '../tracing/refusal.js';
import { type Asker, mayAddList } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';
import type { CheckedList } from './api.js';

export interface BroughtList extends Pick<AddList, 'of' | 'purposes' | 'consent'> {
  readonly bytes: Uint8Array;
  readonly besides: boolean;
}

export async function broughtIn(context: Context, asker: Asker): Promise<BroughtList> {
  const of = context.req.param('party')!;
  // Before the body is read for nothing.
  if (!mayAddList(asker, of)) throw forbidden();
  const purposes = readPurposes(context.req.query('purpose'));
  const consent = LIST_CONSENTS.find((word) => word === (context.req.query('consent') ?? 'unknown'));
  if (consent === undefined) throw badInput(`"consent": expected one of ${LIST_CONSENTS.join(', ')}.`);
  const besides = context.req.query('besides') === 'true';
  return { of, bytes: new Uint8Array(await context.req.arrayBuffer()), purposes, consent, besides };
}

export async function importList(vault: Vault, asker: Asker, brought: BroughtList): Promise<object> {
  const { list, read } = readBrought(vault, brought);
  const added = await addList(vault, asker, list);
  return {
    ...added,
    persons: read.persons.length,
    rows: read.rows,
    problems: shown(read.problems).map(problemSentence),
    problemCount: read.problems.length,
  };
}

export async function checkList(vault: Vault, asker: Asker, brought: BroughtList): Promise<CheckedList> {
  const { list, read } = readBrought(vault, brought);
  const foreseen = await foreseeList(vault, asker, list);
  return {
    ...foreseen,
    brought: read.persons.length,
    rows: read.rows,
    problems: shown(read.problems),
    problemCount: read.problems.length,
  };
}

interface ReadBrought {
  readonly list: AddList;
  readonly read: ReadList & { readonly ok: true };
}

function readBrought(vault: Vault, { bytes, ...list }: BroughtList): ReadBrought {
  const read = readList(bytes, vault.now().toISOString().slice(0, 10));
  bytes.fill(0);
  if (!read.ok) throw badInput(read.reason);
  if (read.persons.length === 0) throw badInput('Expected rows with persons, found none that can be used.');
  return { list: { ...list, persons: read.persons }, read };
}

const MOST_PROBLEMS = 200;

/** Where there are too many, the first of each kind before the second of any: one kind does not hide another. */
function shown(problems: readonly ListProblem[]): readonly ListProblem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const times = new Map<string, number>();
  const turns = problems.map((problem, place) => {
    const turn = times.get(problem.kind) ?? 0;
    times.set(problem.kind, turn + 1);
    return { turn, place };
  });
  turns.sort((a, b) => a.turn - b.turn || a.place - b.place);
  const kept = turns.slice(0, MOST_PROBLEMS).map(({ place }) => place);
  return kept.sort((a, b) => a - b).map((place) => problems[place]!);
}

function readPurposes(text = ''): ListInfo['purposes'] {
  const words = text.split(',');
  const found = LIST_PURPOSES.filter((purpose) => words.includes(purpose));
  if (found.length > 0 && found.length === new Set(words).size) return found;
  throw badInput(`"purpose": expected one or more of ${LIST_PURPOSES.join(', ')}, with commas between them.`);
}
