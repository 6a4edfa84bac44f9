/** Reads tables of speakers from disk: speakers/1, or party-words/1 as the coding of reports has it. */
import { readFile } from 'node:fs/promises';
import { partyFile } from '../coding/lexicon.js';
import { checkDocument, type Problem } from '../record/document.js';
import { type SpeakerFile, speakerFile } from './speakers.js';

export type LoadedSpeakers =
  | { readonly ok: true; readonly file: SpeakerFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export async function loadSpeakers(path: string): Promise<LoadedSpeakers> {
  const text = await readFile(path, 'utf8');
  if (!/^truceline:\s*party-words\/1\s*$/m.test(text)) {
    const checked = checkDocument(text, path, speakerFile);
    return checked.ok ? { ok: true, file: checked.value } : checked;
  }
  const checked = checkDocument(text, path, partyFile);
  if (!checked.ok) return checked;
  const parties = Object.entries(checked.value.parties).map(([id, signs]) => {
    const words = (sign: string): string[] => Object.keys((signs as Record<string, object>)[sign] ?? {});
    const entry = { names: [...words('force'), ...words('voice')], adjectives: words('adjective') };
    return [id, entry] as const;
  });
  return {
    ok: true,
    file: { truceline: 'speakers/1', belligerents: [], parties: Object.fromEntries(parties), subjects: {} },
  };
}
