/** How records become happenings for one agreement: what it says about names, time zone and rulings. */
import { partiesOf } from '../agreement/party.js';
import type { Program } from '../agreement/program.js';
import type { HappeningOptions } from './trace.js';

export function traceOptions({ agreement, parties, standings }: Program): HappeningOptions {
  const bound = new Set(standings.map(({ party }) => parties[party]!));
  return {
    timeZone: agreement.timeZone,
    // An event of unknown origin may be the doing of whoever is bound, be it a party or not.
    parties: parties.filter((party) => agreement.parties.includes(party) || bound.has(party)),
    possible: agreement.standard.possible,
    rulersBy: agreement.rulings && partiesOf(agreement.rulings.by, agreement),
  };
}
