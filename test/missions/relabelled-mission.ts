/**
 * A mission whose parties carry other labels: the same files with the ids and the names of the parties exchanged wherever
 * they stand for a party. Countries, regions and words of the texts stay what they are.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

export interface Label {
  readonly id: string;
  readonly name: string;
}

/** From the ids of the mission to the new labels. */
export type Labels = ReadonlyMap<string, Label>;

/** Members whose values are countries or regions, which may be spelt like a party's id. */
const GEOGRAPHY = new Set(['country', 'only', 'except', 'region', 'countries']);

/** @param to an empty folder */
export function relabelMission(from: string, to: string, labels: Labels): void {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !/\/(ledger|reports|secrets|picture[^/]*)$/.test(path),
  });
  rewrite(join(to, 'mission.yaml'), (text) => {
    const config = relabel(parse(text), labels) as { parties: { id: string; name: object }[] };
    const names = new Map([...labels.values()].map(({ id, name }) => [id, { en: name, uk: name, ru: name }]));
    for (const party of config.parties) party.name = names.get(party.id) ?? party.name;
    return stringify(config);
  });
  for (const file of below(to, 'coding', '.yaml'))
    if (!file.endsWith('places.yaml') && !file.endsWith('countries.yaml')) rewriteYaml(file, labels);
  for (const file of below(to, 'agreements', '.yaml')) rewriteYaml(file, labels);
  for (const file of below(to, 'records', '.jsonl'))
    rewrite(file, (text) =>
      text
        .split('\n')
        .map((line) => (line.startsWith('{') ? JSON.stringify(relabel(JSON.parse(line), labels)) : line))
        .join('\n'),
    );
  rewrite(join(to, 'register/control.geojson'), (text) => JSON.stringify(relabel(JSON.parse(text), labels)));
  rewrite(join(to, 'register/weapons.csv'), (text) =>
    text.replaceAll(
      new RegExp(`(?<=[,|])(${[...labels.keys()].join('|')})(?=[,|])`, 'g'),
      (id) => labels.get(id)!.id,
    ),
  );
}

/** Every string and key that is an id, and ids that stand in a sentence as words of their own. */
export function relabel(value: unknown, labels: Labels): unknown {
  if (typeof value === 'string') return labels.get(value)?.id ?? value;
  if (Array.isArray(value)) return value.map((item) => relabel(item, labels));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      labels.get(key)?.id ?? key,
      GEOGRAPHY.has(key) ? item : relabel(item, labels),
    ]),
  );
}

function rewriteYaml(file: string, labels: Labels): void {
  rewrite(file, (text) => stringify(relabel(parse(text), labels)));
}

function rewrite(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  // The first line says what a file of words is; a loader looks for it as it is written.
  writeFileSync(file, change(text));
}

function below(folder: string, part: string, ending: string): string[] {
  return readdirSync(join(folder, part))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, part, name));
}
