/**
 * The coding stage: one observation in, its coded reports out. The text is read once; each judgement is made by its
 * own file and hands on its reason.
 */

import type { Facility } from '../geo/facility.js';
import { distanceMetres } from '../geo/position.js';
import type { Conduct, Language, PlacePrecision } from '../record/codes.js';
import type { Observation } from '../record/record.js';
import type { Party, Source } from '../record/source.js';
import { plainText, splitBullets } from './bullets.js';
import type { CodedPlace, CodedReport, CodedTime } from './coded.js';
import { isCoded, passThrough } from './coded-already.js';
import { conductOf } from './conduct.js';
import { indexFacilities } from './facility-name.js';
import { type Facts, makeFacts } from './facts.js';
import { type Gazetteer, NEIGHBOURS_METRES, type Place } from './gazetteer.js';
import { harmOf } from './harm.js';
import { compileLexicon, type Lexicon } from './lexicon.js';
import { meansOf } from './means.js';
import { remembered } from './memory.js';
import { makeNameIndex } from './mention.js';
import { type Located, locate, placeOfNamed } from './place.js';
import { type Reading, read } from './reading.js';
import { placeSetting, regionNamed } from './regions.js';
import { reportsOf } from './several.js';
import { placeOffset, placeSighted, pointsSomewhere } from './sighted.js';
import { splitEvents } from './split.js';
import { tellingOf } from './telling.js';
import { type When, whenOf } from './when.js';
import { quote } from './words.js';

export interface CodingSetting {
  readonly parties: readonly Party[];
  readonly sources: readonly Source[];
  /** IANA name; the zone of clock times unless the lexicon names another for the source. */
  readonly timeZone: string;
  /** English name of the first-order unit at a place, '' outside all. */
  readonly regionAt: (lat: number, lon: number) => string;
  /** Who held a place at a moment: a party id or any other word; absent: not known. */
  readonly controlAt?: (lat: number, lon: number, atMs: number) => string;
  readonly facilities: readonly Facility[];
  readonly gazetteer: Gazetteer;
  readonly lexicon: Lexicon;
}

export type Coder = (observation: Observation) => readonly CodedReport[];

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Coded {
  readonly report: CodedReport;
  readonly facts: Facts;
  readonly located: Located | undefined;
}

/** What an attack is called in a report that is not about it alone, and how well it must be placed. */
const ATTACKS: ReadonlySet<Conduct> = new Set(['strike', 'explosion', 'interception', 'sabotage']);
const NEAR_ENOUGH: ReadonlySet<PlacePrecision> = new Set(['site', 'town', 'district', 'region']);

/** Text of a bulleted post may lean on its lead: the actor, the target and the day told there. */
interface Context {
  readonly lead: Reading;
  readonly when: When;
}

