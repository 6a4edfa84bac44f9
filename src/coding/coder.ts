/**
 * The coding stage: one observation in, its coded reports out. The text is read once; each judgement is made by its
 * own file and hands on its reason.
 */

import type { Facility } from '../geo/facility.js';
import type { Observation } from '../record/record.js';
import type { Party, Source } from '../record/source.js';
import { plainText, splitBullets } from './bullets.js';
import type { CodedReport, CodedTime } from './coded.js';
import { isCoded, passThrough } from './coded-already.js';
import { conductOf } from './conduct.js';
import { indexFacilities } from './facility-name.js';
import { makeFacts } from './facts.js';
import type { Gazetteer, Place } from './gazetteer.js';
import { compileLexicon, type Lexicon } from './lexicon.js';
import { remembered } from './memory.js';
import { makeNameIndex } from './mention.js';
import { locate } from './place.js';
import { type Reading, read } from './reading.js';
import { placeSetting, regionNamed } from './regions.js';
import { tellingOf } from './telling.js';
import { type When, whenOf } from './when.js';

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
    const kind = facts.kind.code;
    const violent = kind === 'event' || kind === 'summary';
    const language = observation.language ?? facts.language;
    const reportedMs = observation.reportedAt === undefined ? undefined : instantOf(observation.reportedAt);
    const zone = setting.lexicon.zones[observation.source] ?? setting.timeZone;
    const when = whenOf(facts.whole, givenTime(observation), reportedMs, zone, context?.when);
    const located = violent
      ? locate(facts.placed, facts.mentions, observation.place, language, places)
      : undefined;
    const telling = tellingOf(facts, source, located?.ground, context?.lead, setting);
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
    const place = telling.place ?? located?.place;
    if (place) report.place = place;
    if (observation.signs) report.signs = observation.signs;
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

/** Rows of a feed share their days, and many their minute. */
const instantOf = remembered((iso: string): number => Date.parse(iso), 10_000);

function givenTime(observation: Observation): CodedTime {
  const { start, end, precision } = observation.time;
  return { startMs: instantOf(start), endMs: instantOf(end), precision };
}
