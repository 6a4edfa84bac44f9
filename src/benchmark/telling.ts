/**
 * What each source says of an event, if anything: what it could find out, what it wants to be believed, and whose words
 * it takes over. Deception is told by those whom it serves; honest sources err on their own or after the first word.
 */

import { between, exponential, type Random } from '../random/random.js';
import type { SimulatedEvent } from './event.js';
import type { WorldParameters } from './parameter.js';
import type { Teller } from './teller.js';
import type { Side } from './terrain.js';

/** Whom or what a source names. `unnamed`: it happened, and no word on who did it. */
export type Named = Side | 'other' | 'nothing' | 'unnamed';

export interface Said {
  readonly names: Named;
  /** `alleged`: it passes on what a party says; `notUs`: the party denies that it was its doing. */
  readonly how: 'asserted' | 'alleged' | 'notUs';
  readonly delayHours: number;
  /** Index of the teller whose words these are. */
  readonly wordsOf: number;
}

/** What is the same for all tellers of one event. */
export interface Talk {
  /** What goes round first, before anybody has looked. */
  readonly firstWord: Named;
  /** Does the side responsible own up, deny, or say nothing? */
  readonly answer: 'announces' | 'denies' | 'silent';
  /** Does the enemy of those on whose ground an accident happened claim it as its deed? */
  readonly boasts: boolean;
  /** Is the deception believed by those who have no access of their own? */
  readonly believed: boolean;
}

export const other = (side: Side): Side => (side === 0 ? 1 : 0);

export function talkOf(event: SimulatedEvent, random: Random, parameters: WorldParameters): Talk {
  const wrong = random() < parameters.wrongFirstWord;
  const announces = event.target === 'military' ? parameters.announcesMilitary : parameters.announcesOther;
  const denies = event.target === 'military' ? 0.12 : 0.4;
  const draw = random();
  const owns = event.truth === 0 || event.truth === 1;
  return {
    firstWord: wrong ? wrongName(event) : event.truth,
    answer:
      owns && event.deceiver === undefined && draw < announces
        ? 'announces'
        : draw > 1 - denies
          ? 'denies'
          : 'silent',
    boasts: event.kind === 'accident' && random() < parameters.boasts,
    believed: event.deceiver !== undefined && random() < 0.3,
  };
}

/** The likely error: the side that seems to have done it, or the other one. */
function wrongName(event: SimulatedEvent): Named {
  return event.truth === event.apparent ? other(event.apparent) : event.apparent;
}

/** How likely the teller tells of the event at all. */
export function viewOf(event: SimulatedEvent, teller: Teller): number {
  const told = Math.min(0.97, teller.coverage * event.salience);
  const happened = event.truth !== 'nothing';
  switch (teller.kind) {
    case 'official':
    case 'outlet':
    case 'leaning': {
      const own = event.ground === teller.favours;
      if (event.deceiver === teller.favours) return Math.min(0.97, told * 2);
      if (!happened) return own ? told * 0.5 : told * 0.4;
      return own ? told * 1.3 : told * 0.55;
    }
    case 'monitor':
    case 'sensor': {
      const near = Math.exp(-(((event.at.yKm - teller.postKm) / 90) ** 2));
      const share = teller.kind === 'sensor' && !happened ? 0.03 : 1;
      return told * share * (0.25 + 0.75 * near);
    }
    case 'local': {
      const near = Math.exp(-(((event.at.yKm - teller.postKm) / 60) ** 2));
      return told * near * (happened ? 1 : 0.6);
    }
    default:
      return happened ? told : told * 0.7;
  }
}

