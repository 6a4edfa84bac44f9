/**
 * What a well-formed agreement can still get wrong: ids used twice, parties that nobody knows, thresholds out of
 * order, a zone without its width, a prohibition of nothing. Ends before starts are refused by the definition itself.
 */
import type { Agreement } from './agreement.js';

/** Party and guarantor ids of the mission that the agreement is used in. */
export interface KnownParties {
  readonly parties: readonly string[];
  readonly guarantors?: readonly string[] | undefined;
}

/** A problem at a path of the data; where `hint` is absent, the nearest of `allowed` is suggested. */
export interface Flaw {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly found: string;
  readonly allowed?: readonly string[];
  readonly hint?: string;
}

type Path = Flaw['path'];

export function checkAgreement(agreement: Agreement, known?: KnownParties): Flaw[] {
  const { parties, guarantors = [], readings, clauses } = agreement;
  const voices = [...parties, ...guarantors];
  const flaws: Flaw[] = [
    ...repeated(parties, (i) => ['parties', i], 'party'),
    ...repeated(guarantors, (i) => ['guarantors', i], 'guarantor'),
    ...repeated(idsOf(readings), (i) => ['readings', i, 'id'], 'reading id'),
    ...repeated(idsOf(clauses), (i) => ['clauses', i, 'id'], 'clause id'),
    ...disordered(agreement.standard, ['standard']),
    ...unknownZone(agreement.timeZone),
  ];
  if (known) {
    flaws.push(...strangers(parties, known.parties, ['parties'], 'a party of the mission'));
    flaws.push(
      ...strangers(guarantors, known.guarantors ?? [], ['guarantors'], 'a guarantor of the mission'),
    );
  }
  readings.forEach(({ by, binds = [] }, i) => {
    flaws.push(...strangers(by, voices, ['readings', i, 'by'], 'a party or guarantor of the agreement'));
    flaws.push(...strangers(binds, parties, ['readings', i, 'binds'], 'a party of the agreement'));
  });
  clauses.forEach((clause, i) => {
    flaws.push(...strangers(clause.by ?? [], parties, ['clauses', i, 'by'], 'a party of the agreement'));
    if (clause.standard) flaws.push(...disordered(clause.standard, ['clauses', i, 'standard']));
    for (const field of ['conduct', 'means', 'target'] as const) {
      const words: readonly string[] = clause[field] ?? [];
      flaws.push(...repeated(words, (j) => ['clauses', i, field, j], field));
      flaws.push(...nothing(words, ['clauses', i, field], field));
    }
    flaws.push(...zoneWidth(clause.zone, ['clauses', i, 'zone']));
  });
  return flaws;
}

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map((entry) => entry.id);

function repeated(words: readonly string[], pathOf: (index: number) => Path, what: string): Flaw[] {
  return words.flatMap((found, index) =>
    words.indexOf(found) === index
      ? []
      : [
          {
            path: pathOf(index),
            expected: `every ${what} once`,
            found,
            hint: 'Rename or remove one of the two.',
          },
        ],
  );
}

function strangers(words: readonly string[], allowed: readonly string[], path: Path, what: string): Flaw[] {
  const expected = `${what} (${allowed.join(', ') || 'none is declared'})`;
  return words.flatMap((found, index) =>
    allowed.includes(found) ? [] : [{ path: [...path, index], expected, found, allowed }],
  );
}

function nothing(words: readonly string[], path: Path, field: string): Flaw[] {
  const index = words.indexOf('none');
  const hint = field === 'conduct' ? 'Take it out.' : `Leave ${field} out to mean any.`;
  return index < 0
    ? []
    : [{ path: [...path, index], expected: `a ${field} that can be prohibited`, found: 'none', hint }];
}

function disordered({ possible, probable, confirmed }: Agreement['standard'], path: Path): Flaw[] {
  if (possible < probable && probable < confirmed) return [];
  const expected = 'possible < probable < confirmed';
  const found = `${possible}, ${probable}, ${confirmed}`;
  return [{ path, expected, found, hint: 'Put the thresholds in rising order.' }];
}

function zoneWidth(zone: Agreement['clauses'][number]['zone'], path: Path): Flaw[] {
  const near = zone?.kind === 'nearLine';
  if (!zone || near === (zone.withinKm !== undefined)) return [];
  return near
    ? [
        {
          path,
          expected: 'withinKm, the distance from the line',
          found: 'nearLine',
          hint: 'Add "withinKm: 15".',
        },
      ]
    : [{ path, expected: 'withinKm with nearLine only', found: zone.kind, hint: 'Remove withinKm.' }];
}

function unknownZone(timeZone: string): Flaw[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch {
    const expected = 'a time zone of the IANA database, such as Europe/Vienna';
    return [{ path: ['timeZone'], expected, found: timeZone, allowed: Intl.supportedValuesOf('timeZone') }];
  }
}
