/**
 * Words in records that the agreement cannot know: a slip of the pen would change verdicts without a word. They are
 * told, and the records are taken all the same: an agreement need not know everything that is reported.
 *
 * Where the agreement names nothing of a sort (no zone, no measure, no subject), no slip can matter, and none is told.
 */
import type { CompiledPattern, Program } from '../agreement/program.js';
import { wordsOf } from '../agreement/vocabulary.js';
import { OTHER } from '../attribution/attribution.js';
import { meant, strayRuling } from './stray-rulings.js';
import type { TraceIncident, TraceRecord } from './trace-record.js';

/** What of a trace is looked at: see TraceReading. */
export interface PlacedRecords {
  readonly records: readonly TraceRecord[];
  /** File and line by id of the record. */
  readonly whereById: ReadonlyMap<string, string>;
}

/** A sentence for each, with its first place; the same slip in many lines is told once. */
export function strayWords(program: Program, { records, whereById }: PlacedRecords): string[] {
  const known = knownTo(program, records);
  const slips = new Map<string, { readonly where: string; readonly text: string; lines: number }>();
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const record of records) {
    const where = whereById.get(record.id) ?? record.id;
    const told = new Set<string>();
    const tell = (key: string, text: () => string): void => {
      if (told.has(key)) return;
      told.add(key);
      const earlier = slips.get(key);
      if (earlier) earlier.lines++;
      else slips.set(key, { where, text: text(), lines: 1 });
    };
    const read = asWritten(record, byId);
    if (!read) continue;
    if (read.kind === 'decision' && read.about !== undefined && read.decision !== undefined) {
      const { about, decision } = read;
      const ruling = strayRuling(program, { id: record.id, about, decision }, known.ids);
      if (ruling) tell(`ruling ${record.id}`, () => ruling);
    }
    for (const { sort, word } of wordsIn(read, known)) {
      const allowed = known[sort];
      if (word === undefined || allowed === undefined || allowed.has(word)) continue;
      const near = (): string => meant(word, [...allowed].slice(0, MOST_SUGGESTIONS));
      tell(`${sort} ${word}`, () => `${NAMES[sort](word)}.${near()}`);
    }
  }
  return [...slips.values()].map(({ where, text, lines }) =>
    lines === 1 ? `${where}: ${text}` : `${where}: ${text} So in ${lines} lines, this being the first.`,
  );
}

/** Ids of records can be many, and each costs a comparison. */
const MOST_SUGGESTIONS = 5_000;

const unknownWord = (field: string) => (word: string) =>
  `${field} "${word}" is no word that the agreement or Truceline knows`;
const unknownName = (what: string) => (name: string) => `the agreement has no ${what} "${name}"`;

const NAMES = {
  conduct: unknownWord('conduct'),
  means: unknownWord('means'),
  target: unknownWord('target'),
  purpose: unknownWord('purpose'),
  category: unknownWord('category'),
  act: unknownWord('act'),
  status: unknownWord('status'),
  measure: unknownName('measure'),
  zone: unknownName('zone'),
  party: unknownName('party, guarantor or other'),
  facility: unknownName('protected class'),
  weapon: (weapon: string) => `no weapon class of the agreement names or has "${weapon}"`,
  about: (about: string) =>
    `nothing in the agreement asks for declarations about "${about}", and no record has this id`,
  subject: (about: string) =>
    `nothing in the agreement asks for decisions about "${about}", and no record has this id`,
} as const;
type Sort = keyof typeof NAMES;

type Known = { readonly [S in Sort]: ReadonlySet<string> | undefined } & {
  readonly ids: ReadonlySet<string>;
  readonly hasIt: (incident: Fields) => boolean;
};

/** Who can be named where no party is. */
const NOBODY_NAMED = ['undetermined', 'both', OTHER];

