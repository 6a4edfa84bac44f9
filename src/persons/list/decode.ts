/**
 * The text of a list, whatever program wrote it: UTF-8, UTF-16, or one of the Cyrillic code pages. A file of another
 * kind is refused, with what to do.
 */
import { isUtf8 } from 'node:buffer';
import { likelyCodePage, SNIFF_BYTES, sniff } from '../../formats/lines/encoding.js';
import { unscramble } from './mojibake.js';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly reason: string };

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: 'Expected a list in CSV, found an empty file.' };
  if (isUtf8(bytes) && !bytes.subarray(0, SNIFF_BYTES).includes(0)) return read(bytes, 'utf-8');
  const problem = sniff(bytes.subarray(0, SNIFF_BYTES));
  const named = /UTF-16[LB]E/.exec(problem?.found ?? '')?.[0].toLowerCase();
  if (named !== undefined) return read(bytes, named);
  if (problem !== undefined && !problem.found.startsWith('bytes')) {
    return { ok: false, reason: `Expected a list in CSV, found ${problem.found}. ${problem.hint}` };
  }
  const page = likelyCodePage(bytes).toLowerCase();
  return read(bytes, page === 'windows-1252' ? 'windows-1251' : page);
}

function read(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  // More than one broken character in a thousand: this is some other encoding, or no text.
  const broken = text.split('\ufffd').length - 1;
  if (broken * 1000 > text.length) {
    return {
      ok: false,
      reason: `Expected text, found bytes that are no ${encoding}. Save the sheet as "CSV UTF-8".`,
    };
  }
  const scrambled =
    encoding.startsWith('utf') && unscramble(text.slice(0, 1 << 16)) ? unscramble(text) : undefined;
  if (scrambled === undefined) return { ok: true, text, encoding };
  if (scrambled.lost > 0) {
    return {
      ok: false,
      reason: `Expected text, found ${encoding.toUpperCase()} that a program took for ${scrambled.takenFor} and saved again; letters were lost in ${scrambled.lost} places. Export the list anew from where it was made, as "CSV UTF-8".`,
    };
  }
  return {
    ok: true,
    text: scrambled.text,
    encoding: `${encoding} that was taken for ${scrambled.takenFor} and saved again`,
  };
}
