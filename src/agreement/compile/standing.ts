/**
 * When a clause is in force for one party under one reading: its period as moments and conditions.
 */
import type { Agreement } from '../agreement.js';
import { readDuration } from '../duration.js';
import type { Period } from '../period.js';
import { type CompiledStanding, NO, YES } from '../program.js';
import { type Context, partiesOf } from './context.js';
import { compileCondition, compileMoment } from './expression.js';
import { constant, join, never, neverHolds, not, reached } from './nodes.js';

export type StandingNodes = Omit<CompiledStanding, 'clause' | 'reading' | 'party'>;

export function compileStanding(context: Context, period: Period): StandingNodes {
  const { nodes, agreement } = context;
  const when = (condition: number): number => nodes.moments.add({ kind: 'when', condition });
  const start = period.start === undefined ? never(nodes) : compileMoment(context, period.start);
  const isNever = nodes.moments.items[start]!.kind === 'never';
  const enters =
    period.entry === undefined || isNever
      ? start
      : when(join(nodes, 'all', [reached(nodes, start), compileCondition(context, period.entry)]));
  const end = endOf(context, period, enters);
  const released = (): number => {
    const inPeriod = [reached(nodes, enters), not(nodes, reached(nodes, end))];
    return when(join(nodes, 'all', [...inPeriod, compileCondition(context, period.released!)]));
  };
  return {
    adopted: adoptedOf(context, agreement, period),
    start,
    enters,
    end,
    lapsed: period.lapses === undefined ? never(nodes) : when(compileCondition(context, period.lapses)),
    released: period.released === undefined ? never(nodes) : released(),
    suspended:
      period.suspended === undefined ? neverHolds(nodes) : compileCondition(context, period.suspended),
  };
}

function adoptedOf(context: Context, { status }: Agreement, { adopted }: Period): number {
  const { nodes } = context;
  if (adopted === undefined) return constant(nodes, status === 'proposed' ? NO : YES);
  const condition = compileCondition(context, adopted);
  return reached(nodes, nodes.moments.add({ kind: 'when', condition }));
}

function endOf(context: Context, period: Period, enters: number): number {
  const { moments } = context.nodes;
  const { end, duration } = period;
  if (end === undefined && (duration === undefined || moments.items[enters]!.kind === 'never'))
    return never(context.nodes);
  const stated =
    end === undefined
      ? moments.add({
          kind: 'shift',
          moment: enters,
          sign: 1,
          duration: readDuration(duration!),
          round: null,
        })
      : compileMoment(context, end);
  return rolled(context, period, extended(context, period, stated));
}

function extended(context: Context, { extension }: Period, base: number): number {
  if (!extension) return base;
  const { nodes, agreement } = context;
  const by = partiesOf(context, extension.by ?? [...agreement.parties]) ?? context.parties;
  const about = [extension.about ?? agreement.id];
  const consents = by.map((party) =>
    nodes.patterns.add({ kind: 'declaration', by: [party], act: ['extends'], about }),
  );
  const each = extension.each === undefined ? null : readDuration(extension.each);
  return nodes.moments.add({ kind: 'extended', base, consents, consent: extension.consent, each });
}

function rolled(context: Context, { rollOver }: Period, base: number): number {
  if (!rollOver) return base;
  const { nodes, agreement } = context;
  const by = partiesOf(context, rollOver.by ?? [...agreement.parties]);
  const about = [rollOver.about ?? agreement.id];
  const notice = nodes.patterns.add({ kind: 'declaration', by, act: ['withdraws', 'notifies'], about });
  return nodes.moments.add({
    kind: 'rolled',
    base,
    every: readDuration(rollOver.every),
    ahead: readDuration(rollOver.notice),
    notice,
    atMost: rollOver.atMost ?? Number.POSITIVE_INFINITY,
  });
}
