/**
 * What of the mission each role is shown: the one table of it. A class is a kind of knowledge that can harm somebody in the
 * wrong hands; a treatment is what a role gets of it. Everything else that decides on release reads this table
 * (released-picture.ts, the routes' rules, docs/access.md).
 */
import type { Role } from './role.js';

export const FIELD_CLASSES = [
  'place',
  'recent',
  'source',
  'words',
  'names',
  'media',
  'devices',
  'draft',
  'persons',
  'lists',
  'cases',
  'entries',
] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

export const CLASS_MEANING: Readonly<Record<FieldClass, string>> = {
  place: 'exact place of an incident: position, name, facility, shape, physical signs, distances',
  recent: 'what happened in the last local days',
  source: 'which of the mission’s own monitors and sensors an account comes from',
  words: 'words of accounts, and the sentences that reasons are told in',
  names: 'names of persons who made a statement for a party or guarantor, and notes on it',
  media: 'references to pictures, recordings and documents',
  devices: 'where sensors and patrols stand, what they are called, and plans of where they go',
  draft: 'findings on what happened so short a time ago that the parties have not answered',
  persons: 'counts of 1 to 4 wounded, civilians or children handed over, and of casualties among prisoners',
  lists: 'a party’s own lists of persons',
  cases: 'steps of cases with their reasons, and calls on the hotline',
  entries: 'entries of the ledger as they were written',
};

export type Treatment =
  | { readonly kind: 'full' }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'generalised'; readonly km: number }
  | { readonly kind: 'delayed'; readonly hours: number }
  /** Of a party: its own; of others what the public is shown, after so many hours, or nothing. */
  | { readonly kind: 'own'; readonly othersAfterHours?: number };

export type Policy = Readonly<Record<FieldClass, Treatment>>;

/** From `release` of mission.yaml. */
export interface ReleaseSetting {
  readonly placeKm: number;
  readonly delayHours: number;
  readonly draftHours: number;
}

export const RELEASE_SETTING: ReleaseSetting = { placeKm: 10, delayHours: 24, draftHours: 72 };

const full = { kind: 'full' } as const;
const withheld = { kind: 'withheld' } as const;
const own = { kind: 'own' } as const;

const everything: Policy = {
  place: full,
  recent: full,
  source: full,
  words: full,
  names: full,
  media: full,
  devices: full,
  draft: full,
  persons: full,
  lists: withheld,
  cases: full,
  entries: full,
};

export function policies(setting: ReleaseSetting = RELEASE_SETTING): Readonly<Record<Role, Policy>> {
  const { placeKm, delayHours, draftHours } = setting;
  const draft = { kind: 'delayed', hours: draftHours } as const;
  return {
    administrator: everything,
    chief_monitor: { ...everything, lists: full },
    monitor: everything,
    analyst: everything,
    party_delegate: {
      ...everything,
      source: withheld,
      devices: withheld,
      draft,
      lists: own,
      cases: { kind: 'own', othersAfterHours: delayHours },
      entries: withheld,
    },
    guarantor: { ...everything, source: withheld, devices: withheld, entries: withheld },
    public: {
      place: { kind: 'generalised', km: placeKm },
      recent: { kind: 'delayed', hours: delayHours },
      source: withheld,
      words: withheld,
      names: withheld,
      media: withheld,
      devices: withheld,
      draft,
      persons: withheld,
      lists: withheld,
      cases: withheld,
      entries: withheld,
    },
  };
}

/** Classes that change the picture itself; the rest are a matter of single routes. */
const IN_PICTURE = [
  'place',
  'recent',
  'source',
  'words',
  'names',
  'media',
  'devices',
  'draft',
  'cases',
] as const;

export const isFull = (policy: Policy): boolean =>
  IN_PICTURE.every((one) => policy[one].kind === 'full') && policy.persons.kind === 'full';

/** Those who see the same share one picture: roles, and of a party its delegates, where each is shown its own. */
export const policyKey = (policy: Policy, party = ''): string =>
  `${FIELD_CLASSES.map((one) => JSON.stringify(policy[one])).join(' ')} ${policy.cases.kind === 'own' ? party : ''}`;

/** How an answer says what is missing of it: `place: generalised to 10 km`. For programs; the screen has words of its own. */
export function withheldNotes(policy: Policy, carried: readonly FieldClass[]): readonly Withheld[] {
  return carried.flatMap((field) => {
    const treatment = policy[field];
    return treatment.kind === 'full' ? [] : [{ field, ...treatment, words: wordsOf(field, treatment) }];
  });
}

export type Withheld = { readonly field: FieldClass; readonly words: string } & Exclude<
  Treatment,
  { kind: 'full' }
>;

export function wordsOf(field: FieldClass, treatment: Treatment): string {
  switch (treatment.kind) {
    case 'full':
      return `${field}: full`;
    case 'withheld':
      return `${field}: withheld`;
    case 'generalised':
      return `${field}: generalised to ${treatment.km} km`;
    case 'delayed':
      return `${field}: after ${treatment.hours} h`;
    case 'own':
      return `${field}: of the own party`;
  }
}

export const policyOf = (role: Role, setting: ReleaseSetting): Policy => policies(setting)[role];
