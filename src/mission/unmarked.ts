/**
 * Evidence that comes as a record of its own, by import or over HTTP, owes for serious harm what `truceline evidence add` asks for:
 * whether faces are to be seen, no name of the file, and no name of a person in what is written beside it.
 *
 * BUG: what comes before the observation that it is about is not asked, for nothing says yet what it is about; its finding says
 * that faces are not marked. Nor is it where a correction made the observation one of serious harm.
 */
import { nameIn } from '../record/person-name.js';
import type { Evidence } from '../record/record.js';
import { FACES } from '../record/serious-harm.js';
import type { UnheldRecord } from './unheld.js';

/** Whether it may be at fault, so that it needs to be known what it is about. */
export const mayBeUnmarked = ({ faces, name, origin, tool, note }: Evidence): boolean =>
  faces === undefined || name !== undefined || [origin, tool, note].some(hasName);

/** The observation that an item is about; an incident is called after its earliest one. */
export const aboutObservation = (about: string): string => about.replace(/^inc-/, '');

const hasName = (text: string | undefined): boolean => text !== undefined && nameIn(text) !== undefined;

/** @param item about serious harm */
export function unmarked(item: Evidence, position: number): UnheldRecord | undefined {
  const fault = (field: string, expected: string, found: string, hint: string): UnheldRecord => ({
    position,
    id: item.id,
    fault: { field, expected, found, hint, withheld: true },
  });
  if (item.faces === undefined)
    return fault(
      'faces',
      `one of ${FACES.join(', ')}, as the item is about serious harm`,
      'nothing',
      'Say whether faces are to be seen (none), were made unrecognisable (blurred), or are to be seen and under seal (sealed).',
    );
  if (item.name !== undefined)
    return fault(
      'name',
      'no name of the file, as the item is about serious harm',
      'one (not shown)',
      'Leave the name out: it may be that of a person.',
    );
  for (const field of ['origin', 'tool', 'note'] as const)
    if (hasName(item[field]))
      return fault(
        field,
        'no name of a person, as the item is about serious harm',
        'what looks like one (not shown)',
        `Put it under seal: truceline seal FILE --class CLASS --about ${item.about ?? 'ID'}`,
      );
  return undefined;
}
