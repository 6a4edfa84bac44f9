/**
 * What a question is asked in: the agreement, the happenings, the horizon, what was found out in the round before (breaches
 * are looked up there), and for whom an expression is read.
 */
import type { Agreement } from '../../../src/agreement/agreement.js';
import type { Standard } from '../../../src/agreement/primitives.js';
import type { Happening } from '../../../src/compliance/happening.js';
import type { Breach } from './breach.js';
import type { PatternEvent } from './event.js';
import { type Form, formsOf } from './form.js';

export interface World {
  readonly agreement: Agreement;
  readonly zone: string;
  readonly happenings: readonly Happening[];
  readonly horizonMs: number;
  readonly forms: readonly Form[];
  /** Breaches of the round before, of each form under each reading: `${form}|${reading}`. */
  readonly breaches: ReadonlyMap<string, readonly Breach[]>;
  readonly contexts: Map<string, Context>;
  /** What was worked out already, by a name of its own. */
  readonly known: Map<string, unknown>;
}

/** The clause, reading and party that an expression is read for. */
export interface Context {
  readonly form: Form;
  readonly reading: number;
  readonly self: string;
  readonly standard: Standard;
  /** What was worked out already, by expression and moment. */
  readonly known: Map<object, Map<number, unknown>>;
  readonly changes: Map<object, readonly number[]>;
  readonly events: Map<object, Map<string, readonly PatternEvent[]>>;
}

export function newWorld(
  agreement: Agreement,
  happenings: readonly Happening[],
  horizonMs: number,
  breaches: World['breaches'],
): World {
  const forms = formsOf(agreement);
  const zone = agreement.timeZone;
  const inOrder = [...happenings].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  return {
    agreement,
    zone,
    happenings: inOrder,
    horizonMs,
    forms,
    breaches,
    contexts: new Map(),
    known: new Map(),
  };
}

export function contextOf(world: World, form: Form, reading: number, self: string): Context {
  const key = `${form.id}|${reading}|${self}`;
  let context = world.contexts.get(key);
  if (!context) {
    const standard = form.versions[reading]?.clause.standard ?? world.agreement.standard;
    context = { form, reading, self, standard, known: new Map(), changes: new Map(), events: new Map() };
    world.contexts.set(key, context);
  }
  return context;
}

/** Works it out once for each expression and moment. */
export function once<T>({ known }: Context, expression: object, atMs: number, workOut: () => T): T {
  let byTime = known.get(expression);
  if (!byTime) {
    byTime = new Map();
    known.set(expression, byTime);
  }
  if (!byTime.has(atMs)) byTime.set(atMs, workOut());
  return byTime.get(atMs) as T;
}

/** Ascending, each once. */
export const inOrder = (times: Iterable<number>): number[] => [...new Set(times)].sort((a, b) => a - b);

/** Works it out once in a world. */
export function onceIn<T>({ known }: World, name: string, workOut: () => T): T {
  if (!known.has(name)) known.set(name, workOut());
  return known.get(name) as T;
}
