/**
 * Layout of hand-coded sets, JSON Lines; keys beyond these are passed over:
 *
 *   reports.jsonl    {"file": "feed.csv", "row": 12, "gold": {"report_kind": ["event"], "killed": [null], ...}, "text": "..."}
 *   clusters.jsonl   {"id": "V12", "window": "2030-05-01..02", "relevant": true, "incident": "some-name", "ambiguous": false}
 *   incidents.jsonl  {"incident": "some-name", "window": "2030-05-01..02", "lat": 48.2, "lon": 16.4, "loc_precision": "town"}
 *
 * A row is a data row of the feed, counted from zero: `row` of `file`, or the number behind V. `gold` lists the accepted
 * codes of a key. A text may be left out. A window names its first day and the last, as a day of the same month.
 */
import { z } from 'zod';

const reportLine = z.object({
  file: z.string().min(1),
  row: z.int().nonnegative(),
  text: z.string().optional(),
  gold: z.looseObject({ report_kind: z.array(z.unknown()).min(1) }),
});

const clusterLine = z
  .object({
    id: z.string().regex(/^V\d+$/, 'expected V and the number of a data row, such as V12'),
    window: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d\.\.\d\d$/, 'expected days such as 2030-05-01..02')
      .refine(
        (window) => window.slice(8, 10) <= window.slice(12),
        'expected days of one month, the first first',
      ),
    relevant: z.boolean(),
    incident: z.string().nullable(),
    ambiguous: z.boolean(),
  })
  .refine(({ relevant, incident }) => relevant === (incident !== null), {
    message: 'expected an incident for a relevant row, and null for every other',
  });

const incidentLine = z.object({
  incident: z.string().min(1),
  window: z.string(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  loc_precision: z.string(),
});

export type HandCodedReport = z.infer<typeof reportLine>;
export type ClusteredRow = z.infer<typeof clusterLine>;
export type HandIncident = z.infer<typeof incidentLine>;

export const HAND_CODED = {
  'reports.jsonl': reportLine,
  'clusters.jsonl': clusterLine,
  'incidents.jsonl': incidentLine,
} as const;
export type HandCodedFile = keyof typeof HAND_CODED;

export type Parsed<T> =
  | { readonly ok: true; readonly items: readonly T[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

export function parseLines<File extends HandCodedFile>(
  file: File,
  text: string,
): Parsed<z.infer<(typeof HAND_CODED)[File]>> {
  type Item = z.infer<(typeof HAND_CODED)[File]>;
  const items: Item[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const refused = (problem: string): Parsed<Item> => ({ ok: false, line: i + 1, problem });
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return refused('expected one JSON object a line');
    }
    const parsed = HAND_CODED[file].safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return refused(`${issue.path.join('.') || 'the line'}: ${issue.message}`);
    }
    items.push(parsed.data as Item);
  }
  return items.length > 0
    ? { ok: true, items }
    : { ok: false, line: 1, problem: 'expected at least one line' };
}

/** First and last day of a window. */
export function daysOf(window: string): readonly [from: string, to: string] {
  return [window.slice(0, 10), `${window.slice(0, 8)}${window.slice(12)}`];
}
