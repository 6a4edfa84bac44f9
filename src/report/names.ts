/**
 * What ids are called in print. A name that the mission does not know is printed as its id: nothing disappears.
 */
import { OTHER } from '../attribution/attribution.js';
import type { Toll } from '../incident/incident.js';
import type { LocalText } from '../record/source.js';
import type { ClauseFindings } from './clauses.js';
import type { ReportHead } from './daily.js';
import type { FindingCell } from './finding-cell.js';
import type { Messages } from './messages.js';
import type { Counted } from './picture-index.js';

export interface Names {
  readonly messages: Messages;
  readonly zone: string;
  /** An author is named from here on; undefined where the mission does not say. */
  readonly authorThreshold: number | undefined;
  readonly local: (text: LocalText) => string;
  /** A party, a guarantor, or one of the words for several, none or another. */
  readonly actor: (id: string) => string;
  readonly source: (id: string) => string;
  readonly region: (name: string) => string;
  /** Title of an agreement of the mission; anything else as it is. */
  readonly agreement: (id: string) => string;
  /** Position of a party in printing order, from 0; -1 for anybody else. */
  readonly partyRank: (id: string) => number;
  /** A reason in English, with the names of the parties in place of their ids. */
  readonly reason: (because: string) => string;
  /** Why a verdict is what it is; '' where nothing is said. */
  readonly because: (cell: Pick<FindingCell, 'because' | 'becauseLocal'>) => string;
  /** Party ids in printing order. */
  readonly partyOrder: readonly string[];
  readonly counted: (value: Counted) => string;
  readonly toll: (toll: Toll | null) => string;
}

export function namesOf(
  head: ReportHead & { readonly findings?: readonly Pick<ClauseFindings, 'agreement' | 'agreementTitle'>[] },
  messages: Messages,
): Names {
  const local = (text: LocalText): string => text[messages.language] ?? text.en;
  const actors = new Map([...head.parties, ...head.guarantors].map((actor) => [actor.id, local(actor.name)]));
  const { language } = messages;
  const sources = new Map(
    head.sources.map(({ id, name, localName }) => [
      id,
      (language === 'en' ? undefined : localName?.[language]) ?? name,
    ]),
  );
  const agreements = new Map((head.findings ?? []).map((one) => [one.agreement, local(one.agreementTitle)]));
  const regions = head.mission.regionNames ?? {};
  const reason = reasonWith(actors);
  const ranks = new Map(head.parties.map((party, at) => [party.id, at]));
  const special = new Map([
    ['both', messages.text.incidents.bothShort],
    ['undetermined', messages.text.findings.unattributed],
    [OTHER, messages.text.incidents.other],
  ]);
  return {
    messages,
    zone: head.mission.timeZone,
    authorThreshold: head.mission.authorThreshold,
    local,
    actor: (id) => actors.get(id) ?? special.get(id) ?? id,
    source: (id) => sources.get(id) ?? id,
    agreement: (id) => agreements.get(id) ?? id,
    region: (name) => regions[name]?.[language] ?? name,
    partyRank: (id) => ranks.get(id) ?? -1,
    reason,
    because: ({ because, becauseLocal }) =>
      language === 'en' || !becauseLocal ? reason(because[0] ?? '') : becauseLocal[language],
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

/** Place and region, in the words of the record and of the mission; what repeats is left out. */
export function placeWords(names: Names, name: string, region: string, object = ''): string[] {
  return [name === region ? names.region(region) : name, names.region(region)].filter(
    (part, at, all) =>
      part !== '' &&
      part !== object &&
      all.findIndex((one) => one.toLowerCase() === part.toLowerCase()) === at,
  );
}
