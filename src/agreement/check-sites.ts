/** Words, names, parties, durations, moments and patterns, wherever they stand in an agreement. */
import { suggest } from '../record/suggest.js';
import type { Agreement } from './agreement.js';
import type { Flaw } from './check.js';
import type { NameKind, Path, PatternUse, Site } from './check-walk.js';
import { voicesOf } from './compile/context.js';
import { isInstant, resolvePattern } from './compile/expression.js';
import { elapsedMs, isNoTime, readDuration } from './duration.js';
import type { Moment, Pattern, Window } from './expression.js';
import { instant } from './primitives.js';
import { wordsOf } from './vocabulary.js';

export function siteFlaws(agreement: Agreement, sites: readonly Site[]): Flaw[] {
  const known = namesOf(agreement);
  const voices = voicesOf(agreement);
  return sites.flatMap((site) => flawsAt(agreement, known, voices, site));
}

function flawsAt(
  agreement: Agreement,
  known: ReturnType<typeof namesOf>,
  voices: readonly string[],
  site: Site,
): Flaw[] {
  const { path } = site;
  switch (site.kind) {
    case 'word':
      return undeclared(site, wordsOf(site.field, agreement));
    case 'name':
      return unnamed(site, known[site.of]);
    case 'party':
      return partyFlaws(voices, site);
    case 'duration':
      return durationFlaws(site);
    case 'moment':
      return momentFlaws(known.moment, site.moment, path);
    case 'window':
      return windowFlaws(site.window, path);
    case 'pattern':
      return hasLoop(agreement, site.pattern) ? [] : patternFlaws(agreement, site.pattern, site.use, path);
    case 'perParty':
      return [];
  }
}

function namesOf(agreement: Agreement): Readonly<Record<NameKind, readonly string[]>> {
  return {
    event: Object.keys(agreement.events ?? {}),
    moment: Object.keys(agreement.moments ?? {}),
    quantity: Object.keys(agreement.quantities ?? {}),
    condition: Object.keys(agreement.conditions ?? {}),
    zone: Object.keys(agreement.zones ?? {}),
    line: Object.keys(agreement.lines ?? {}),
    clause: agreement.clauses.map(({ id }) => id),
    reading: agreement.readings.map(({ id }) => id),
    'weapon class': Object.keys(agreement.weaponClasses ?? {}),
    'protected class': Object.keys(agreement.protectedClasses ?? {}),
    measure: Object.keys(agreement.measures ?? {}),
  };
}

function unless(allowed: readonly string[], found: string, path: Path, what: string): Flaw[] {
  if (allowed.includes(found)) return [];
  return [{ path, expected: `${what} (${allowed.join(', ') || 'none is declared'})`, found, allowed }];
}

function undeclared(
  { field, word, path }: Extract<Site, { kind: 'word' }>,
  words: readonly string[],
): Flaw[] {
  const flaws = unless(words, word, path, `a word for ${field}`);
  if (suggest(word, words) !== undefined || field === 'status') return flaws;
  const hint = `Use one of those, or declare it: vocabulary: { ${field}: { ${word}: { en: ... } } }.`;
  return flaws.map((flaw) => ({ ...flaw, hint }));
}

const SECTIONS: Readonly<Record<NameKind, string>> = {
  event: 'events',
  moment: 'moments',
  quantity: 'quantities',
  condition: 'conditions',
  zone: 'zones',
  line: 'lines',
  clause: 'clauses',
  reading: 'readings',
  'weapon class': 'weaponClasses',
  'protected class': 'protectedClasses',
  measure: 'measures',
};

function unnamed({ of, name, path }: Extract<Site, { kind: 'name' }>, names: readonly string[]): Flaw[] {
  const flaws = unless(names, name, path, `the name of a ${of} of the agreement`);
  if (suggest(name, names) !== undefined) return flaws;
  const hint = `${names.length > 0 ? 'Use one of those, or declare' : 'Declare'} it under "${SECTIONS[of]}" at the top of the file.`;
  return flaws.map((flaw) => ({ ...flaw, hint }));
}

