/** Ids, parties, thresholds and the time zone of an agreement. */
import { isZone } from '../time/instant.js';
import type { Agreement } from './agreement.js';
import type { Flaw } from './check.js';
import type { Path } from './check-walk.js';
import { voicesOf } from './compile/context.js';
import { named, underReading } from './compile/version.js';
import type { Standard } from './primitives.js';

/** Party and guarantor ids of the mission that the agreement is used in. */
export interface KnownParties {
  readonly parties: readonly string[];
  readonly guarantors?: readonly string[] | undefined;
}

/** Words that stand for somebody else, in expressions or in records. */
const RESERVED: readonly string[] = [
  'self',
  'other',
  'any',
  'both',
  'undetermined',
  'none',
  'accidentOrOther',
];

export function headFlaws(agreement: Agreement, known?: KnownParties): Flaw[] {
  const { parties, guarantors = [], others = [], readings, clauses } = agreement;
  const flaws: Flaw[] = [
    ...repeated(parties, (i) => ['parties', i], 'party'),
    ...repeated(guarantors, (i) => ['guarantors', i], 'guarantor'),
    ...repeated(others, (i) => ['others', i], 'other'),
    ...repeated(idsOf(readings), (i) => ['readings', i, 'id'], 'reading id'),
    ...repeated(idsOf(clauses), (i) => ['clauses', i, 'id'], 'clause id'),
    ...disordered(agreement.standard, ['standard']),
    ...unknownTimeZone(agreement.timeZone),
    ...reserved(parties, 'parties'),
    ...reserved(guarantors, 'guarantors'),
    ...reserved(others, 'others'),
    ...twofold(parties, guarantors, 'guarantors', 'a party'),
    ...twofold([...parties, ...guarantors], others, 'others', 'a party or guarantor'),
  ];
  if (known) {
    flaws.push(...strangers(parties, known.parties, ['parties'], 'a party of the mission'));
    const voices = known.guarantors ?? [];
    flaws.push(...strangers(guarantors, voices, ['guarantors'], 'a guarantor of the mission'));
  }
  const voices = voicesOf(agreement);
  readings.forEach((reading, i) => {
    const bound = clauses.flatMap((clause) => {
      const version = underReading(agreement, clause, reading);
      return version ? named(agreement, version.clause.by, voices) : [];
    });
    const what = 'a party that some clause binds';
    flaws.push(...strangers(reading.binds ?? [], [...new Set(bound)], ['readings', i, 'binds'], what));
  });
  return flaws;
}

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map((entry) => entry.id);

export function repeated(words: readonly string[], pathOf: (index: number) => Path, what: string): Flaw[] {
  const hint = 'Rename or remove one of the two.';
  const seen = new Set<string>();
  return words.flatMap((found, index) => {
    if (!seen.has(found)) {
      seen.add(found);
      return [];
    }
    return [{ path: pathOf(index), expected: `every ${what} once`, found, hint }];
  });
}

function reserved(ids: readonly string[], key: string): Flaw[] {
  const expected = 'an id that has no meaning of its own';
  return ids.flatMap((found, index) =>
    RESERVED.includes(found)
      ? [{ path: [key, index], expected, found, hint: 'Name the party by another id.' }]
      : [],
  );
}

/** Who is listed twice would be bound by default, and would not be. */
function twofold(earlier: readonly string[], ids: readonly string[], key: string, what: string): Flaw[] {
  const expected = 'each id in one of parties, guarantors and others';
  const hint = `It is ${what} already, and can be named wherever these can: take it out here.`;
  return ids.flatMap((found, index) =>
    earlier.includes(found) ? [{ path: [key, index], expected, found, hint }] : [],
  );
}

function strangers(words: readonly string[], allowed: readonly string[], path: Path, what: string): Flaw[] {
  const expected = `${what} (${allowed.join(', ') || 'there is none'})`;
  return words.flatMap((found, index) =>
    allowed.includes(found) ? [] : [{ path: [...path, index], expected, found, allowed }],
  );
}

export function disordered({ possible, probable, confirmed }: Standard, path: Path): Flaw[] {
  if (possible < probable && probable < confirmed) return [];
  const expected = 'possible < probable < confirmed';
  const found = `${possible}, ${probable}, ${confirmed}`;
  return [{ path, expected, found, hint: 'Put the thresholds in rising order.' }];
}

function unknownTimeZone(timeZone: string): Flaw[] {
  if (isZone(timeZone)) return [];
  const expected = 'a time zone of the IANA database, such as Europe/Vienna';
  return [{ path: ['timeZone'], expected, found: timeZone, allowed: Intl.supportedValuesOf('timeZone') }];
}
