/**
 * mission.yaml: what a mission watches, for whom, by which sources and agreements. Paths are relative to the
 * mission's folder. docs/schema/mission.json is generated from this definition.
 */
import { z } from 'zod';
import { toHex } from '../ledger/format/bytes.js';
import { FormatError } from '../ledger/format/format-error.js';
import { COSIGNATURE_TYPE, ED25519_TYPE, parseVerifierKey, type VerifierKey } from '../ledger/format/note.js';
import { type Checked, checkDocument, type Problem, suggest } from '../record/document.js';
import { SOURCE_KINDS } from '../record/source.js';
import { isZone } from '../time/instant.js';
import { alertProblems, alertsConfig } from './alert-config.js';
import { signInConfig, signInProblems } from './sign-in-config.js';

const localText = z.strictObject({
  en: z.string().min(1),
  uk: z.string().optional(),
  ru: z.string().optional(),
});
const partyId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'letters, digits and hyphens, beginning with a letter');
const sourceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and hyphens');
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a calendar day such as 2025-03-11')
  .refine((text) => {
    const at = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  }, 'a day that exists in the calendar');
const path = z
  .string()
  .min(1)
  .refine(
    (text) => !text.startsWith('/') && !text.split('/').includes('..'),
    'a path inside the mission folder',
  )
  .refine(
    (text) => !/^(\.\/)*secrets(\/|$)/.test(text),
    'a path outside secrets/, which nothing reads for show',
  );
const zone = z.string().refine(isZone, 'an IANA time zone such as Europe/Vienna');
const party = z.strictObject({ id: partyId, name: localText });

const keyName = z.string().regex(/^[^\s+]+$/u, 'a name without spaces and plus signs');
const httpAddress = z
  .string()
  .refine((text) => /^https?:\/\/./.test(text) && URL.canParse(text), 'an http or https address');

const ledger = z.strictObject({
  origin: keyName
    .optional()
    .describe('name of the ledger, of its checkpoints and its key; absent: the id of the mission'),
  witnesses: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('as messages call it'),
        key: z.string().describe('its verifier key: what is in key.pub of the witness'),
        url: httpAddress.describe('where it answers; add-checkpoint lies under it'),
      }),
    )
    .default([])
    .describe('who is asked to cosign each checkpoint (docs/witness.md)'),
  cosignatures: z
    .int()
    .min(0)
    .default(0)
    .describe('how many of them a checkpoint needs before it counts as published'),
});

export type LedgerConfig = z.infer<typeof ledger>;

export const missionConfig = z.strictObject({
  truceline: z.literal('mission/1'),
  id: sourceId,
  title: localText,
  timeZone: zone,
  timeZoneName: localText
    .optional()
    .describe('what reports call the zone, as it stands after a time of day; absent: its IANA name'),
  period: z
    .strictObject({ start: day, end: day })
    .refine((value) => value.end > value.start, { message: 'an end after the start', path: ['end'] })
    .describe('local days, end exclusive'),
  bounds: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .describe('where the map opens: west, south, east, north in degrees'),
  parties: z.array(party).min(1),
  guarantors: z.array(party).default([]),
  sources: z
    .array(
      z.strictObject({
        id: sourceId,
        name: z.string().min(1),
        localName: z
          .strictObject({ uk: z.string().min(1).optional(), ru: z.string().min(1).optional() })
          .optional()
          .describe('what reports in Ukrainian and Russian call it; absent: the name'),
        kind: z.enum(SOURCE_KINDS),
        party: partyId.optional().describe('whose voice it is; absent for third parties'),
        reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).describe('Admiralty grade of the source'),
        note: z.string().optional(),
        key: z
          .string()
          .optional()
          .describe('its first key, a verifier line; later ones are in the ledger (docs/signed-feeds.md)'),
      }),
    )
    .default([]),
  feeds: z
    .array(z.strictObject({ format: z.string(), source: sourceId, timeZone: zone.optional() }))
    .default([])
    .describe('which source a format is imported as, when the command does not say'),
  line: z
    .strictObject({
      file: path,
      asOf: day,
      source: z.string(),
      sectorKm: z.number().positive(),
      depthKm: z.number().positive(),
    })
    .optional(),
  facilities: path.optional(),
  regions: path.optional(),
  borders: path.optional(),
  sea: path.optional().describe('zones and corridors of the sea, for truceline ais --tracks (docs/sea.md)'),
  places: path.optional(),
  control: z
    .array(z.strictObject({ file: path, asOf: day, contestedKm: z.number().min(0), source: z.string() }))
    .default([]),
  gazetteer: path.optional(),
  weapons: path.optional(),
  coding: path.optional(),
  agreements: z.array(path).default([]),
  records: z.array(path).default([]),
  releaseClasses: z
    .array(z.strictObject({ id: sourceId, note: z.string().optional() }))
    .min(1)
    .optional()
    .describe('classes of sealed payloads, each with a key of its own; absent: any class'),
  sealTexts: sourceId
    .optional()
    .describe(
      'release class under which the words of accounts of serious harm are sealed as they come in; absent: such records are set aside',
    ),
  release: z
    .strictObject({
      placeKm: z
        .number()
        .min(1)
        .max(200)
        .default(10)
        .describe('width of the cells that places are generalised to'),
      delayHours: z
        .number()
        .min(0)
        .max(8_760)
        .default(24)
        .describe('so long after a day the public is shown it'),
      draftHours: z.number().min(0).max(8_760).default(72).describe('so long a finding is a draft'),
    })
    .optional()
    .describe('what the public is shown of places and of what is recent (docs/access.md)'),
  signIn: signInConfig
    .optional()
    .describe('organisations whose people sign in with OpenID Connect (docs/access.md)'),
  limits: z
    .strictObject({
      requestsInTenSeconds: z
        .number()
        .int()
        .min(60)
        .max(10_000_000)
        .default(600)
        .describe('requests of one address in ten seconds; more where many come through one proxy'),
    })
    .optional()
    .describe('how often one address may ask (docs/access.md)'),
  ledger: ledger.optional(),
  alerts: alertsConfig.optional().describe('who is told of what by e-mail, webhook and CAP (docs/alerts.md)'),
  thresholds: z
    .strictObject({ author: z.number().gt(0.5).lt(1) })
    .default({ author: 0.8 })
    .describe('an author is named from this probability on; below it the answer is undetermined'),
});