function knownTo({ agreement, parties, patterns }: Program, records: readonly TraceRecord[]): Known {
  const words = (field: Parameters<typeof wordsOf>[0]) => new Set(wordsOf(field, agreement));
  const names = (entries: object | undefined) => entries && new Set(Object.keys(entries));
  const ids = new Set(
    records.flatMap((record) =>
      record.kind === 'incident' ? [record.id, ...(record.records ?? [])] : [record.id],
    ),
  );
  const subjects = (kind: 'declaration' | 'decision'): ReadonlySet<string> | undefined => {
    const named = patterns.flatMap((pattern) =>
      pattern.kind === kind && !isForRulings(pattern) ? (pattern.about ?? []) : [],
    );
    if (named.length === 0) return undefined;
    const clauses = agreement.clauses.map(({ id }) => `${agreement.id}/${id}`);
    return new Set([...named, agreement.id, ...clauses, ...ids]);
  };
  const classes = Object.entries(agreement.weaponClasses ?? {});
  return {
    conduct: words('conduct'),
    means: words('means'),
    target: words('target'),
    purpose: words('purpose'),
    category: words('category'),
    act: words('act'),
    status: words('status'),
    measure: names(agreement.measures),
    zone: names(agreement.zones),
    party: new Set([...parties, ...NOBODY_NAMED]),
    facility: names(agreement.protectedClasses),
    weapon:
      classes.length === 0
        ? undefined
        : new Set(classes.flatMap(([id, { weapons = [] }]) => [id, ...weapons])),
    about: subjects('declaration'),
    subject: subjects('decision'),
    ids,
    hasIt: ({ means, calibreMm }) =>
      classes.some(([, { means: some, calibreMm: calibre }]) => {
        if (!some && !calibre) return false;
        if (some && !(means !== undefined && some.includes(means))) return false;
        if (!calibre) return true;
        const { min = 0, max = Number.POSITIVE_INFINITY } = calibre;
        return calibreMm !== undefined && calibreMm >= min && calibreMm < max;
      }),
  };
}

/** Fields of any kind of record; those that a correction leaves alone are absent. */
type Fields = { readonly kind: TraceRecord['kind'] } & {
  readonly [K in 'about' | 'act' | 'category' | 'decision' | 'from' | 'status' | 'to' | 'weapon']?: string;
} & Partial<
    Pick<
      TraceIncident,
      | 'by'
      | 'author'
      | 'calibreMm'
      | 'conduct'
      | 'facility'
      | 'means'
      | 'purpose'
      | 'rivals'
      | 'target'
      | 'zones'
    >
  > & { readonly values?: Readonly<Record<string, number>> };

/** Of a correction what it puts in place of the record; undefined where there is nothing. */
function asWritten(record: TraceRecord, byId: ReadonlyMap<string, TraceRecord>): Fields | undefined {
  if (record.kind !== 'correction') return record as Fields;
  const target = byId.get(record.of);
  if (!record.replacement || !target || target.kind === 'correction') return undefined;
  return { ...(record.replacement as Partial<Fields>), kind: target.kind };
}

function wordsIn(read: Fields, known: Known): { readonly sort: Sort; readonly word: string | undefined }[] {
  const of = (sort: Sort, ...words: readonly (string | undefined)[]) => words.map((word) => ({ sort, word }));
  const { kind, by, rivals } = read;
  const measures = of('measure', ...Object.keys(read.values ?? {}));
  const zones = of('zone', ...(read.zones ?? []));
  const authors = of('party', ...(typeof by === 'object' ? Object.keys(by) : [by]));
  switch (kind) {
    case 'incident': {
      const { facility } = read;
      return [
        ...authors,
        ...of('party', read.author),
        ...zones,
        ...(['conduct', 'means', 'target', 'purpose'] as const).flatMap((field) =>
          of(field, read[field], ...[rivals?.[field] ?? []].flat()),
        ),
        ...of('facility', typeof facility === 'object' ? facility.class : facility),
        ...(known.hasIt(read) ? [] : of('weapon', read.weapon)),
      ];
    }
    case 'declaration':
      return [...authors, ...of('act', read.act), ...of('about', read.about), ...measures];
    case 'handover':
      return [...of('party', read.from, read.to), ...of('category', read.category)];
    case 'measure':
      return [...authors, ...zones, ...measures];
    case 'effort':
      return [...authors, ...zones, ...of('status', read.status)];
    case 'decision':
      return [...authors, ...(isRuling(read.decision ?? '') ? [] : of('subject', read.about))];
    case 'correction':
      return [];
  }
}

const isForRulings = (pattern: CompiledPattern): boolean =>
  pattern.kind === 'decision' && (pattern.decision?.every(isRuling) ?? false);

/** What a ruling is about is looked at with the ruling. */
const isRuling = (decision: string): boolean => decision === 'invalid' || decision.startsWith('reading:');