export function makeCoder(setting: CodingSetting): Coder {
  const match = compileLexicon(setting.lexicon, setting.gazetteer.patterns);
  const names = makeNameIndex(setting.gazetteer);
  const facilities = indexFacilities(setting.facilities);
  const factsOf = makeFacts(match, names, facilities, setting.lexicon.numbers);
  const sources = new Map(setting.sources.map((source) => [source.id, source]));
  const places = placeSetting(setting);
  const frontRegions = new Set(
    setting.gazetteer.places.filter((place) => place.front).map((place) => place.region),
  );
  const tellingSetting = { ...setting, frontRegions };
  const finder = {
    regionAt: setting.regionAt,
    regionNameOf: places.regionNameOf,
    regionNamed: (name: string): Place | undefined => regionNamed(name, setting.gazetteer, match),
  };

  const codeText = (text: string, id: string, observation: Observation, context?: Context): CodedReport =>
    codeLocated(text, id, observation, context).report;

  function codeLocated(text: string, id: string, observation: Observation, context?: Context): Coded {
    const source = sources.get(observation.source);
    const facts = factsOf(text);
    const kind = facts.kind.code;
    const violent = kind === 'event' || kind === 'summary';
    const language = observation.language ?? facts.language;
    const reportedMs = observation.reportedAt === undefined ? undefined : instantOf(observation.reportedAt);
    const zone = setting.lexicon.zones[observation.source] ?? setting.timeZone;
    const when = whenOf(facts.placed, givenTime(observation), reportedMs, zone, context?.when);
    const located = violent
      ? locate(facts.placed, facts.mentions, observation.place, language, places)
      : undefined;
    const at = located?.ground;
    const ground = at && {
      country: at.country,
      region: at.region,
      front: at.front,
      town: at.town,
      heldBy: holderOf(located.place, when.time),
    };
    const telling = tellingOf(facts, source, ground, context?.lead, tellingSetting);
    // Written out field by field: a spread of a large object costs more than all the judging before it.
    const report: Writable<CodedReport> = {
      id,
      observation: observation.id,
      source: observation.source,
      report_kind: kind,
      conduct: violent ? facts.conduct.code : 'none',
      means: telling.means,
      target: telling.target,
      targetName: telling.targetName,
      actor: telling.actor,
      stance: telling.stance,
      place_ok: located ? located.placeOk : null,
      event_place: located ? located.eventPlace : '',
      killed: violent ? facts.casualties.killed : null,
      injured: violent ? facts.casualties.injured : null,
      count: telling.count,
      language,
      time: when.time,
      account: text,
      voice: telling.voice,
      codedBy: 'computed',
      reasons: located
        ? telling.reasons.concat(located.reasons, when.reasons, telling.moreReasons)
        : telling.reasons,
    };
    const { regionAt } = setting;
    const named = telling.place ?? located?.place;
    const sighted =
      violent && (pointsSomewhere(observation) || !named)
        ? placeSighted(observation, telling.means, source?.kind === 'sensor', regionAt)
        : telling.place === undefined && located?.place
          ? placeOffset(text, located.eventPlace, located.place, telling.means, regionAt)
          : undefined;
    const place = sighted?.place ?? named;
    if (place) report.place = place;
    if (sighted) report.reasons = report.reasons.concat(sighted.reasons);
    if (!violent) {
      const about = aboutOf(facts, observation, language);
      if (about) report.about = about;
    }
    const harm = kind === 'event' ? harmOf(facts.reading) : undefined;
    if (harm) report.harm = harm;
    if (observation.signs) report.signs = observation.signs;
    return { report, facts, located };
  }

  /** The attack that a statement or other report speaks about, where its words name one at a place. */
  function aboutOf(
    facts: Facts,
    { place: given }: Observation,
    language: Language | '',
  ): CodedReport['about'] {
    const conduct = facts.conduct.code;
    if (facts.kind.code === 'exchange' || facts.mentions.length === 0 || !ATTACKS.has(conduct))
      return undefined;
    const { place, placeOk, ground } = locate(facts.placed, facts.mentions, given, language, places);
    if (!place || !NEAR_ENOUGH.has(place.precision) || (place.basis === 'feed' && placeOk !== true))
      return undefined;
    const where = {
      town: ground?.town ?? false,
      front: ground?.front ?? false,
      frontRegion: ground !== undefined && frontRegions.has(ground.region),
    };
    return { conduct, means: meansOf(facts.reading, conduct, where).code, place };
  }

  /** Only a town or a site lies on one side of the line for sure. */
  function holderOf(place: CodedPlace | undefined, time: CodedTime): string | undefined {
    if (!setting.controlAt || (place?.precision !== 'town' && place?.precision !== 'site')) return undefined;
    return setting.controlAt(place.lat, place.lon, time.startMs);
  }

  return (observation) => {
    const source = sources.get(observation.source);
    if (isCoded(observation)) return [passThrough(observation, source, finder)];
    const text = observation.text ?? observation.summary ?? '';
    const listed = splitBullets(text);
    if (!listed) return codeWhole(plainText(text), observation);
    const items = codeItems(listed.lead, listed.items, observation);
    return items.length > 0
      ? items
      : [codeText(`${listed.lead} ${listed.items.join(', ')}`, observation.id, observation)];
  };

  /** One report, or several where the text parts its events. */
  function codeWhole(text: string, observation: Observation): readonly CodedReport[] {
    const { report, facts, located } = codeLocated(text, observation.id, observation);
    if (!located || report.report_kind !== 'event' || report.conduct === 'clash') return [report];
    const split =
      located.named.length < 2 ? undefined : splitEvents(facts.placed, located.named, located.main);
    if (!split) return facts.placed === facts.whole ? [report] : withSecond(report, facts, observation);
    return reportsOf(report, facts.placed, split, observation, {
      codeClause: (clause, id, lead) =>
        codeText(clause, id, observation, { lead, when: { time: report.time, reasons: [] } }),
      placeOf: (event) => placeOfNamed(event, facts.placed, report.language, places),
      numbers: setting.lexicon.numbers,
    });
  }

  /** A second sentence is mostly more of the same, or unrelated; it counts where it tells of an event at a place far from the first. */
  function withSecond(
    first: CodedReport,
    { placed, whole }: Facts,
    observation: Observation,
  ): readonly CodedReport[] {
    const rest = quote(whole.words, placed.to, whole.to);
    const second = codeText(rest, `${observation.id}#2`, { ...observation, place: undefined });
    const { place } = second;
    if (second.report_kind !== 'event' || !first.place || place?.precision !== 'town') return [first];
    const apart =
      first.place.precision === 'town' &&
      distanceMetres(first.place.lat, first.place.lon, place.lat, place.lon) > NEIGHBOURS_METRES;
    if (!apart) return [first];
    // What the second sentence says is not of the first event.
    return [codeText(quote(whole.words, placed.from, placed.to), first.id, observation), second];
  }

  /** The items that tell of an event of their own. Items that only part a total (so many over each region) do not. */
  function codeItems(leadText: string, items: readonly string[], observation: Observation): CodedReport[] {
    const lead = read(leadText, match);
    const total = conductOf(lead).code === 'interception';
    if (total || items.length === 0) return [];
    const zone = setting.lexicon.zones[observation.source] ?? setting.timeZone;
    let context: Context = { lead, when: whenOf(lead, givenTime(observation), undefined, zone, undefined) };
    const reports: CodedReport[] = [];
    for (const item of items) {
      const report = codeText(
        item,
        reports.length === 0 ? observation.id : `${observation.id}#${reports.length + 1}`,
        observation,
        context,
      );
      if (report.report_kind === 'event') reports.push(report);
      // An item without a date goes on with the date of the item before.
      const when = whenOf(read(item, match), givenTime(observation), undefined, zone, undefined);
      if (when.day !== undefined) context = { lead, when };
    }
    return reports;
  }
}

/** Rows of a feed share their days, and many their minute. */
const instantOf = remembered((iso: string): number => Date.parse(iso), 10_000);

function givenTime(observation: Observation): CodedTime {
  const { start, end, precision } = observation.time;
  return { startMs: instantOf(start), endMs: instantOf(end), precision };
}
