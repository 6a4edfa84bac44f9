/** What an import needs to know before the first file: the format, the source to write under, the zone, the mapping. */
import { readFile } from 'node:fs/promises';
import type { Format, FormatSetting } from '../formats/format.js';
import { FORMAT_IDS, formatById } from '../formats/formats.js';
import { type Mapping, parseMapping } from '../formats/mapping/mapping.js';
import type { MissionConfig } from '../mission/config.js';
import { rulersAmong } from '../mission/rulings.js';
import { formatProblem, suggest } from '../record/document.js';
import { sentence } from './failure.js';

export interface ImportChoice {
  readonly format: string;
  /** Source id; without one, the mission's feed for the format says it. */
  readonly source?: string | undefined;
  /** Path of a mapping file, for csv and geojson. */
  readonly mapping?: string | undefined;
  /** Where words of accounts of serious harm go; without it their rows are set aside. */
  readonly holdText?: FormatSetting['holdText'];
  readonly config: Pick<MissionConfig, 'timeZone' | 'parties' | 'guarantors' | 'sources' | 'feeds'>;
}

export type ImportSetting =
  | { readonly ok: true; readonly format: Format; readonly setting: FormatSetting }
  | { readonly ok: false; readonly messages: readonly string[] };

const MAPPED = ['csv', 'geojson'];

export async function importSetting(choice: ImportChoice): Promise<ImportSetting> {
  const format = formatById(choice.format);
  if (!format) {
    return refuse(
      `expected a format (${FORMAT_IDS.join(', ')}), found "${choice.format}".`,
      near(choice.format, FORMAT_IDS),
    );
  }
  const source = sourceOf(choice, format.id);
  if (!source.ok) return source;
  const mapping = await readMapping(choice, format.id);
  if (!mapping.ok) return mapping;
  const { config } = choice;
  const feed = config.feeds.find((entry) => entry.format === format.id && entry.source === source.id);
  return {
    ok: true,
    format,
    setting: {
      source: source.id,
      timeZone: feed?.timeZone ?? config.timeZone,
      mapping: mapping.mapping,
      parties: config.parties.map((party) => party.id),
      guarantors: config.guarantors.map((party) => party.id),
      sources: config.sources.map((entry) => entry.id),
      rulers: rulersAmong(config.sources),
      holdText: choice.holdText,
    },
  };
}

type Refused = Extract<ImportSetting, { ok: false }>;

/** The source that was asked for, or the one feed that the mission names for the format. */
function sourceOf(choice: ImportChoice, format: string): { ok: true; id: string } | Refused {
  const known = choice.config.sources.map((entry) => entry.id);
  if (choice.source !== undefined) {
    if (known.includes(choice.source)) return { ok: true, id: choice.source };
    return refuse(
      `expected a source of the mission (${known.join(', ') || 'none is declared'}), found "${choice.source}".`,
      near(choice.source, known) || 'Declare it in mission.yaml, or use one that is declared.',
    );
  }
  if (format === 'truceline') return { ok: true, id: '' }; // each record names its own
  const feeds = choice.config.feeds.filter((entry) => entry.format === format);
  if (feeds.length === 1) return { ok: true, id: feeds[0]!.source };
  const what = feeds.length === 0 ? `no feed for ${format}` : `${feeds.length} feeds for ${format}`;
  return refuse(
    `expected to know which source to write the records under; mission.yaml has ${what}.`,
    `Add --source with one of: ${known.join(', ') || '(none is declared in mission.yaml)'}.`,
  );
}

async function readMapping(
  choice: ImportChoice,
  format: string,
): Promise<{ ok: true; mapping: Mapping | undefined } | Refused> {
  if (choice.mapping === undefined) return { ok: true, mapping: undefined };
  if (!MAPPED.includes(format)) {
    return refuse(
      `--mapping is for ${MAPPED.join(' and ')}; ${format} knows its own columns.`,
      'Leave it out, or import as csv.',
    );
  }
  let text: string;
  try {
    text = await readFile(choice.mapping, 'utf8');
  } catch (error) {
    const said = sentence(error);
    if (said === undefined) throw error;
    return refuse(`the mapping file cannot be read.`, said);
  }
  const parties = choice.config.parties.map((party) => party.id);
  const parsed = parseMapping(text, choice.mapping, parties);
  return parsed.ok ? parsed : { ok: false, messages: parsed.problems.map(formatProblem) };
}

function near(written: string, words: readonly string[]): string {
  const word = suggest(written, words);
  return word === undefined ? '' : `Did you mean "${word}"?`;
}

function refuse(what: string, hint: string): Refused {
  return { ok: false, messages: [`import: ${what} ${hint}`.trimEnd()] };
}
