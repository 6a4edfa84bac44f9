/**
 * What goes wrong with lists, requests and cases in a way that a person can do something about. No message holds anything of
 * a sealed payload.
 */
export type RefusalKind = 'forbidden' | 'badInput' | 'missing' | 'tooMany' | 'order';

export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
  ) {
    super(message);
  }
}

/** One sentence for all that is not allowed, so that it does not tell what there is. */
export const forbidden = (): Refusal =>
  new Refusal(
    'forbidden',
    'This is not yours to see or to do. A list is open to the delegates of its party and to the chief monitor (docs/people.md).',
  );

export const badInput = (message: string): Refusal => new Refusal('badInput', message);
