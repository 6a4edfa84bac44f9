/**
 * What one text says by itself, before it is asked where and when its feed puts it: its reading, its lead, what
 * happened, the victims, the places it names. Feeds repeat a headline once a place, row after row, so each text is
 * worked out once and kept for a while.
 */
import type { Conduct, Language, ReportKind } from '../record/codes.js';
import { type Casualties, casualtiesIn } from './casualties.js';
import { conductOf, type Judged } from './conduct.js';
import type { FacilityIndex, NamedFacility } from './facility-name.js';
import { kindOf } from './kind.js';
import { languageOf } from './language.js';
import { remembered } from './memory.js';
import { type Mention, mentionsIn, type NameIndex } from './mention.js';
import { type Count, countsIn } from './numbers.js';
import type { Matcher } from './pattern.js';
import { partOf, type Reading, read, sentenceEnd } from './reading.js';
import type { Telling } from './telling.js';

export interface Facts {
  readonly whole: Reading;
  /** The part that the codes are chosen from: the first sentence where it tells of violence, else the whole. */
  readonly reading: Reading;
  readonly language: Language | '';
  readonly counts: readonly Count[];
  readonly mentions: readonly Mention[];
  /** The reading that the mentions were found in. */
  readonly placed: Reading;
  readonly conduct: Judged<Conduct>;
  readonly kind: Judged<ReportKind>;
  readonly casualties: Casualties;
  readonly facility: NamedFacility | undefined;
  /** What was judged of this text so far, by source and ground (telling.ts). */
  readonly tellings: Telling[];
}

/** Texts remembered. A feed comes back to a headline within a hundred rows or two; more would outlive the young memory. */
const KEPT = 250;

export function makeFacts(
  match: Matcher,
  names: NameIndex,
  facilities: FacilityIndex,
  numbers: ReadonlyMap<string, number>,
): (text: string) => Facts {
  return remembered((text: string): Facts => factsOf(text, match, names, facilities, numbers), KEPT);
}

function factsOf(
  text: string,
  match: Matcher,
  names: NameIndex,
  facilities: FacilityIndex,
  numbers: ReadonlyMap<string, number>,
): Facts {
  const whole = read(text, match);
  const { reading, conduct } = leadOf(whole);
  if (conduct.code === 'none') return peaceful(whole, conduct);
  const counts = countsIn(reading, numbers);
  const inLead = mentionsIn(reading, names);
  const placed = inLead.length > 0 ? reading : whole;
  const mentions = placed === reading ? inLead : mentionsIn(whole, names);
  let casualties = casualtiesIn(reading, counts);
  if (casualties.killed === null && casualties.injured === null && reading !== whole) {
    casualties = casualtiesIn(whole, countsIn(whole, numbers));
  }
  return {
    whole,
    reading,
    language: languageOf(whole.words),
    counts,
    mentions,
    placed,
    conduct,
    // Where the lead names no place, the places of what follows do not tell how far it reaches.
    kind: kindOf(reading, conduct.code, extentOf(inLead), counts),
    casualties,
    facility: conduct.code === 'clash' ? undefined : facilities.named(reading),
    tellings: [],
  };
}

/** Where nothing happens, nobody asks where, to whom or by what: half of a feed is spared the search. */
function peaceful(whole: Reading, conduct: Judged<Conduct>): Facts {
  return {
    whole,
    reading: whole,
    language: languageOf(whole.words),
    counts: [],
    mentions: [],
    placed: whole,
    conduct,
    kind: kindOf(whole, conduct.code, NOWHERE, []),
    casualties: { killed: null, injured: null, words: [] },
    facility: undefined,
    tellings: [],
  };
}

const NOWHERE = { towns: 0, regions: 0 };

/** News in brief often carry a second, unrelated sentence; the first is enough where it tells of violence. */
function leadOf(whole: Reading): { readonly reading: Reading; readonly conduct: Judged<Conduct> } {
  const end = sentenceEnd(whole.words, 0);
  if (end >= 3 && end < whole.words.texts.length) {
    const first = partOf(whole, 0, end);
    const conduct = conductOf(first);
    if (conduct.code === 'explosion') {
      // "Explosions in the town. A drone attack goes on": the next sentence tells the cause.
      const two = partOf(whole, 0, sentenceEnd(whole.words, end));
      const cause = conductOf(two);
      if (cause.code !== 'explosion') return { reading: two, conduct: cause };
    }
    if (conduct.code !== 'none') return { reading: first, conduct };
  }
  return { reading: whole, conduct: conductOf(whole) };
}

export function extentOf(mentions: readonly Mention[]): { readonly towns: number; readonly regions: number } {
  let towns = 0;
  const regions = new Set<string>();
  for (const mention of mentions) {
    if (mention.kind === 'town') towns++;
    else if (mention.kind === 'region') for (const place of mention.places) regions.add(place.region);
  }
  return { towns, regions: regions.size };
}
