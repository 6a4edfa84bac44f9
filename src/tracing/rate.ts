/** How many requests for missing persons may be put and answered. Counted in the ledger. */
import { fold } from '../persons/names/fold.js';
import { Refusal } from './refusal.js';
import type { KnownRequest, MissingRequest } from './request.js';
import type { Asker } from './right.js';

export const LIMITS = {
  /** Different persons whom one asker may ask about. */
  personsOfAsker: 3,
  askerDays: 90,
  /** Requests that one operator may put in a day. */
  ofOperator: 30,
  /** Requests of the whole mission in a day. */
  ofMission: 200,
  /** Between two answers to one request. */
  hoursBetweenAnswers: 20,
} as const;

const DAY_MS = 86_400_000;

/** @throws Refusal with what was reached and when to come again */
export function refuseTooMany(
  request: MissingRequest,
  asker: Asker,
  known: readonly KnownRequest[],
  now: Date,
): void {
  const since = (days: number): readonly KnownRequest[] =>
    known.filter(({ sealed }) => now.getTime() - Date.parse(sealed.seal.time.start) < days * DAY_MS);
  const today = since(1);
  if (today.length >= LIMITS.ofMission) throw tooMany(`${LIMITS.ofMission} requests of the mission in a day`);
  if (today.filter(({ sealed }) => sealed.seal.operator === asker.name).length >= LIMITS.ofOperator)
    throw tooMany(`${LIMITS.ofOperator} requests of one operator in a day`);
  const persons = new Set(ofSameAsker(request, since(LIMITS.askerDays)).map((one) => aboutKey(one.request)));
  persons.add(aboutKey(request));
  if (persons.size > LIMITS.personsOfAsker)
    throw tooMany(
      `${LIMITS.personsOfAsker} persons whom one asker may ask about in ${LIMITS.askerDays} days`,
    );
}

/** @throws Refusal when this request was answered a short while ago */
export function refuseTooSoon({ sealed }: KnownRequest, now: Date): void {
  const last = Math.max(0, ...sealed.releases.map(({ time }) => Date.parse(time.start)));
  if (now.getTime() - last < LIMITS.hoursBetweenAnswers * 3_600_000)
    throw tooMany(`one answer to a request in ${LIMITS.hoursBetweenAnswers} hours`);
}

/** Whoever shares a name or a contact with the asker, and whoever shares one with those: either may be changed each time. */
function ofSameAsker(request: MissingRequest, known: readonly KnownRequest[]): readonly KnownRequest[] {
  const keys = new Set(askerKeys(request));
  const same = new Set<KnownRequest>();
  for (let before = -1; before < same.size; ) {
    before = same.size;
    for (const one of known) {
      const own = askerKeys(one.request);
      if (same.has(one) || !own.some((key) => keys.has(key))) continue;
      same.add(one);
      for (const key of own) keys.add(key);
    }
  }
  return [...same];
}

const askerKeys = ({ asker: { name, contact } }: MissingRequest): string[] => [
  `name ${name.split(/\s+/).map(fold).sort().join(' ')}`,
  `contact ${contact.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '')}`,
];

const aboutKey = ({ about: { family, given, born } }: MissingRequest): string =>
  [fold(family), fold(given), born].join(' ');

const tooMany = (limit: string): Refusal =>
  new Refusal('tooMany', `The limit is reached: ${limit}. Come again later; nothing was entered.`);
