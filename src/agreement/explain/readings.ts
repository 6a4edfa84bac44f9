/**
 * Readings side by side: a row for each thing that can differ, a column for each reading. What is the same under all of
 * them is left out, but for start and end. A reading that stands alone is a list.
 */
import type { AgreementReading, Clause } from '../agreement.js';
import { underReading } from '../compile/version.js';
import { bodyFields, clauseFields } from './clauses.js';
import { sharedPeriod } from './effective.js';
import { momentWords } from './expressions.js';
import { endWords, type Field, field, periodFields, startToEnd } from './periods.js';
import type { Voice } from './voice.js';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function readingFields(voice: Voice, reading: AgreementReading): Field[] {
  const { agreement, catalogue } = voice;
  const say = catalogue.book;
  const period = sharedPeriod(agreement, reading);
  const { by, binds } = reading;
  return [
    field('heldBy', say.heldBy, catalogue.list(by.map(voice.party), 'and')),
    field('from', say.from, period.start === undefined ? say.noStart : momentWords(voice, period.start)),
    field('until', say.until, endWords(voice, period)),
    field(
      'binds',
      say.bound,
      binds === undefined ? say.boundAll : catalogue.list(binds.map(voice.party), 'and') || say.nobody,
    ),
    ...periodFields(voice, period),
    ...agreement.clauses.flatMap((clause) => {
      if (!agreement.readings.some(({ clauses }) => clauses?.[clause.id])) return [];
      return [field(`clause ${clause.id}`, voice.clause(clause.id), clauseWords(voice, clause, reading))];
    }),
  ];
}

const ALWAYS_SHOWN: readonly string[] = ['heldBy', 'from', 'until'];

export function readingsTable(voice: Voice): Table {
  const { readings } = voice.agreement;
  const columns = readings.map((reading) => readingFields(voice, reading));
  const labels = new Map(columns.flat().map(({ key, label }) => [key, label]));
  const rows = [...labels].flatMap(([key, label]) => {
    const cells = columns.map((fields) => fields.find((entry) => entry.key === key)?.phrase.line ?? '—');
    return ALWAYS_SHOWN.includes(key) || new Set(cells).size > 1 ? [[label, ...cells]] : [];
  });
  return { head: ['', ...readings.map(({ title }) => voice.local(title))], rows };
}

/** What some reading changes in the clause, as it reads under this one. */
function clauseWords(voice: Voice, clause: Clause, reading: AgreementReading): string {
  const { readings } = voice.agreement;
  const versions = readings.map((each) => versionFields(voice, clause, each));
  const own = versions[readings.indexOf(reading)];
  if (!own) return voice.catalogue.book.noSuchClause;
  const labels = new Map(versions.flatMap((fields) => fields ?? []).map(({ key, label }) => [key, label]));
  const lineOf = (fields: readonly Field[], key: string): string =>
    fields.find((entry) => entry.key === key)?.phrase.line ?? '—';
  const changed = [...labels.keys()].filter(
    (key) => new Set(versions.flatMap((fields) => (fields ? [lineOf(fields, key)] : []))).size > 1,
  );
  const shown = changed.length > 0 ? changed : bodyFields(voice, clause).map(({ key }) => key);
  return shown.map((key) => `${labels.get(key)}: ${lineOf(own, key)}`).join('. ');
}

function versionFields(voice: Voice, clause: Clause, reading: AgreementReading): Field[] | undefined {
  const version = underReading(voice.agreement, clause, reading);
  if (!version) return undefined;
  const fields = clauseFields(voice, { ...version.clause, period: undefined, variations: undefined });
  const times = [
    field('inForce', voice.catalogue.book.inForce, startToEnd(voice, version.period)),
    ...periodFields(voice, version.period),
  ];
  const told = periodKeys(voice, clause);
  return [...fields.filter(({ key }) => key !== 'inForce'), ...times.filter(({ key }) => told.has(key))];
}

/** Keys of the period that some reading states for this clause alone; the others are told of the readings themselves. */
function periodKeys({ agreement }: Voice, clause: Clause): ReadonlySet<string> {
  const stated = agreement.readings.flatMap((reading) =>
    Object.keys((reading.clauses?.[clause.id]?.period ?? {}) as object),
  );
  const isTime = (key: string): boolean => ['start', 'end', 'duration'].includes(key);
  return new Set(stated.map((key) => (isTime(key) ? 'inForce' : key)));
}
