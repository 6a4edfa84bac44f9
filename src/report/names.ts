/**
 * What ids are called in print. A name that the mission does not know is printed as its id: nothing disappears.
 */
import { OTHER } from '../attribution/attribution.js';
import type { Toll } from '../incident/incident.js';
import type { LocalText } from '../record/source.js';
import type { ReportHead } from './daily.js';
import type { Messages } from './messages.js';
import type { Counted } from './picture-index.js';

export interface Names {
  readonly messages: Messages;
  readonly zone: string;
  readonly local: (text: LocalText) => string;
  /** A party, a guarantor, or one of the words for several, none or another. */
  readonly actor: (id: string) => string;
  readonly source: (id: string) => string;
  /** Position of a party in printing order, from 0; -1 for anybody else. */
  readonly partyRank: (id: string) => number;
  /** A reason, with the names of the parties in place of their ids. */
  readonly reason: (because: string) => string;
  /** Party ids in printing order. */
  readonly partyOrder: readonly string[];
  readonly counted: (value: Counted) => string;
  readonly toll: (toll: Toll | null) => string;
}

export function namesOf(head: ReportHead, messages: Messages): Names {
  const local = (text: LocalText): string => text[messages.language] ?? text.en;
  const actors = new Map([...head.parties, ...head.guarantors].map((actor) => [actor.id, local(actor.name)]));
  const sources = new Map(head.sources.map((source) => [source.id, source.name]));
  const ranks = new Map(head.parties.map((party, at) => [party.id, at]));
  const special = new Map([
    ['both', messages.text.incidents.bothShort],
    ['undetermined', messages.text.findings.unattributed],
    [OTHER, messages.text.incidents.other],
  ]);
  return {
    messages,
    zone: head.mission.timeZone,
    local,
    actor: (id) => actors.get(id) ?? special.get(id) ?? id,
    source: (id) => sources.get(id) ?? id,
    partyRank: (id) => ranks.get(id) ?? -1,
    reason: reasonWith(actors),
    partyOrder: head.parties.map((party) => party.id),
    counted: (value) => (value === 'notObserved' ? messages.text.notObserved : messages.number(value)),
    toll: (toll) =>
      toll === null
        ? messages.text.notStated
        : messages.range(messages.number(toll.min), messages.number(toll.max)),
  };
}

/**
 * Reasons may hold party ids. An id of one letter could be a word of the sentence, so it stays as it is.
 */
function reasonWith(actors: ReadonlyMap<string, string>): (because: string) => string {
  const ids = [...actors.keys()].filter((id) => id.length > 1).map((id) => id.replace(/[^\w]/g, '\\$&'));
  if (ids.length === 0) return (because) => because;
  const pattern = new RegExp(`(?<![\\w-])(?:${ids.join('|')})(?![\\w-])`, 'g');
  return (because) => because.replace(pattern, (id) => actors.get(id) ?? id);
}

/** Kilometres of uncertainty, no finer than it is honest: 0.5, 5, 20, 80. */
export function kilometres(metres: number, messages: Messages): string {
  const km = metres / 1000;
  return km < 10 ? messages.number(Math.round(km * 10) / 10) : messages.number(Math.round(km));
}
