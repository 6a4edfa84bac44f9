/**
 * A row of the annexed table as eight cells, in the order of the columns; the page and the CSV both print these. What a
 * record says in its own words is told apart from the words of the report.
 */
import type { AnnexRow } from './annex.js';
import { kilometres, type Names, placeWords } from './names.js';
import { tableTime } from './times.js';

/** Words of the report, or words of a record. */
export type CellPart = string | { readonly said: string };

export function annexCells(row: AnnexRow, names: Names): readonly (readonly CellPart[])[] {
  const { messages } = names;
  const words = messages.text.annex;
  const place: CellPart[][] = [
    ...placeWords(names, row.place.name, row.place.region).map((said) => [{ said }]),
    [row.sector],
    [words.within(kilometres(row.place.radiusMetres, messages))],
  ];
  const description: CellPart[][] = [
    [`${messages.stanced[row.stance]}${row.voice ? ` (${names.actor(row.voice)})` : ''}`],
    targetParts(row, names),
    [whoIsNamed(row, names)],
    [
      messages.text.casualties.statement(
        row.killed === null ? null : messages.number(row.killed),
        row.injured === null ? null : messages.number(row.injured),
      ),
    ],
    [row.repeats > 1 ? words.repeats(row.repeats) : ''],
  ];
  const source = names.source(row.source);
  return [
    [row.sourceKind === 'mission' || row.sourceKind === 'sensor' ? source : words.remote(source)],
    joined(place, ', '),
    [messages.observedBy[row.sourceKind]],
    [row.count === null ? messages.text.notStated : messages.number(row.count)],
    [messages.conduct[row.conduct]],
    joined(description, '; '),
    [messages.means[row.weapon]],
    [tableTime(names.zone, row.time, messages)],
  ];
}

export function annexTexts(row: AnnexRow, names: Names): readonly string[] {
  return annexCells(row, names).map((parts) =>
    parts.map((part) => (typeof part === 'string' ? part : part.said)).join(''),
  );
}

function targetParts({ conduct, target, targetName }: AnnexRow, { messages }: Names): CellPart[] {
  const { on, at } = messages.text.annex;
  if (targetName !== '') return [(conduct === 'strike' ? on : at)(''), { said: targetName }];
  return [(conduct === 'strike' ? messages.onTarget : messages.atTarget)[target]];
}

/** Whom an account names as author, as a phrase. */
export function whoIsNamed(row: { readonly actor: string }, names: Names): string {
  const { incidents } = names.messages.text;
  if (row.actor === 'undetermined' || row.actor === 'none') return incidents.namesNobody;
  return row.actor === 'both' ? incidents.namesBoth : incidents.names(names.actor(row.actor));
}

/** Lists without their empty parts, one after the other. */
function joined(lists: readonly (readonly CellPart[])[], between: string): CellPart[] {
  return lists
    .filter((parts) => parts.some((part) => part !== ''))
    .flatMap((parts, at) => (at > 0 ? [between, ...parts] : parts));
}
