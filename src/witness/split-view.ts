/**
 * Evidence against a log: two checkpoints it signed that do not belong to one history, as a file that anybody can check
 * with the log's key alone.
 *
 * - sameSize: two root hashes for one size. The notes prove it by themselves.
 * - otherPrefix: the larger checkpoint stands on entries whose beginning has another root hash than the smaller one
 *   says. `proof` is the consistency proof out of the larger tree and `prefixRoot` the root it really has at the smaller
 *   size: the proof holds for that root, so it cannot hold for the signed one.
 * - notJoined: the proof that came with the second does not join it to the first. By itself this proves nothing against
 *   the log, as whoever has both notes can send a wrong proof; the log has to show a right one.
 */
import { z } from 'zod';

export const splitView = z.strictObject({
  truceline: z.literal('split-view/1'),
  origin: z.string(),
  kind: z.enum(['sameSize', 'otherPrefix', 'notJoined']),
  found: z.string().describe('when, ISO 8601'),
  by: z.string().describe('who compared: the name of a witness, or "compare"'),
  first: z.strictObject({ from: z.string(), note: z.string() }),
  second: z.strictObject({ from: z.string(), note: z.string() }),
  proof: z.array(z.string()).optional().describe('hashes in base64'),
  prefixRoot: z.string().optional().describe('base64'),
  joined: z.string().optional().describe('when a right proof came after all'),
});

export type SplitView = Readonly<z.infer<typeof splitView>>;

export function formatSplitView(view: SplitView): string {
  return `${JSON.stringify(view, null, 2)}\n`;
}

export function parseSplitView(text: string): SplitView | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = splitView.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
