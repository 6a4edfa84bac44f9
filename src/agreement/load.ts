/**
 * Agreement files from disk, with the registers that they name: the edge of this folder. Every file is read, so that
 * one run reports every problem.
 */
import { dirname } from 'node:path';
import type { Problem } from '../record/document.js';
import type { Agreement } from './agreement.js';
import type { KnownParties } from './check.js';
import { compile } from './compile.js';
import { type ParsedAgreement, parseAgreement } from './parse.js';
import type { Program } from './program.js';
import { namesRegisters, readRegisters, readText } from './registers.js';
import type { Registers, ZoneSetting } from './zones.js';

type Problems = { readonly ok: false; readonly problems: readonly Problem[] };

export type LoadedProgram =
  | { readonly ok: true; readonly program: Program; readonly text: string }
  | Problems;
export type LoadedPrograms = { readonly ok: true; readonly programs: readonly Program[] } | Problems;
export type LoadedAgreements = { readonly ok: true; readonly agreements: readonly Agreement[] } | Problems;

/** What a mission adds: its sea and its line of contact. */
export type MissionSetting = Omit<ZoneSetting, 'registers'>;

export async function loadProgram(
  path: string,
  known?: KnownParties,
  setting: MissionSetting = {},
): Promise<LoadedProgram> {
  const loaded = await loadFile(path, known);
  if (!loaded.ok) return loaded;
  const { agreement, registers, text } = loaded;
  return { ok: true, program: compile(agreement, { ...setting, registers }), text };
}

/** In the order of the paths. An id that two files give is refused in the second. */
export async function loadPrograms(
  paths: readonly string[],
  known?: KnownParties,
  setting: MissionSetting = {},
): Promise<LoadedPrograms> {
  const loaded = await loadFiles(paths, known);
  if (!loaded.ok) return loaded;
  const programs = loaded.files.map(({ agreement, registers }) =>
    compile(agreement, { ...setting, registers }),
  );
  return { ok: true, programs };
}

export async function loadAgreements(
  paths: readonly string[],
  known?: KnownParties,
): Promise<LoadedAgreements> {
  const loaded = await loadFiles(paths, known);
  return loaded.ok ? { ok: true, agreements: loaded.files.map(({ agreement }) => agreement) } : loaded;
}

interface LoadedFile {
  readonly ok: true;
  readonly agreement: Agreement;
  readonly registers: Registers;
  readonly text: string;
}

async function loadFiles(
  paths: readonly string[],
  known?: KnownParties,
): Promise<{ readonly ok: true; readonly files: readonly LoadedFile[] } | Problems> {
  const files: LoadedFile[] = [];
  const problems: Problem[] = [];
  const fileById = new Map<string, string>();
  for (const path of paths) {
    const loaded = await loadFile(path, known);
    if (!loaded.ok) {
      problems.push(...loaded.problems);
      continue;
    }
    const { id } = loaded.agreement;
    const earlier = fileById.get(id);
    if (earlier === undefined) {
      fileById.set(id, path);
      files.push(loaded);
    } else
      problems.push(
        atTop(path, 'each agreement id once', `"${id}", also in ${earlier}`, 'Rename one of the two.'),
      );
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files };
}

async function loadFile(path: string, known?: KnownParties): Promise<LoadedFile | Problems> {
  const read = await readText(path);
  if (!read.ok) {
    const expected = 'a text file in UTF-8 that can be read';
    return {
      ok: false,
      problems: [atTop(path, expected, read.why, 'Check the path, its rights and encoding.')],
    };
  }
  const parsed: ParsedAgreement = parseAgreement(read.text, path, known);
  if (!parsed.ok) return parsed;
  const registers = await readRegisters(parsed.agreement, dirname(path));
  if (!namesRegisters(parsed.agreement))
    return { ok: true, agreement: parsed.agreement, registers, text: read.text };
  const checked = parseAgreement(read.text, path, known, registers);
  return checked.ok ? { ok: true, agreement: checked.agreement, registers, text: read.text } : checked;
}

const atTop = (file: string, expected: string, found: string, hint: string): Problem => ({
  file,
  line: 1,
  column: 1,
  expected,
  found,
  hint,
});
