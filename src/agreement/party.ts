/** Who is meant by `self`, `other`, `any`, an id or a list of these. */
import type { Agreement } from './agreement.js';
import type { PartyTerm } from './expression.js';

/**
 * Ids that a term stands for; undefined for anybody. `self` needs a party to be filled in; without one it stands for nobody.
 */
export function partiesOf(
  term: PartyTerm,
  agreement: Pick<Agreement, 'parties'>,
  self?: string,
): readonly string[] | undefined {
  const ids: string[] = [];
  for (const word of typeof term === 'string' ? [term] : term) {
    if (word === 'any') return undefined;
    if (word === 'self') {
      if (self !== undefined) ids.push(self);
    } else if (word === 'other') ids.push(...agreement.parties.filter((party) => party !== self));
    else ids.push(word);
  }
  return [...new Set(ids)];
}
