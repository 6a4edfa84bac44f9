/** Moments and quantities that no event can change. */
import { roundToDay, shift } from '../time/calendar.js';
import type { Program } from './program.js';

/** The instant that it always is; Infinity where it never comes; undefined where it depends on events. */
export function fixedMoment(program: Program, index: number): number | undefined {
  const moment = program.moments[index]!;
  const { timeZone } = program.agreement;
  switch (moment.kind) {
    case 'fixed':
      return moment.ms;
    case 'never':
      return Number.POSITIVE_INFINITY;
    case 'shift': {
      const base = fixedMoment(program, moment.moment);
      if (base === undefined || !Number.isFinite(base)) return base;
      const shifted = shift(timeZone, base, moment.duration, moment.sign);
      return moment.round ? roundToDay(timeZone, shifted, moment.round) : shifted;
    }
    case 'earliest':
    case 'latest': {
      const all = moment.of.map((one) => fixedMoment(program, one));
      const known = all.filter((one) => one !== undefined);
      if (known.length < all.length) return undefined;
      return moment.kind === 'earliest' ? Math.min(...known) : Math.max(...known);
    }
    default:
      return undefined;
  }
}

/** The number that it always is. */
export function fixedQuantity(program: Program, index: number): number | undefined {
  const quantity = program.quantities[index]!;
  const of = (parts: readonly number[]): number[] | undefined => {
    const known = parts.map((part) => fixedQuantity(program, part)).filter((part) => part !== undefined);
    return known.length === parts.length ? known : undefined;
  };
  switch (quantity.kind) {
    case 'number':
      return quantity.value;
    case 'plus':
      return of(quantity.of)?.reduce((sum, part) => sum + part, 0);
    case 'smallest': {
      const parts = of(quantity.of);
      return parts && Math.min(...parts);
    }
    case 'largest': {
      const parts = of(quantity.of);
      return parts && Math.max(...parts);
    }
    case 'minus': {
      const parts = of([quantity.left, quantity.right]);
      return parts && parts[0]! - parts[1]!;
    }
    case 'times': {
      const part = fixedQuantity(program, quantity.of);
      return part === undefined ? undefined : quantity.factor * part;
    }
    default:
      return undefined;
  }
}
