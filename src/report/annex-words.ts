/**
 * A row of the annexed table as eight texts, in the order of the columns; the page and the CSV both print these.
 */
import type { AnnexRow } from './annex.js';
import { kilometres, type Names } from './names.js';
import { tableTime } from './times.js';

export function annexTexts(row: AnnexRow, names: Names): readonly string[] {
  const { messages } = names;
  const words = messages.text.annex;
  const place = [
    row.place.name,
    row.place.region && row.place.region !== row.place.name ? row.place.region : '',
    row.sector,
    words.within(kilometres(row.place.radiusMetres, messages)),
  ];
  const target = row.targetName || messages.onTarget[row.target];
  const description = [
    `${messages.stanced[row.stance]}${row.voice ? ` (${names.actor(row.voice)})` : ''}`,
    target ? (row.conduct === 'strike' ? words.on : words.at)(target) : '',
    whoIsNamed(row, names),
    messages.text.casualties.statement(
      row.killed === null ? null : messages.number(row.killed),
      row.injured === null ? null : messages.number(row.injured),
    ),
    row.repeats > 1 ? words.repeats(row.repeats) : '',
  ];
  const source = names.source(row.source);
  return [
    row.sourceKind === 'mission' || row.sourceKind === 'sensor' ? source : words.remote(source),
    place.filter(Boolean).join(', '),
    messages.observedBy[row.sourceKind],
    row.count === null ? messages.text.notStated : messages.number(row.count),
    messages.conduct[row.conduct],
    description.filter(Boolean).join('; '),
    messages.means[row.weapon],
    tableTime(names.zone, row.time, messages),
  ];
}

/** Whom an account names as author, as a phrase. */
export function whoIsNamed(row: { readonly actor: string }, names: Names): string {
  const { incidents } = names.messages.text;
  if (row.actor === 'undetermined' || row.actor === 'none') return incidents.namesNobody;
  return row.actor === 'both' ? incidents.namesBoth : incidents.names(names.actor(row.actor));
}
