/**
 * The part of the thirty clauses that has no time, no authorship and no proof, for three rule engines of npm: which
 * clauses an event fits by its words and zones. What each engine finds is counted, to see that all do the same.
 */
import { ZenEngine } from '@gorules/zen-engine';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import type { Happening } from '../src/compliance/happening.js';
import { AGREEMENT } from './monitor-agreement.js';

/** A clause as lists of words by field. */
interface Rule {
  readonly id: string;
  readonly words: readonly (readonly [field: string, words: readonly string[]])[];
  readonly zones: readonly string[];
}

interface Facts {
  readonly conduct: string;
  readonly means: string;
  readonly target: string;
  readonly zones: readonly string[];
}

export interface Peer {
  readonly name: string;
  /** How many events it is given: the slow ones get fewer. */
  readonly events: number;
  readonly run: (facts: readonly Facts[]) => Promise<number>;
}

const RULES: readonly Rule[] = AGREEMENT.clauses.map((clause) => {
  const fields =
    clause.kind === 'ceiling'
      ? ((clause.amount as { count: { incident: object } }).count.incident as Record<string, unknown>)
      : (clause as unknown as Record<string, unknown>);
  const listOf = (field: string): readonly string[] => {
    const value = fields[field] as string | readonly string[] | undefined;
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  const words = ['conduct', 'means', 'target']
    .map((field) => [field, listOf(field)] as const)
    .filter(([, list]) => list.length > 0);
  return { id: clause.id, words, zones: listOf('zone') };
});

export function factsOf({ words, zones }: Happening): Facts {
  return { conduct: words.conduct!, means: words.means!, target: words.target!, zones };
}

/** How many pairs of event and clause fit, counted plainly. */
export function countFits(facts: readonly Facts[]): number {
  let count = 0;
  for (const one of facts)
    for (const { words, zones } of RULES)
      if (
        words.every(([field, list]) => list.includes(one[field as 'conduct'])) &&
        (zones.length === 0 || zones.some((zone) => one.zones.includes(zone)))
      )
        count++;
  return count;
}

export const PEERS: readonly Peer[] = [
  { name: 'json-logic-js', events: 20_000, run: runJsonLogic },
  { name: '@gorules/zen-engine', events: 10_000, run: runZen },
  { name: 'json-rules-engine', events: 2_000, run: runJsonRules },
];

async function runJsonLogic(facts: readonly Facts[]): Promise<number> {
  const logic = RULES.map(({ words, zones }) => ({
    and: [
      ...words.map(([field, list]) => ({ in: [{ var: field }, list] })),
      ...(zones.length === 0 ? [] : [{ some: [{ var: 'zones' }, { in: [{ var: '' }, zones] }] }]),
    ],
  })) as Parameters<typeof jsonLogic.apply>[0][];
  let count = 0;
  for (const one of facts) for (const rule of logic) if (jsonLogic.apply(rule, one) === true) count++;
  return count;
}

/** One decision table that collects all rows that hold: the way the engine means it. */
async function runZen(facts: readonly Facts[]): Promise<number> {
  const quoted = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');
  const fields = ['conduct', 'means', 'target', 'zones'];
  const table = {
    hitPolicy: 'collect',
    inputs: fields.map((field) => ({ id: field, name: field, field, type: 'expression' })),
    outputs: [{ id: 'clause', name: 'clause', field: 'clause', type: 'expression' }],
    rules: RULES.map(({ id, words, zones }) => ({
      _id: id,
      ...Object.fromEntries(fields.map((field) => [field, ''])),
      ...Object.fromEntries(words.map(([field, list]) => [field, quoted(list)])),
      ...(zones.length === 0 ? {} : { zones: `some($, # in [${quoted(zones)}])` }),
      clause: `'${id}'`,
    })),
  };
  const engine = new ZenEngine();
  const decision = engine.createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: table },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  let count = 0;
  for (const one of facts) {
    const { result } = await decision.evaluate(one);
    count += (result as readonly unknown[]).length;
  }
  engine.dispose();
  return count;
}

async function runJsonRules(facts: readonly Facts[]): Promise<number> {
  const engine = new Engine();
  engine.addOperator('anyIn', (value: readonly string[], list: readonly string[]) =>
    value.some((one) => list.includes(one)),
  );
  for (const { id, words, zones } of RULES)
    engine.addRule({
      conditions: {
        all: [
          ...words.map(([fact, value]) => ({ fact, operator: 'in', value })),
          ...(zones.length === 0 ? [] : [{ fact: 'zones', operator: 'anyIn', value: zones }]),
        ],
      },
      event: { type: id },
    });
  let count = 0;
  for (const one of facts) count += (await engine.run({ ...one })).events.length;
  return count;
}
