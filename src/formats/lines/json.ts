/** Where text stops being JSON. */
import { type Fault, quote } from '../format.js';

/** Where and why text is not JSON, from the message of JSON.parse, which names the position where it knows one. */
export function jsonFault(text: string, error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  const at = /at position (\d+)/.exec(message)?.[1];
  const position = at === undefined ? text.length : Number(at);
  const found =
    position >= text.trimEnd().length
      ? 'the end of the text too soon'
      : quote(text.slice(position, position + 20));
  return {
    column: position + 1,
    expected: 'JSON',
    found,
    hint: 'Correct the JSON here: quotation marks, commas, brackets.',
  };
}