function partyFlaws(voices: readonly string[], site: Extract<Site, { kind: 'party' }>): Flaw[] {
  const { party, relative, path } = site;
  const isBound = path[0] === 'clauses' || path[0] === 'rulings' || path[2] === 'clauses';
  const allowed = [...voices, ...(relative ? ['self', 'other', 'any'] : isBound ? ['any'] : [])];
  const flaws = unless(allowed, party, path, 'a party, guarantor or other of the agreement');
  return flaws.map((flaw) => (path.at(-1) === party ? { ...flaw, atKey: true } : flaw));
}

/** Longer than any agreement, and short enough for the calendar. */
const LONGEST_YEARS = 1_000;

function durationFlaws({ text, elapsed, positive, path }: Extract<Site, { kind: 'duration' }>): Flaw[] {
  const duration = readDuration(text);
  if (elapsed && duration.months > 0) {
    const hint = 'Write it in weeks, days or hours.';
    return [
      { path, expected: 'a duration without years and months, which differ in length', found: text, hint },
    ];
  }
  if (positive && isNoTime(duration))
    return [
      { path, expected: 'a duration above zero', found: text, hint: 'Give it a length, or leave it out.' },
    ];
  const years = duration.months / 12 + elapsedMs(text) / (365 * 86_400_000);
  if (years > LONGEST_YEARS)
    return [
      { path, expected: 'a duration of years, not of ages', found: text, hint: 'Leave it out for "no end".' },
    ];
  return [];
}

function momentFlaws(names: readonly string[], moment: Moment, path: Path): Flaw[] {
  if (typeof moment === 'string') {
    if (names.includes(moment) || (isInstant(moment) && instant.safeParse(moment).success)) return [];
    const known = names.length > 0 ? ` (${names.join(', ')})` : '';
    const expected = `an ISO 8601 instant with an offset, such as 2025-03-18T00:00:00+03:00, or the name of an entry of moments${known}`;
    if (instant.safeParse(moment).error?.issues[0]?.code === 'custom') {
      const hint = 'Correct the day or the time.';
      return [{ path, expected: 'an instant that exists in the calendar', found: moment, hint }];
    }
    const hint = /^\d/.test(moment) ? 'Write date, time and offset.' : undefined;
    return [{ path, expected, found: moment, allowed: names, ...(hint ? { hint } : {}) }];
  }
  const key = moment.after !== undefined ? 'after' : moment.before !== undefined ? 'before' : undefined;
  if (!key || moment.duration !== undefined || moment.round !== undefined) return [];
  const hint = 'Add "duration: 30 days", or name the moment without "after".';
  return [{ path, expected: `${key} together with duration or round`, found: 'neither', hint }];
}

function windowFlaws({ within, ago }: Window, path: Path): Flaw[] {
  if (within === undefined || ago === undefined || elapsedMs(ago) <= elapsedMs(within)) return [];
  const expected = `ago not longer than within (${within})`;
  return [
    {
      path: [...path, 'ago'],
      expected,
      found: ago,
      hint: 'Nothing can lie in such a window; exchange the two.',
    },
  ];
}

/** Loops of names are told by check-cycle.ts; names that do not exist, above. */
function hasLoop({ events = {} }: Agreement, pattern: Pattern): boolean {
  const seen = new Set<string>();
  for (let name = pattern.event; name !== undefined; name = events[name]!.event) {
    if (seen.has(name) || !Object.hasOwn(events, name)) return true;
    seen.add(name);
  }
  return false;
}

function patternFlaws(agreement: Agreement, pattern: Pattern, use: PatternUse, path: Path): Flaw[] {
  const { incident, breach, handover, measure } = resolvePattern({ agreement }, pattern);
  const kind = Object.keys(pattern)[0]!;
  if (use === 'sum' && !handover && !measure) {
    const hint = 'Use count for the number of events.';
    return [{ path, expected: 'handover or measure, whose amounts can be added', found: kind, hint }];
  }
  if (use === 'latest' && !measure)
    return [{ path, expected: 'a measure', found: kind, hint: 'Only measures have a latest value.' }];
  if (use === 'trigger' && breach) {
    const hint = 'Write a condition on the breach instead.';
    return [{ path, expected: 'an event that parties cause', found: kind, hint }];
  }
  if (use === 'trigger' && incident && (incident.by ?? 'self') !== 'self') {
    const hint = 'Leave it out, and say with the by of the clause whom it binds.';
    return [{ path: [...path, kind], expected: 'an incident by self', found: String(incident.by), hint }];
  }
  return [];
}
