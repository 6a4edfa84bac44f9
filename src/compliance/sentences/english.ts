/** Findings and proofs in English. */
import type { ProofWords } from './words.js';

const RELATIONS = {
  atLeast: 'at least',
  atMost: 'at most',
  moreThan: 'more than',
  lessThan: 'less than',
} as const;

const VIOLATES = {
  confirmed: 'broke it',
  probable: 'probably broke it',
  possible: 'may have broken it',
  none: 'may have broken it',
} as const;

export const english: ProofWords = {
  at: (instant) => `on ${instant}`,
  between: (from, to) => `between ${from} and ${to}`,
  fromTo: (from, to) => (to ? `from ${from} until ${to}` : `from ${from} on, and still so at the end`),
  event: ({ conduct, zone, time }) => `${conduct ?? 'event'}${zone ? ` in ${zone}` : ''} ${time}`,
  eventOf: (record) => `event ${record}`,
  records: (ids, hidden) => `records ${ids}${hidden > 0 ? ` and ${hidden} earlier ones` : ''}`,
  standing: {
    proposed: 'proposed, binding nobody',
    notYet: 'not yet in force',
    inForce: 'in force',
    suspended: 'suspended',
    released: 'released from it',
    lapsed: 'lapsed',
    undetermined: 'undetermined',
  },
  since: (standing, instant) =>
    instant ? `${standing} since ${instant}` : `${standing}, as at all times before`,
  band: {
    confirmed: 'confirmed',
    probable: 'probable',
    possible: 'possible',
    none: 'below every threshold',
  },
  truth: { yes: 'yes', no: 'no', unknown: 'open' },
  both: 'ground combat without a named attacker',
  undetermined: 'nobody named',
  because: {
    violation: (party, band, event, standing) =>
      party
        ? `${party} ${VIOLATES[band]}: ${event}, ${standing}; ${band}.`
        : `Broken in ground combat without a named attacker: ${event}, ${standing}; ${band}.`,
    standardNotMet: (event, party, probability, possible) =>
      `No violation found: ${event}; the probability that ${party} did it is ${probability}, and it is called possible from ${possible} on.`,
    happeningOpen: (event, party, probability, possible) =>
      `Undetermined whether it took place: ${event}; the probability that ${party} did it is ${probability}, and it is called possible from ${possible} on.`,
    authorOpen: (event, standing) => `Undetermined who did it: ${event}, ${standing}.`,
    authorNotBound: (event, author) => `No violation: ${event}; by ${author}, whom the clause does not bind.`,
    outsideFor: (event, author) =>
      `No violation: ${event}; by ${author}, for whom it lies outside the clause.`,
    bindsNobody: (event, reading) =>
      `Not in force: ${event}; under the reading ${reading} the clause binds nobody.`,
    notInForce: (event, party, standing) =>
      `Not in force: ${event}; for ${party} the clause was ${standing}.`,
    standingOpen: (event, party) =>
      `Undetermined: ${event}; whether the clause was in force for ${party} at that time is open.`,
    straddles: (event, party, changes) =>
      `Undetermined: ${event}; within that time the standing of the clause changes for ${party}: ${changes}.`,
    exempt: (event, party, exemption) => `No violation: ${event}; ${party} is exempt by ${exemption}.`,
    exemptionOpen: (event, party, exemption) =>
      `Undetermined: ${event}; whether ${party} is exempt by ${exemption} is open.`,
    rulingStraddles: (event) => `Undetermined: ${event}; two rulings fall within that time.`,
    stateHolds: (party, time, standing) => `${party} broke it ${time}, ${standing}.`,
    stateOpen: (party, time) => `Undetermined: whether ${party} broke it is open ${time}.`,
    quotaMissed: (party, time, delivered, owed, brought) =>
      `${party} broke it: ${delivered} delivered of ${owed} owed ${time}${brought}.`,
    quotaOpen: (party, time, delivered, owed, brought) =>
      `Undetermined: whether ${party} delivered enough ${time} is open: ${delivered} of ${owed} owed${brought}.`,
    broughtOver: (amount) => `, with ${amount} brought over`,
  },
  line: {
    judged: (agreement, clause, reading) => `Clause ${clause} of ${agreement}, under the reading ${reading}`,
    time: (time) => `Time: ${time}`,
    fit: (field, told, truth) => `${field}: ${told}; fits: ${truth}`,
    field: {
      conduct: 'Conduct',
      means: 'Means',
      target: 'Target',
      weapon: 'Weapon',
      purpose: 'Purpose',
      zone: 'Zone',
    },
    notTold: 'not told',
    trigger: (event) =>
      event ? `Event: ${event}; fits: yes` : 'The event is of the kind that the clause names',
    ruling: (decision, reading) =>
      `Ruling ${decision} fixed the reading ${reading}, by whose terms this is judged`,
    standing: (party, standing, reading) =>
      `For ${party} the clause was ${standing}${reading ? ` (terms of the reading ${reading})` : ''}`,
    change: (instant, standing) => `from ${instant}: ${standing}`,
    exemption: (party, exemption, truth) => `Exempt by ${exemption}, for ${party}: ${truth}`,
    author: (author, share) => `Given that it took place, ${author} did it with probability ${share}`,
    authorOpen: (share) => `No author is named; the parties that are bound have ${share} together`,
    authorBoth: (share) =>
      `Ground combat without a named attacker; the parties that are bound have ${share} together`,
    happened: (probability) => `It took place with probability ${probability}`,
    band: (counted, band, possible, probable, confirmed) =>
      `Together ${counted}: ${band} (possible from ${possible}, probable from ${probable}, confirmed from ${confirmed})`,
    state: (time, grace) =>
      `What the clause does not allow was so ${time}${grace ? `; ${grace} of grace` : ''}`,
    quota: (time, owed, delivered, brought) =>
      `${sentence(time)}: owed ${owed}, delivered ${delivered}, brought over ${brought}`,
  },
  exemption: {
    permission: (clause) => `the permission ${clause}`,
    variation: (id) => `the local variation “${id}”`,
    notice: 'the notice given',
    beforeDue: 'the time that is left to leave',
    own: (id) => `“${id}”`,
  },
  node: {
    name: {
      adopted: 'Adopted',
      enters: 'Entry into force',
      end: 'End',
      lapsed: 'Lapse',
      released: 'Release',
      suspended: 'Suspended',
    },
    side: (what, value) => `${what} (${value})`,
    valued: (what, value) => `${what}: ${value}`,
    constant: 'always the same',
    all: 'all of these',
    any: 'at least one of these',
    not: 'the contrary of this',
    compare: (left, relation, right) => `${left} is ${RELATIONS[relation]} ${right}`,
    once: (event) => `there has been ${event}`,
    held: (duration) => `without a break for at least ${duration}`,
    since: (event) => `without a break since ${event}`,
    reached: (moment) => `the moment has come (${moment})`,
    notReached: (moment) => `the moment has not come (${moment})`,
    inForce: (clause, party, reading, standing) =>
      `clause ${clause} for ${party} under the reading ${reading} is ${standing}; in force`,
    fixed: 'fixed moment',
    never: 'nothing is stated',
    first: (event) => `the first such event, ${event}`,
    last: (event) => `the last such event, ${event}`,
    anEvent: 'an event that is asked for',
    when: 'the moment from which this holds',
    shift: (duration, sign) =>
      duration ? `${duration} ${sign > 0 ? 'after' : 'before'} this moment` : 'shifted from this moment',
    earliest: 'the earliest of these',
    latest: 'the latest of these',
    extended: 'with prolongation',
    rolled: 'with renewal in silence',
    number: 'number',
    count: (events) => `number of ${events}`,
    sum: (events) => `sum over ${events}`,
    latestValue: (event) => `value last told in ${event}`,
    events: 'such events',
    plus: 'these added up',
    minus: 'the first less the second',
    times: (factor) => `${factor} times this`,
    smallest: 'the smallest of these',
    largest: 'the largest of these',
    valueAt: (moment) => `the value at ${moment}`,
    notFixed: 'not fixed yet',
    notBefore: (instant) => `not fixed yet, not before ${instant}`,
    range: (low, high) => `${low} to ${high}`,
    atLeast: (low) => `${low} or more`,
  },
  standingOf: (party, standing, reading, at, clause) =>
    `${at ? `${at}: ` : ''}${clause ?? 'the clause'} is ${standing} for ${party}, under the reading ${reading}.`,
  missing: {
    start: 'No start is stated, or it is not fixed yet.',
    startBefore: (instant) => `The start, ${instant}, has not come.`,
    noSuchEvent: (event) => `Not yet: ${event}.`,
    openEvent: (event) => `Open whether it took place: ${event}.`,
    condition: (condition) => `Not met: ${condition}.`,
    openCondition: (condition) => `Open whether it is met: ${condition}.`,
    proposal: 'It is a proposal that nobody has adopted.',
    never: 'A part of the condition can never be met.',
  },
};

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
