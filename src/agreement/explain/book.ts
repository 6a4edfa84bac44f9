/**
 * The clause book: an agreement in plain language, as data. `renderBook` makes text or Markdown of it.
 *
 * Texts that the file gives in one language only (summary, clauses, notes, sources) are printed as they are written.
 */
import type { Language } from '../../record/codes.js';
import type { Agreement } from '../agreement.js';
import { type OpenPoint, openPoints } from '../open-points.js';
import { clauseFields, standardWords } from './clauses.js';
import { conditionPhrase, momentPhrase, partyWords, patternWords, quantityPhrase } from './expressions.js';
import { type Field, field } from './periods.js';
import type { Phrase } from './phrase.js';
import { plain } from './phrase.js';
import { readingFields, readingsTable, type Table } from './readings.js';
import { type PartyNames, type Voice, voiceOf } from './voice.js';
import { lineWords, weaponsWords, zoneWords } from './zones.js';

export interface Book {
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** '' at the top of the book. */
  readonly heading: string;
  /** 2: below the section before it. */
  readonly level: 1 | 2;
  readonly lines: readonly BookLine[];
}

export type BookLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly label: string; readonly phrase: Phrase }
  | { readonly kind: 'table'; readonly table: Table };

export function explain(agreement: Agreement, language: Language = 'en', names: PartyNames = {}): Book {
  const voice = voiceOf(agreement, language, names);
  const sections = [
    head(voice),
    ...readings(voice),
    ...clauses(voice),
    ...glossaries(voice),
    open(voice, openPoints(agreement, language, names)),
  ];
  return { language, title: voice.local(agreement.title), sections };
}

const text = (said: string): BookLine => ({ kind: 'text', text: said });
const labelled = (label: string, said: string): BookLine => ({ kind: 'field', label, phrase: plain(said) });
const lineOf = ({ label, phrase }: Field): BookLine => ({ kind: 'field', label, phrase });

function head(voice: Voice): Section {
  const { agreement, catalogue } = voice;
  const say = catalogue.book;
  const { guarantors = [], others = [], rulings } = agreement;
  const names = (ids: readonly string[]): string => catalogue.list(ids.map(voice.party), 'and');
  return {
    heading: '',
    level: 1,
    lines: [
      text(agreement.summary),
      labelled(say.status, catalogue.status[agreement.status]),
      labelled(say.parties, names(agreement.parties)),
      ...(guarantors.length > 0 ? [labelled(say.guarantors, names(guarantors))] : []),
      ...(others.length > 0 ? [labelled(say.othersNamed, names(others))] : []),
      ...(rulings ? [labelled(say.rulings, say.rulingsBy(partyWords(voice, rulings.by)))] : []),
      labelled(say.standard, standardWords(voice, agreement.standard)),
      labelled(say.source, agreement.source),
      text(say.times(agreement.timeZone)),
    ],
  };
}

function readings(voice: Voice): Section[] {
  const { agreement, catalogue } = voice;
  const say = catalogue.book;
  return [
    {
      heading: agreement.readings.length > 1 ? say.readings : say.reading,
      level: 1,
      lines:
        agreement.readings.length > 1
          ? [{ kind: 'table', table: readingsTable(voice) }]
          : readingFields(voice, agreement.readings[0]!).map(lineOf),
    },
    ...agreement.readings.map(
      ({ id, title, note, source }): Section => ({
        heading: `${voice.local(title)} [${id}]`,
        level: 2,
        lines: [...(note ? [text(note)] : []), labelled(say.source, source)],
      }),
    ),
  ];
}

function clauses(voice: Voice): Section[] {
  const { agreement, catalogue } = voice;
  const say = catalogue.book;
  return [
    { heading: say.clauses, level: 1, lines: [] },
    ...agreement.clauses.map(
      (clause, i): Section => ({
        heading: `${i + 1}. ${voice.local(clause.title)} [${clause.id}]: ${catalogue.kind[clause.kind]}`,
        level: 2,
        lines: [
          text(clause.text),
          ...clauseFields(voice, clause).map(lineOf),
          ...(clause.note ? [labelled(say.note, clause.note)] : []),
          labelled(say.source, clause.source),
        ],
      }),
    ),
  ];
}

/** What the sentences above call by name. */
function glossaries(voice: Voice): Section[] {
  const { agreement, catalogue } = voice;
  const say = catalogue.book;
  const { quote } = catalogue;
  const section = <T>(
    heading: string,
    entries: Readonly<Record<string, T>> | undefined,
    tell: (entry: T, id: string) => Field,
  ): Section[] => {
    const lines = Object.entries(entries ?? {}).map(([id, entry]) => lineOf(tell(entry, id)));
    return lines.length > 0 ? [{ heading, level: 1, lines }] : [];
  };
  const sourced = (said: string, source: string | undefined): string =>
    source ? `${said} (${source})` : said;
  const named: Field[] = [
    ...Object.entries(agreement.events ?? {}).map(([id, entry]) =>
      field(id, `${quote(id)} (${say.namedEvent})`, patternWords(voice, entry).one),
    ),
    ...Object.entries(agreement.moments ?? {}).map(([id, entry]) => ({
      key: id,
      label: `${quote(id)} (${say.namedMoment})`,
      phrase: momentPhrase(voice, entry),
    })),
    ...Object.entries(agreement.quantities ?? {}).map(([id, entry]) => ({
      key: id,
      label: `${quote(id)} (${say.namedQuantity})`,
      phrase: quantityPhrase(voice, entry),
    })),
    ...Object.entries(agreement.conditions ?? {}).map(([id, entry]) => ({
      key: id,
      label: `${quote(id)} (${say.namedCondition})`,
      phrase: conditionPhrase(voice, entry),
    })),
  ];
  return [
    ...(named.length > 0 ? [{ heading: say.names, level: 1 as const, lines: named.map(lineOf) }] : []),
    ...section(say.definitions, agreement.definitions, ({ title, text: said, source }, id) =>
      field(id, quote(title ? voice.local(title) : id), sourced(said, source)),
    ),
    ...section(say.weaponClasses, agreement.weaponClasses, (entry, id) =>
      field(id, voice.weapons(id), sourced(weaponsWords(voice, entry), entry.source)),
    ),
    ...section(say.zones, agreement.zones, (zone, id) =>
      field(id, voice.zone(id), sourced(zoneWords(voice, zone), zone.source)),
    ),
    ...section(say.lines, agreement.lines, (line, id) =>
      field(id, voice.line(id), sourced(lineWords(voice, line), line.source)),
    ),
  ];
}

function open(voice: Voice, points: readonly OpenPoint[]): Section {
  const { book: say, openPoint } = voice.catalogue;
  return {
    heading: say.openPoints,
    level: 1,
    lines:
      points.length === 0
        ? [text(say.noOpenPoints)]
        : points.map(({ kind, title, text: said }) =>
            labelled(title ? `${openPoint.kind[kind]}, ${title}` : openPoint.kind[kind], said),
          ),
  };
}
