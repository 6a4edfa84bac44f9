/**
 * What is wrong with a text that is no YAML, in words of our own. What follows from a slip of the syntax is noise: only
 * the first is told, besides keys that stand twice, which are slips by themselves.
 */
import type { YAMLError } from 'yaml';
import { isTooDeep } from './describe.js';
import type { Place, Problem } from './document.js';

export function yamlProblems(
  errors: readonly YAMLError[],
  text: string,
  file: string,
  placeAt: (position: number) => Place,
): Problem[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors
    .filter((error) => error === first || error.code === 'DUPLICATE_KEY')
    .map((error) => ({ file, ...placeAt(error.pos[0]), ...saying(error, text) }));
}

type Saying = Pick<Problem, 'expected' | 'found' | 'hint'>;

const CHECK = 'Check the indentation, the quotes and the brackets on this line and the one before.';

function saying({ code, message, pos: [start] }: YAMLError, text: string): Saying {
  const line = text.slice(start).split('\n', 1)[0]!.trim().slice(0, 60);
  switch (code) {
    case 'MULTIPLE_DOCS':
      return {
        expected: 'one YAML document',
        found: 'a second one after "---"',
        hint: 'Put it into a file of its own.',
      };
    case 'TAB_AS_INDENT':
      return { expected: 'spaces as indentation', found: 'a tab', hint: 'Put spaces in place of the tab.' };
    case 'DUPLICATE_KEY':
      return {
        expected: 'each key once in a map',
        found: `"${line}", which stands there already`,
        hint: 'Remove one of the two.',
      };
    case 'UNEXPECTED_TOKEN':
      return { expected: 'YAML 1.2', found: `"${line}", which cannot stand here`, hint: CHECK };
    default:
      if (isTooDeep(new RangeError(message)))
        return { expected: 'YAML 1.2', found: 'lists or maps nested without end', hint: CHECK };
      return { expected: 'YAML 1.2', found: message.replaceAll('mapping', 'map'), hint: CHECK };
  }
}