export type MissionConfig = z.infer<typeof missionConfig>;

/** The name of the mission's ledger, of its checkpoints and of its key. */
export const originOf = (config: MissionConfig): string => config.ledger?.origin ?? config.id;

/** The configuration, or every problem with its place. Names that refer to others are checked too. */
export function parseMissionConfig(text: string, file: string): Checked<MissionConfig> {
  const checked = checkDocument(text, file, missionConfig as z.ZodType<MissionConfig>);
  if (!checked.ok) return checked;
  const { value, at } = checked;
  const problems: Problem[] = [];
  const unknown = (
    where: readonly PropertyKey[],
    what: string,
    found: string,
    words: readonly string[],
  ): void => {
    const near = suggest(found, words);
    problems.push({
      file,
      ...at(where),
      expected: `${what} (${words.join(', ') || 'none is declared'})`,
      found: `"${found}"`,
      hint: near ? `Did you mean "${near}"?` : `Declare it in ${file}, or use one that is declared.`,
    });
  };
  const partyIds = value.parties.map((entry) => entry.id);
  const sourceIds = value.sources.map((entry) => entry.id);
  value.sources.forEach((source, i) => {
    if (source.key !== undefined) problems.push(...keyProblems(source.key, file, at(['sources', i, 'key'])));
    if (source.party && !partyIds.includes(source.party)) {
      unknown(['sources', i, 'party'], 'a party of this mission', source.party, partyIds);
    }
  });
  value.feeds.forEach((feed, i) => {
    if (!sourceIds.includes(feed.source)) {
      unknown(['feeds', i, 'source'], 'a source of this mission', feed.source, sourceIds);
    }
  });
  const twice = (ids: readonly string[], where: string): void => {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) === i) return;
      problems.push({
        file,
        ...at([where, i, 'id']),
        expected: `every id in ${where} once`,
        found: `"${id}" again`,
        hint: 'Rename one of them.',
      });
    });
  };
  twice([...partyIds, ...value.guarantors.map((entry) => entry.id)], 'parties');
  twice(sourceIds, 'sources');
  if (value.ledger) problems.push(...ledgerProblems(value.ledger, file, at));
  if (value.signIn) problems.push(...signInProblems(value.signIn, partyIds, sourceIds, file, at));

  if (value.alerts) problems.push(...alertProblems(value.alerts, partyIds, sourceIds, file, at));
  return problems.length > 0 ? { ok: false, problems } : checked;
}

/** Of the key of a source. */
function keyProblems(line: string, file: string, place: Pick<Problem, 'line' | 'column'>): Problem[] {
  const hint = 'Ask the source for the line that truceline source new-key printed.';
  try {
    const { type } = parseVerifierKey(line);
    if (type === ED25519_TYPE) return [];
    return [
      {
        file,
        ...place,
        expected: 'an Ed25519 key (signature type 1)',
        found: `signature type ${type}`,
        hint,
      },
    ];
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return [{ file, ...place, expected: error.fault.expected, found: error.fault.found, hint }];
  }
}

function ledgerProblems(
  { witnesses, cosignatures }: LedgerConfig,
  file: string,
  at: (where: readonly PropertyKey[]) => Pick<Problem, 'line' | 'column'>,
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  witnesses.forEach(({ name, key: line }, i) => {
    const where = { file, ...at(['ledger', 'witnesses', i, 'key']) };
    const hint = `Ask the party that runs "${name}" for key.pub of its witness.`;
    let key: VerifierKey;
    try {
      key = parseVerifierKey(line);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      const { expected, found } = error.fault;
      problems.push({ ...where, expected, found, hint });
      return;
    }
    if (key.type !== COSIGNATURE_TYPE)
      problems.push({
        ...where,
        expected: 'the key of a witness (signature type 4)',
        found: `signature type ${key.type}`,
        hint,
      });
    // One witness under two names would count twice among the cosignatures.
    const same = toHex(key.publicKey);
    if (seen.has(same))
      problems.push({
        ...where,
        expected: 'a key of its own for each witness',
        found: `the key of "${seen.get(same)}"`,
        hint,
      });
    seen.set(same, name);
  });
  if (cosignatures > witnesses.length)
    problems.push({
      file,
      ...at(['ledger', 'cosignatures']),
      expected: `at most as many as there are witnesses (${witnesses.length})`,
      found: `${cosignatures}`,
      hint: 'Nothing would ever be published. Add witnesses, or ask for fewer cosignatures.',
    });
  return problems;
}
