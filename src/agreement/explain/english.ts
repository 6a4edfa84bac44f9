/**
 * What the clause book says, in English.
 *
 * Long because it is one: whoever mends the language has all of it before them.
 */
import type { Catalogue, FitWords, Noun } from './catalogue.js';
import { counted } from './plural.js';

const quote = (text: string): string => `“${text}”`;

function list(items: readonly string[], join: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${join} ${items.at(-1)}`;
}

/** `after` follows the noun in all three. */
const noun = (one: string, many: string, after: string): Noun => ({
  one: `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}${after}`,
  many: `${many}${after}`,
  none: `${one}${after}`,
});

const by = (party: string | undefined): string => (party ? ` by ${party}` : '');
const zoneAfter = (zone: string | undefined): string => (zone ? ` in ${zone}` : '');
const sureAfter = (sure: string | undefined): string => (sure ? `, at least ${sure}` : '');
const details = (parts: readonly (string | undefined)[]): string => {
  const told = parts.filter((part) => part !== undefined);
  return told.length > 0 ? ` (${told.join('; ')})` : '';
};

function qualities({ means, target, classes, weapons, purpose, zone }: FitWords): string {
  return [
    means && ` by means of ${means}`,
    weapons && ` with ${weapons}`,
    target && ` against ${target}`,
    classes && `${target ? ';' : ' against'} protected objects of the classes ${classes}`,
    purpose && ` for the purpose of ${purpose}`,
    zone && ` in ${zone}`,
  ]
    .filter(Boolean)
    .join('');
}

export const english: Catalogue = {
  language: 'en',
  yearSuffix: '',
  duration: {
    year: { one: 'year', other: 'years' },
    month: { one: 'month', other: 'months' },
    week: { one: 'week', other: 'weeks' },
    day: { one: 'day', other: 'days' },
    hour: { one: 'hour', other: 'hours' },
    minute: { one: 'minute', other: 'minutes' },
    second: { one: 'second', other: 'seconds' },
  },
  quote,
  list,
  party: {
    self: 'the party itself',
    other: 'the other party',
    others: 'any other party',
    any: 'anybody',
  },
  fit: (fit) => `${fit.conduct ?? 'any incident'}${qualities(fit)}`,
  exempt: (fit) => `${fit.conduct ?? 'what is done'}${qualities(fit)}`,
  zone: (zone) => `in ${zone}`,
  pattern: {
    incident: (fit, who, sure) =>
      noun('incident', 'incidents', `${details([fit.conduct])}${by(who)}${qualities(fit)}${sureAfter(sure)}`),
    breach: (of, who, reading, sure) =>
      noun(
        'breach',
        'breaches',
        ` of ${of} by ${who}${reading ? ` under the reading ${reading}` : ''}${sureAfter(sure)}`,
      ),
    thisClause: 'this clause',
    clauses: (clauses) => `the clause ${clauses}`,
    declaration: (who, act, about) =>
      noun('declaration', 'declarations', `${by(who)}${details([act, about && `subject: ${about}`])}`),
    handover: (category, from, to) =>
      noun(
        'handover',
        'handovers',
        `${details([category])}${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`,
      ),
    effort: (status, who, zone) =>
      noun(
        'report on monitoring',
        'reports on monitoring',
        `${details([status, who && `because of ${who}`])}${zoneAfter(zone)}`,
      ),
    measure: (of, who, zone) =>
      noun('report', 'reports', ` of the value ${of}${who ? ` of ${who}` : ''}${zoneAfter(zone)}`),
    decision: (who, decision, about) =>
      noun('decision', 'decisions', `${by(who)}${details([decision, about && `subject: ${about}`])}`),
    named: (name) => ({
      one: `an event ${quote(name)}`,
      many: `events ${quote(name)}`,
      none: `event ${quote(name)}`,
    }),
    band: { possible: 'possible', probable: 'probable', confirmed: 'confirmed' },
  },
  window: {
    within: (duration) => `in the last ${duration}`,
    ago: (duration) => `at least ${duration} ago`,
    from: (moment) => `not before ${moment}`,
    until: (moment) => `before ${moment}`,
  },
  moment: {
    named: quote,
    after: (duration, moment) => (duration ? `${duration} after ${moment}` : moment),
    before: (duration, moment) => (duration ? `${duration} before ${moment}` : moment),
    startOfDay: (moment) => `the beginning of the day of ${moment}`,
    endOfDay: (moment) => `the end of the day of ${moment}`,
    first: (event) => `the first such event: ${event}`,
    last: (event) => `the last such event: ${event}`,
    effective: (which, event) =>
      which === 'effectiveFrom'
        ? `the day from which it takes effect, as told in ${event}`
        : `the day until which it has effect, as told in ${event}`,
    otherwise: (moment, otherwise) => `${moment}; until there is one, ${otherwise}`,
    entryOf: (clause) => `the entry into force of ${clause}`,
    endOf: (clause) => `the end of ${clause}`,
    when: (condition) => `the moment from which ${condition}`,
    earliest: (moments) => `the earliest of these: ${moments.join('; ')}`,
    latest: (moments) => `the latest of these, once all are fixed: ${moments.join('; ')}`,
  },
  forParty: (party, value) => `for ${party}: ${value}`,
  quantity: {
    named: quote,
    count: (events) => `the number of ${events}`,
    persons: (events) => `the number of persons in ${events}`,
    sum: (events) => `the sum of the values in ${events}`,
    latest: (events) => `the value last told in ${events}`,
    plus: (items) => items.join(' plus '),
    minus: (left, right) => `${left} less ${right}`,
    times: (factor, of) => `${factor} times ${of}`,
    smallest: (items) => `the smallest of these: ${items.join('; ')}`,
    largest: (items) => `the largest of these: ${items.join('; ')}`,
    valueAt: (of, moment) => `what ${of} was at ${moment}`,
  },
  condition: {
    once: (event) => `there has been ${event}`,
    never: (event) => `there has been no ${event}`,
    compare: (left, relation, right) => `${left} is ${RELATIONS[relation]} ${right}`,
    all: 'all of these hold',
    any: 'at least one of these holds',
    notAll: 'not all of these hold',
    none: 'none of these holds',
    not: (condition) => `it is not so that ${condition}`,
    for: (condition, duration) => `${condition}, without a break for at least ${duration}`,
    since: (condition, event) => `${condition}, without a break since ${event}`,
    unless: (condition, unless) => `${condition}, unless ${unless}`,
    unlessBelow: 'the first of these holds and the second does not',
    reached: (moment) => `${moment} has come`,
    notReached: (moment) => `${moment} has not come`,
    inForce: (clause, party, reading) => `${clause} is in force for ${party}${under(reading)}`,
    notInForce: (clause, party, reading) => `${clause} is not in force for ${party}${under(reading)}`,
    named: (name) => `the condition ${quote(name)} holds`,
    notNamed: (name) => `the condition ${quote(name)} does not hold`,
  },
  kind: {
    prohibition: 'Prohibition',
    treatment: 'Treatment of persons',
    exclusion: 'Exclusion from a place',
    withdrawal: 'Withdrawal',
    ceiling: 'Ceiling',
    freeze: 'Freeze',
    delivery: 'Delivery',
    duty: 'Duty',
    access: 'Access for monitors',
    notification: 'Notification',
    abstention: 'Abstention',
    permission: 'Permission',
  },
  status: {
    proposed: 'proposed: not agreed, and binds nobody',
    declared: 'declared: one side announced it, and others may have answered',
    agreed: 'agreed',
  },
  book: {
    status: 'Status',
    parties: 'Parties',
    guarantors: 'Guarantors',
    othersNamed: 'Others named in it',
    times: (zone) => `All times are local: ${zone}.`,
    standard: 'Standard of proof',
    thresholds: (possible, probable, confirmed) =>
      `a breach is called possible from a probability of ${possible}, probable from ${probable}, confirmed from ${confirmed}`,
    source: 'Source',
    note: 'Note',
    rulings: 'Who rules',
    rulingsBy: (who) => `${who} can fix a reading by a decision and set deliveries aside`,
    readings: 'Readings side by side',
    reading: 'Reading',
    clauses: 'Clauses',
    zones: 'Zones',
    lines: 'Lines',
    names: 'What the names above stand for',
    definitions: 'Definitions',
    weaponClasses: 'Classes of weapons',
    openPoints: 'Open points',
    noOpenPoints: 'None found.',
    heldBy: 'Held by',
    from: 'From',
    until: 'Until',
    inForce: 'In force',
    noStart: 'no start is stated, so it never comes into force',
    noEnd: 'no end is stated',
    lasts: (duration) => `for ${duration} from entry into force`,
    fromUntil: (from, until) => `from ${from} until ${until}`,
    fromOpen: (from) => `from ${from}; no end is stated`,
    fromFor: (from, duration) => `from ${from}, for ${duration} from entry into force`,
    underReading: (text, reading) => `${text} (${reading})`,
    adopted: 'Binds once',
    entry: 'Enters into force once',
    suspended: 'Suspended for a party while',
    released: 'A party is released for good once',
    lapses: 'Lapses for good once',
    extension: 'Prolongation',
    extensionMutual: (who) => `by declarations of all of these, before the end: ${who}`,
    extensionAny: (who) => `by a declaration of any of these, before the end: ${who}`,
    extensionUntil: (each) =>
      each ? `until the day they state, else by ${each} each time` : 'until the day they state',
    about: (subject) => `on the subject ${subject}`,
    rollOver: 'Renewal in silence',
    rolls: (every, notice, who, times) =>
      `at its end it goes on for ${every}${times ? `, ${times}` : ''}, unless notice is given at least ${notice} before the end (by: ${who})`,
    rollTimes: (count) => `at most ${counted('en', count, { one: 'time', other: 'times' })}`,
    bound: 'Bound',
    boundAll: 'all parties',
    nobody: 'nobody',
    eachForItself: ', each for what it does itself',
    prohibited: 'Not allowed',
    keepOut: 'Must stay out',
    gone: 'Must be gone',
    goneBy: (due) => `from ${due} on`,
    stageLimit: (atMost) => `at most ${atMost}`,
    stage: (id) => `Stage ${quote(id)}`,
    remaining: (amount, atMost) => `from then on ${amount} may be at most ${atMost}`,
    limit: 'Limit',
    atMost: (amount, atMost) => `${amount} may be at most ${atMost}`,
    grace: 'Grace',
    cure: 'Time to make good',
    frozen: 'Frozen',
    notAbove: (amount, baseline) => `${amount} may not rise above what it was at ${baseline}`,
    entryIntoForce: 'entry into force',
    owed: 'Owed',
    owedBy: (amount, of, due) => `at least ${amount}, counting ${of}${due ? `, by ${due}` : ''}`,
    owedEvery: (amount, of, every) =>
      `at least ${amount} in every ${every.replace(/^1\u00a0/, '')} from entry into force on, counting ${of}`,
    carry: {
      none: 'nothing is carried from one stretch to the next',
      surplus: 'what is brought beyond that counts for later stretches',
      both: 'what is brought beyond that counts for later stretches, and what is short is added to them',
    },
    carryOver: 'Carried over',
    cut: 'Less in between',
    cutAmount: (from, until, amount) => `${amount} in stretches that begin from ${from} until ${until}`,
    reciprocal: 'In return',
    reciprocalOf: (factor) =>
      factor
        ? `no more is owed than ${factor} for each that the other side delivered`
        : 'no more is owed than the other side delivered',
    countsFrom: 'Counts from',
    mustDo: 'Must be done',
    dueBy: (event, due) => `${event}, by ${due}`,
    accessTo: 'Not allowed',
    notKept: (status, zone) =>
      `to keep monitors from watching${zone ? ` in ${zone}` : ''} (reported as: ${status})`,
    mustNotify: 'Must be notified',
    ahead: (of, notice, ahead, notOlderThan) =>
      `${of}; by ${notice}, at least ${ahead} ahead${notOlderThan ? ` and not more than ${notOlderThan} ahead` : ''}`,
    afterwards: (of, notice, within) => `${of}; by ${notice}, within ${within} afterwards`,
    mustNot: 'Must not take place',
    allowed: 'Allowed',
    exceptionFrom: 'As an exception from',
    onlyWhile: 'Only while',
    exempt: 'No breach',
    variation: 'Local variation',
    variationIn: (zone) => `in ${zone}`,
    doesNotHold: 'there the clause does not hold',
    readsThere: 'there it reads',
    uses: 'Terms used',
    noSuchClause: 'there is no such clause',
    noDefinition: 'not defined',
    zonePolygon: (corners) => `the area between ${corners}`,
    zoneCentre: (km, place) => `within ${km} km of ${place}`,
    zoneLine: (km, line, beyondKm) =>
      `within ${km} km of ${line}${beyondKm ? `, without the inner ${beyondKm} km` : ''}`,
    zoneSide: (side) => `only on the ground of ${side}`,
    zoneTerritory: (units, register) => `the territory of ${units} (${register})`,
    zoneSea: 'the sea',
    zoneByName: 'not drawn: an event lies in it when its record says so',
    zoneExcept: (zones) => `without ${zones}`,
    linePoints: (count) => `through ${counted('en', count, { one: 'point', other: 'points' })}`,
    lineRegister: (file) => `as drawn in ${file}`,
    lineMission: 'the line of contact of the mission',
    lineDate: (date) => `as of ${date}`,
    lineSides: (left, right) => `along its points, ${left} lies to the left and ${right} to the right`,
    classMeans: 'means',
    classWeapons: 'weapons',
    calibre: (min, max) =>
      min && max
        ? `calibre from ${min} mm to below ${max} mm`
        : min
          ? `calibre of ${min} mm or more`
          : `calibre below ${max} mm`,
    namedMoment: 'moment',
    namedQuantity: 'amount',
    namedCondition: 'condition',
    namedEvent: 'event',
  },
  openPoint: {
    kind: {
      overlap: 'Overlap',
      gap: 'Gap',
      'undefined-term': 'Term without definition',
      stated: 'Left open by the text',
    },
    noStart: (reading) =>
      `The reading ${quote(reading)} states no start: under it this never comes into force.`,
    noEnd: 'No reading says when this ends.',
    noEndUnder: (reading) => `The reading ${quote(reading)} does not say when this ends.`,
    noStartAtAll: 'No reading says when this begins: it never comes into force.',
    bindsNobody: 'Nobody is bound by this clause under any reading.',
    bindsNobodyUnder: (reading) => `Under the reading ${quote(reading)} nobody is bound by this clause.`,
    noDue: 'Nothing says by when this is due.',
    noReadingBy: (party) => `No reading is known of ${party}, who is a party.`,
    nobodyRules: 'The readings differ, and nothing says who rules on them.',
    cannotHappen: (what, why) => `This can never be met: ${what}; ${why}`,
    onlyOneParty: 'there is no other party.',
    sameSides: 'it goes from a party to itself.',
    notBound: 'nobody whom it names is bound by that clause.',
    emptyWindow: (within, ago) => `nothing lies both in the last ${within} and at least ${ago} ago.`,
    standingNever: (clause, parties) =>
      `It rests on ${clause} being in force or ending for the party itself, and that clause does not bind ${parties}: for them this never comes.`,
    neverExtends: 'It can be prolonged, but it has no end.',
    prohibitedTwice: (first, second, what) =>
      `${first} and ${second} cover the same thing for the same parties: ${what}.`,
    demandedTwice: (first, second) => `${first} and ${second} limit the same amount.`,
    undefinedTerm: (term) => `The term ${quote(term)} is used and not defined.`,
  },
};

const RELATIONS = {
  atLeast: 'at least',
  atMost: 'at most',
  moreThan: 'more than',
  lessThan: 'less than',
} as const;

const under = (reading: string | undefined): string => (reading ? ` under the reading ${reading}` : '');
