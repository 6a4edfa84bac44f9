/**
 * The coding stage: one observation in, its coded reports out. The text is read once; each judgement is made by its
 * own file and hands on its reason.
 */

import type { Facility } from '../geo/facility.js';
import { RADIUS_METRES_BY_PRECISION } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Observation } from '../record/record.js';
import type { Party, Source } from '../record/source.js';
import { plainText, splitBullets } from './bullets.js';
import type { CodedPlace, CodedReport, CodedTime } from './coded.js';
import { isCoded, passThrough } from './coded-already.js';
import { conductOf } from './conduct.js';
import { indexFacilities } from './facility-name.js';
import { makeFacts } from './facts.js';
import type { Gazetteer, Place } from './gazetteer.js';
import { compileLexicon, type Lexicon } from './lexicon.js';
import { meansOf } from './means.js';
import { makeNameIndex } from './mention.js';
import type { Count } from './numbers.js';
import { actorOf } from './party.js';
import { locate } from './place.js';
import { has, hitsOf, type Reading, read } from './reading.js';
import { placeSetting, regionNamed } from './regions.js';
import { stanceOf } from './stance.js';
import { targetOf } from './target.js';
import { voiceOf } from './voice.js';
import { type When, whenOf } from './when.js';
import { quote } from './words.js';

export interface CodingSetting {
  readonly parties: readonly Party[];
  readonly sources: readonly Source[];
  /** IANA name; the zone of clock times unless the lexicon names another for the source. */
  readonly timeZone: string;
  /** English name of the first-order unit at a place, '' outside all. */
  readonly regionAt: (lat: number, lon: number) => string;
  readonly facilities: readonly Facility[];
  readonly gazetteer: Gazetteer;
  readonly lexicon: Lexicon;
}

export type Coder = (observation: Observation) => readonly CodedReport[];