/** What the teller says out of its own knowledge; undefined where it chooses silence. */
export function sayOf(
  event: SimulatedEvent,
  talk: Talk,
  teller: Teller,
  random: Random,
  skill = teller.skill,
): Said | undefined {
  const wordsOf = teller.index;
  const delayHours = exponential(random, DELAY_HOURS[teller.kind]);
  const said = (names: Named, how: Said['how'] = 'asserted'): Said => ({ names, how, delayHours, wordsOf });
  if (teller.kind === 'sensor') return said('unnamed');
  const { favours } = teller;
  if (talk.boasts && teller.voice === event.apparent) return said(event.apparent);
  const loyal = random() < teller.slant;
  if (favours !== undefined && loyal) {
    const partisan = partisanWord(event, talk, teller, favours, random);
    if (partisan !== 'own') return partisan === undefined ? undefined : said(partisan.names, partisan.how);
  }
  const found = believed(event, talk, teller, random, skill);
  const names = found === 'nothing' || random() < teller.naming ? found : 'unnamed';
  // Press without people on the spot puts a good part in somebody's mouth.
  const alleged = (teller.kind === 'press' || teller.kind === 'leaning') && random() < 0.35;
  const party = names === 0 || names === 1;
  if (party && teller.voice === names && !(talk.answer === 'announces' && event.truth === names))
    // Honest or not, a party's own voice does not accuse its own side.
    return random() < 0.5 ? said('unnamed') : undefined;
  return said(names, alleged && party ? 'alleged' : 'asserted');
}

const DELAY_HOURS: Readonly<Record<Teller['kind'], number>> = {
  official: 5,
  outlet: 6,
  leaning: 6,
  press: 12,
  local: 3,
  researcher: 48,
  monitor: 20,
  sensor: 1,
};

/** 'own': it says what it knows; undefined: it says nothing. */
function partisanWord(
  event: SimulatedEvent,
  talk: Talk,
  teller: Teller,
  favours: Side,
  random: Random,
): { names: Named; how: Said['how'] } | 'own' | undefined {
  const enemy = other(favours);
  const open = teller.voice !== undefined;
  if (event.deceiver === favours) return { names: enemy, how: 'asserted' };
  if (event.truth === 'nothing') {
    // Staged by the enemy, or a rumour: what is said of oneself is denied, what is said of the enemy welcome.
    if (event.apparent === favours) return { names: 'nothing', how: 'asserted' };
    return random() < 0.5 ? { names: enemy, how: 'asserted' } : 'own';
  }
  if (event.truth === favours) {
    if (talk.answer === 'announces') return { names: favours, how: 'asserted' };
    if (talk.answer === 'silent') return random() < 0.75 ? undefined : { names: 'unnamed', how: 'asserted' };
    if (random() < 0.35) return { names: enemy, how: 'asserted' };
    return open ? { names: favours, how: 'notUs' } : { names: 'unnamed', how: 'asserted' };
  }
  if (event.truth === 'other') {
    // An accident at home: blamed on the enemy by some, called an accident by others.
    if (event.ground === favours) return random() < 0.35 ? { names: enemy, how: 'asserted' } : 'own';
    if (event.apparent === favours && open && random() < 0.4) return { names: favours, how: 'notUs' };
    return 'own';
  }
  if (event.deceiver === enemy && open && random() < 0.5) return { names: favours, how: 'notUs' };
  return 'own';
}

/** What it comes to believe: the truth as often as its skill allows, else what goes round or a likely error. */
function believed(event: SimulatedEvent, talk: Talk, teller: Teller, random: Random, skill: number): Named {
  const looksItself = teller.kind === 'researcher' || teller.kind === 'monitor' || teller.kind === 'official';
  if (!looksItself && talk.believed && random() < 0.7) return event.apparent;
  if (!looksItself && talk.firstWord !== event.truth && random() < 0.6) return talk.firstWord;
  // Hoaxes, false flags and accidents are harder to see through than fire from across the line.
  const hard = event.truth !== event.apparent ? 0.85 : 1;
  if (random() < skill * hard) return event.truth;
  const draw = between(random, 0, 1);
  if (draw < 0.6) return wrongName(event);
  if (draw < 0.72) return event.truth === 'other' ? event.apparent : 'other';
  return 'unnamed';
}
