/**
 * `truceline rule join|split|undo|list`: a person says which observations are of one event, and takes it back. Nothing is
 * rewritten: each step is a record in the ledger, and the next picture goes by those that hold.
 */
import { randomUUID } from 'node:crypto';
import { plain } from '../evidence/chain-text.js';
import { momentOf } from '../evidence/entries.js';
import { suggest } from '../record/document.js';
import {
  MISSION_SOURCE,
  type RulingAction,
  type RulingRecord,
  type TrucelineRecord,
} from '../record/record.js';
import { CommandFailure } from './failure.js';
import { actor, type Keeping, needed, writeEntries } from './keeping.js';

export interface RuleRequest {
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  /** For split: what the observations are parted from; absent: from one another. */
  readonly from?: readonly string[] | undefined;
}

export const join = (keeping: Keeping, observations: readonly string[], request: RuleRequest) =>
  rule(keeping, 'join', [observations], request);

export const split = (keeping: Keeping, observations: readonly string[], request: RuleRequest) =>
  rule(
    keeping,
    'split',
    request.from ? [observations, request.from] : observations.map((id) => [id]),
    request,
  );

async function rule(
  keeping: Keeping,
  action: Exclude<RulingAction, 'undo'>,
  groups: readonly (readonly string[])[],
  request: RuleRequest,
): Promise<number> {
  const all = groups.flat();
  if (all.length < 2)
    throw new CommandFailure(
      action === 'join'
        ? 'Name two observations or more: they will be one incident.'
        : 'Name two observations or more, or what they are parted from: --from OBSERVATION...',
    );
  const twice = all.find((id, i) => all.indexOf(id) !== i);
  if (twice !== undefined) throw new CommandFailure(`"${plain(twice)}" is named twice; name each once.`);
  await refuseUnknown(keeping, all);
  return enter(keeping, { action, groups: groups.map((group) => [...group]) }, request);
}

/** @param given the id of a ruling, or its beginning */
export async function undo(keeping: Keeping, given: string, request: RuleRequest): Promise<number> {
  const { rulings, undone } = await rulingsIn(keeping);
  const found = rulings.filter(
    ({ id }) => id === given || id.startsWith(given) || id.startsWith(`ruling:${given}`),
  );
  const undoes = found.find(({ id }) => id === given)?.id ?? (found.length === 1 ? found[0]!.id : undefined);
  if (undoes === undefined) {
    const trouble = found.length === 0 ? 'no ruling begins so' : `${found.length} rulings begin so`;
    throw new CommandFailure(`Which ruling is "${plain(given)}"? ${trouble}. See: truceline rule list`);
  }
  const by = undone.get(undoes);
  if (by !== undefined)
    throw new CommandFailure(`${undoes} does not hold any more: ${by} undid it. Nothing was entered.`);
  return enter(keeping, { action: 'undo', undoes }, request);
}

export async function listRulings(keeping: Keeping): Promise<number> {
  const { rulings, undone } = await rulingsIn(keeping);
  const { out } = keeping.io;
  if (rulings.length === 0) out('Nobody has ruled on an incident of this mission yet.');
  for (const { id, time, action, groups = [], undoes, by, reason } of rulings) {
    const what = undoes ?? groups.map((group) => group.join(' ')).join(' | ');
    const state = undone.has(id) ? `undone by ${undone.get(id)}` : 'holds';
    out([id, time.start, action, plain(what), state, plain(`${by}: ${reason}`)].join('  '));
  }
  return 0;
}

type Said = Pick<RulingRecord, 'action' | 'groups' | 'undoes'>;

async function enter(keeping: Keeping, said: Said, request: RuleRequest): Promise<number> {
  const entry: RulingRecord = {
    kind: 'ruling',
    id: `ruling:${randomUUID().slice(0, 8)}`,
    source: MISSION_SOURCE,
    time: momentOf(keeping.io.now()),
    ...said,
    by: actor(request.by),
    reason: needed(request.reason, '--reason', 'why'),
  };
  await writeEntries(keeping, [entry]);
  keeping.io.out(entry.id);
  return 0;
}

interface RulingsIn {
  readonly rulings: readonly RulingRecord[];
  /** Ruling to the later one that undid it, and was not undone itself. */
  readonly undone: ReadonlyMap<string, string>;
}

async function rulingsIn({ store }: Keeping): Promise<RulingsIn> {
  const rulings: RulingRecord[] = [];
  for await (const batch of store.read())
    for (const json of batch) {
      if (!json.includes('"ruling"')) continue;
      const record = JSON.parse(json) as TrucelineRecord;
      if (record.kind === 'ruling') rulings.push(record);
    }
  const undone = new Map<string, string>();
  for (const { id, undoes } of rulings.toReversed())
    if (undoes !== undefined && !undone.has(id) && !undone.has(undoes)) undone.set(undoes, id);
  return { rulings, undone };
}

/** One text may tell of several events: `#2`, `#3` ... after the id of its observation. */
const observationOf = (id: string): string => id.replace(/#\d+$/, '');

async function refuseUnknown({ store }: Keeping, ids: readonly string[]): Promise<void> {
  const missing = new Set(ids.map(observationOf));
  const known: string[] = [];
  for await (const batch of store.read())
    for (const json of batch) {
      const { id, kind } = JSON.parse(json) as TrucelineRecord;
      if (kind !== 'observation') continue;
      missing.delete(id);
      if (known.length < MOST_COMPARED) known.push(id);
    }
  const [first] = missing;
  if (first === undefined) return;
  const near = suggest(first, known);
  const hint = near ? `Did you mean "${near}"?` : 'The accounts of an incident name their observations.';
  throw new CommandFailure(`No observation of this mission has the id "${plain(first)}". ${hint}`);
}

/** Looking for a slip of the keyboard in more ids takes longer than looking it up. */
const MOST_COMPARED = 20_000;