type Writable<T> = { -readonly [K in keyof T]: T[K] };

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
  const finder = {
    regionAt: setting.regionAt,
    regionNameOf: places.regionNameOf,
    regionNamed: (name: string): Place | undefined => regionNamed(name, setting.gazetteer, match),
  };

  const codeText = (text: string, id: string, observation: Observation, context?: Context): CodedReport => {
    const source = sources.get(observation.source);
    const facts = factsOf(text);
    const { whole, reading, counts, conduct, kind, casualties, facility } = facts;
    const language = observation.language ?? facts.language;
    const violent = kind.code === 'event' || kind.code === 'summary';
    const given = givenTime(observation);
    const reportedMs = observation.reportedAt === undefined ? undefined : Date.parse(observation.reportedAt);
    const zone = setting.lexicon.zones[observation.source] ?? setting.timeZone;
    const when = whenOf(whole, given, reportedMs, zone, context?.when);
    const voice = voiceOf(whole, source);
    if (!violent) {
      const stance = stanceOf(reading, {
        kind: kind.code,
        conduct: 'none',
        actor: 'none',
        voice: voice.party,
        source,
        expected: '',
      });
      return {
        id,
        observation: observation.id,
        source: observation.source,
        report_kind: kind.code,
        conduct: 'none',
        means: 'none',
        target: 'none',
        targetName: '',
        actor: 'none',
        stance: stance.code,
        place_ok: null,
        event_place: '',
        killed: null,
        injured: null,
        count: null,
        language,
        time: when.time,
        account: text,
        voice: voice.party,
        codedBy: 'computed',
        reasons: stance.code === 'none' ? [kind.reason] : [kind.reason, stance.reason],
      };
    }
    const located = locate(facts.placed, facts.mentions, observation.place, language, places);
    const means = meansOf(reading, conduct.code, {
      town: located.ground?.town ?? false,
      front: located.ground?.front ?? false,
    });
    let target = targetOf(reading, conduct.code, casualties);
    if (kind.reason.rule === 'list-of-air-strikes' || kind.reason.rule === 'several-regions') {
      target = {
        code: 'unspecified',
        reason: { rule: 'list-of-places', because: 'a list of places names no object' },
      };
    }
    if (
      target.code === 'unspecified' &&
      conduct.code !== 'clash' &&
      context &&
      has(context.lead, 'target.energy')
    ) {
      target = {
        code: 'energy',
        reason: { rule: 'target-of-lead', because: 'the post says at its head what was attacked' },
      };
    }
    let actor = actorOf(reading, conduct.code, source, located.ground, setting);
    if (context && actor.reason.rule !== 'named-as-attacker') {
      const lead = actorOf(context.lead, 'strike', source, undefined, setting);
      if (lead.reason.rule === 'named-as-attacker') actor = lead;
    }
    const expected =
      setting.lexicon.implied.find((one) => one.country === located.ground?.country)?.actor ?? '';
    const stance = stanceOf(reading, {
      kind: kind.code,
      conduct: conduct.code,
      actor: actor.code,
      voice: voice.party,
      source,
      expected,
    });
    // A party that denies denies its own act, unless the text names somebody else.
    if (stance.code === 'denied' && voice.party !== '' && actor.reason.rule !== 'named-as-attacker') {
      actor = { code: voice.party, reason: { rule: 'denied-by', because: `${voice.party} denies` } };
    }
    const energy = target.code === 'energy' || (facility !== undefined && target.code === 'unspecified');
    const atFacility = facility && energy ? facilityPlace(facility.facility, setting) : undefined;
    const place = atFacility ?? located.place;
    const reasons: Reason[] = [
      kind.reason,
      conduct.reason,
      means.reason,
      target.reason,
      actor.reason,
      stance.reason,
    ];
    reasons.push(...located.reasons, ...when.reasons);
    if (voice.words.length > 0)
      reasons.push({ rule: 'voice', because: `${voice.party} speaks`, words: voice.words });
    if (casualties.words.length > 0) {
      reasons.push({ rule: 'victims', because: 'the text gives a number', words: casualties.words });
    }
    if (facility && atFacility) {
      const words = [quote(reading.words, facility.from, facility.to)];
      reasons.push({ rule: 'facility-named', because: `the text names ${facility.facility.name}`, words });
    }
    // Written out field by field: a spread of a large object costs more than all the judging before it.
    const report: Writable<CodedReport> = {
      id,
      observation: observation.id,
      source: observation.source,
      report_kind: kind.code,
      conduct: conduct.code,
      means: means.code,
      target: energy ? 'energy' : target.code,
      targetName: facility && energy ? facility.facility.name : objectNamed(reading, target.code),
      actor: actor.code,
      stance: stance.code,
      place_ok: located.placeOk,
      event_place: located.eventPlace,
      killed: casualties.killed,
      injured: casualties.injured,
      count: munitionsIn(reading, counts),
      language,
      time: when.time,
      account: text,
      voice: voice.party,
      codedBy: 'computed',
      reasons,
    };
    if (place) report.place = place;
    return report;
  };

  return (observation) => {
    const source = sources.get(observation.source);
    if (isCoded(observation)) return [passThrough(observation, source, finder)];
    const text = observation.text ?? observation.summary ?? '';
    const listed = splitBullets(text);
    if (!listed) return [codeText(plainText(text), observation.id, observation)];
    const items = codeItems(listed.lead, listed.items, observation);
    return items.length > 0
      ? items
      : [codeText(`${listed.lead} ${listed.items.join(', ')}`, observation.id, observation)];
  };

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

function givenTime(observation: Observation): CodedTime {
  const { start, end, precision } = observation.time;
  return { startMs: Date.parse(start), endMs: Date.parse(end), precision };
}

/** How many munitions: the first number that stands before a weapon, adjectives between. */
function munitionsIn(reading: Reading, counts: readonly Count[]): number | null {
  for (const count of counts) {
    for (const hit of reading.hits) {
      if (hit.layer === 'means' && hit.from >= count.to && hit.from <= count.to + 2) return count.value;
    }
  }
  return null;
}

function objectNamed(reading: Reading, target: CodedReport['target']): string {
  const hit = hitsOf(reading, `target.${target}`)[0];
  return hit ? quote(reading.words, hit.from, hit.to) : '';
}

function facilityPlace(facility: Facility, setting: CodingSetting): CodedPlace {
  return {
    name: facility.name,
    lat: facility.lat,
    lon: facility.lon,
    radiusMetres: Math.max(RADIUS_METRES_BY_PRECISION.site, facility.precisionKm * 1000),
    precision: facility.precisionKm > 10 ? 'district' : 'site',
    region: setting.regionAt(facility.lat, facility.lon),
    basis: 'text',
  };
}
