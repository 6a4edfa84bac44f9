/**
 * Agreement files from disk: the edge of this folder. Every file is read, so that one run reports every problem.
 */
import { readFile } from 'node:fs/promises';
import type { Problem } from '../record/document.js';
import type { Agreement } from './agreement.js';
import type { KnownParties } from './check.js';
import { parseAgreement } from './parse.js';

export type LoadedAgreements =
  | { readonly ok: true; readonly agreements: Agreement[] }
  | { readonly ok: false; readonly problems: Problem[] };

/** In the order of the paths. An id that two files give is refused in the second. */
export async function loadAgreements(
  paths: readonly string[],
  known?: KnownParties,
): Promise<LoadedAgreements> {
  const agreements: Agreement[] = [];
  const problems: Problem[] = [];
  const fileById = new Map<string, string>();
  const refuse = (file: string, expected: string, found: string, hint: string): void => {
    problems.push({ file, line: 1, column: 1, expected, found, hint });
  };
  for (const path of paths) {
    const read = await readText(path);
    if (!read.ok) {
      refuse(
        path,
        'a text file in UTF-8 that can be read',
        read.why,
        'Check the path, its rights and encoding.',
      );
      continue;
    }
    const parsed = parseAgreement(read.text, path, known);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    const { id } = parsed.agreement;
    const earlier = fileById.get(id);
    if (earlier === undefined) {
      fileById.set(id, path);
      agreements.push(parsed.agreement);
    } else refuse(path, 'each agreement id once', `"${id}", also in ${earlier}`, 'Rename one of the two.');
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, agreements };
}

async function readText(path: string): Promise<{ ok: true; text: string } | { ok: false; why: string }> {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: false, why: 'no such file' };
    return { ok: false, why: code?.startsWith('ERR_ENCODING') ? 'bytes that are not UTF-8' : message };
  }
}
