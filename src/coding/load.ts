/**
 * Reads the coding words and the gazetteer from disk: the edge of this folder. Every problem of every file is told
 * with its line; nothing is loaded by halves.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { checkDocument, type Problem, suggest } from '../record/document.js';
import { type Gazetteer, makeGazetteer, parseGazetteer } from './gazetteer.js';
import {
  type Lexicon,
  type LexiconFile,
  type LexiconParts,
  lexiconFile,
  makeLexicon,
  numberFile,
  type PartyFile,
  partyFile,
} from './lexicon.js';

export interface CodingFiles {
  /** Folder with parties.yaml and any lexicon/1 files; absent: general words only, no party is ever recognised. */
  readonly missionCoding?: string | undefined;
  /** Gazetteer table; absent: places come from feeds only. */
  readonly gazetteer?: string | undefined;
  /** Party ids of the mission. */
  readonly parties: readonly string[];
}

export type LoadedCoding =
  | { readonly ok: true; readonly lexicon: Lexicon; readonly gazetteer: Gazetteer }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export async function loadCoding(files: CodingFiles): Promise<LoadedCoding> {
  const problems: Problem[] = [];
  const parts = await readLexiconParts(files, problems);
  let gazetteer = makeGazetteer([]);
  if (files.gazetteer) {
    const text = await readText(files.gazetteer, problems);
    const parsed = text === undefined ? undefined : parseGazetteer(text, files.gazetteer);
    if (parsed?.ok) gazetteer = parsed.gazetteer;
    else if (parsed) problems.push(...parsed.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lexicon: makeLexicon(parts), gazetteer };
}

const NO_PARTIES: PartyFile = {
  truceline: 'party-words/1',
  enemyOf: {},
  implied: [],
  zones: {},
  zoneWords: {},
  parties: {},
};

/** The files by themselves, before they are compiled: for tests and tools that look at single words. */
export async function readLexiconParts(files: CodingFiles, problems: Problem[]): Promise<LexiconParts> {
  const general = fileURLToPath(new URL('./lexicon/', import.meta.url));
  const lexicons: LexiconFile[] = [];
  const folders = files.missionCoding ? [general, files.missionCoding] : [general];
  for (const folder of folders) {
    for (const name of (await names(folder, problems)).filter((one) => one.endsWith('.yaml')).sort()) {
      const file = path.join(folder, name);
      const text = await readText(file, problems);
      if (text === undefined || !/^truceline:\s*lexicon\/1\s*$/m.test(text)) continue;
      const checked = take(lexiconFile, text, file, problems);
      if (checked) lexicons.push(checked);
    }
  }
  const numbersFile = path.join(general, 'number.yaml');
  const numbers = take(numberFile, (await readText(numbersFile, problems)) ?? '', numbersFile, problems);
  return {
    files: lexicons,
    numbers: numbers ?? { truceline: 'numbers/1', numbers: {}, notCounted: {} },
    parties: (files.missionCoding && (await readParties(files, files.missionCoding, problems))) || NO_PARTIES,
  };
}

async function readParties(
  files: CodingFiles,
  folder: string,
  problems: Problem[],
): Promise<PartyFile | undefined> {
  const file = path.join(folder, 'parties.yaml');
  const text = await readText(file, problems);
  if (text === undefined) return undefined;
  const checked = checkDocument(text, file, partyFile);
  if (!checked.ok) {
    problems.push(...checked.problems);
    return undefined;
  }
  const { parties, enemyOf, implied } = checked.value;
  const named: [string, PropertyKey[]][] = [
    ...Object.keys(parties).map((id): [string, PropertyKey[]] => [id, ['parties', id]]),
    ...Object.entries(enemyOf).map(([source, id]): [string, PropertyKey[]] => [id, ['enemyOf', source]]),
    ...implied.map((rule, at): [string, PropertyKey[]] => [rule.actor, ['implied', at, 'actor']]),
  ];
  for (const [id, at] of named) {
    if (files.parties.includes(id)) continue;
    const near = suggest(id, files.parties);
    problems.push({
      file,
      ...checked.at(at),
      expected: `a party of the mission: ${files.parties.join(', ')}`,
      found: `"${id}"`,
      hint: near ? `Did you mean "${near}"?` : 'Write the id as in mission.yaml.',
    });
  }
  return checked.value;
}

function take<T>(schema: z.ZodType<T>, text: string, file: string, problems: Problem[]): T | undefined {
  const checked = checkDocument(text, file, schema);
  if (checked.ok) return checked.value;
  problems.push(...checked.problems);
  return undefined;
}

async function readText(file: string, problems: Problem[]): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    problems.push(unreadable(file, 'a file that can be read', error));
    return undefined;
  }
}

async function names(folder: string, problems: Problem[]): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    problems.push(unreadable(folder, 'a folder of coding words', error));
    return [];
  }
}

function unreadable(file: string, expected: string, error: unknown): Problem {
  const found = error instanceof Error ? error.message : String(error);
  return {
    file,
    line: 1,
    column: 1,
    expected,
    found,
    hint: 'Correct the path in mission.yaml, or make the file readable.',
  };
}
