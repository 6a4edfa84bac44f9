/** `truceline source sign`: JSON Lines in, the same records signed out. A line that cannot be signed costs that line. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { keyText } from '../ledger/format/note.js';
import { canonicalJson } from '../record/canonical-json.js';
import { record } from '../record/record.js';
import { signRecord } from '../signing/signature.js';
import { CommandFailure } from './failure.js';
import { terminalProgress } from './progress.js';
import { privateKey } from './source-key.js';

export interface SignRequest {
  readonly file?: string | undefined;
  readonly key: string;
  readonly source?: string;
  readonly out?: string;
}

const TELL_EVERY = 1_000;
const SHOWN = 20;

/** @returns exit status: 1 when a line could not be signed */
export async function signCommand({ file = '-', key: keyFile, source, out }: SignRequest): Promise<number> {
  const key = await privateKey(keyFile);
  const input = file === '-' ? process.stdin : createReadStream(file);
  // Lines are lost without this: an error of the file would be thrown into nothing.
  if (file !== '-') await once(input, 'open');
  const output = out === undefined ? process.stdout : createWriteStream(out, { flags: 'wx' });
  if (out !== undefined) await once(output, 'open');
  const progress = terminalProgress();
  let line = 0;
  let signed = 0;
  let bad = 0;
  progress.step('records', 0);
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const bare = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (bare.trim() === '') continue;
      const made = signLine(bare, source, (one) => signRecord(one, key));
      if (made.ok) {
        signed++;
        if (!output.write(`${made.json}\n`)) await once(output, 'drain');
      } else if (++bad <= SHOWN)
        console.error(`${file === '-' ? 'standard input' : file}:${line}: ${made.problem}`);
      if (line % TELL_EVERY === 0) progress.to(line);
    }
  } finally {
    progress.done();
  }
  if (output !== process.stdout) {
    output.end();
    await finished(output);
  }
  if (bad > SHOWN) console.error(`... and ${bad - SHOWN} more lines.`);
  console.error(`${signed} records signed by ${keyText(key.verifier)}, ${bad} lines could not be.`);
  if (signed + bad === 0)
    throw new CommandFailure('There was no record: expected JSON Lines, one record a line.');
  return bad === 0 ? 0 : 1;
}

type Made = { readonly ok: true; readonly json: string } | { readonly ok: false; readonly problem: string };

function signLine(text: string, source: string | undefined, sign: (one: Parsed) => Parsed): Made {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: `expected a record as JSON: ${(error as Error).message}.` };
  }
  const parsed = record.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const field = issue.path.join('.') || 'the record';
    return { ok: false, problem: `${field}: ${issue.message}. Correct it; docs/schema describes records.` };
  }
  if (source !== undefined && parsed.data.source !== source)
    return {
      ok: false,
      problem: `source: expected "${source}", found "${parsed.data.source}". Sign it with the key of its own source.`,
    };
  return { ok: true, json: canonicalJson(sign(parsed.data)) };
}

type Parsed = ReturnType<typeof record.parse>;
