/**
 * Registered facilities named in a text. A name of several words is enough by itself; a name of one word is often a
 * town's, so it counts only where the text tells of an energy object.
 */
import type { Facility } from '../geo/facility.js';
import { perForm } from './form.js';
import { keysOfName, wordHasKey } from './gazetteer.js';
import { nameKeys } from './latin.js';
import { has, type Reading } from './reading.js';
import { SIGN } from './sign.js';

export interface NamedFacility {
  readonly facility: Facility;
  /** Word numbers of the name, to exclusive. */
  readonly from: number;
  readonly to: number;
}

export interface FacilityIndex {
  named(reading: Reading): NamedFacility | undefined;
}

interface Entry {
  readonly facility: Facility;
  readonly rest: readonly string[];
}

const NO_ENTRIES: readonly Entry[] = [];

export function indexFacilities(facilities: readonly Facility[]): FacilityIndex {
  const byKey = new Map<string, Entry[]>();
  for (const facility of facilities) {
    for (const name of [facility.name, ...facility.aliases]) {
      const keys = keysOfName(name);
      if (!keys) continue;
      const [first, ...rest] = keys;
      const list = byKey.get(first!);
      if (list) list.push({ facility, rest });
      else byKey.set(first!, [{ facility, rest }]);
    }
  }
  const entriesOf = perForm((word): readonly Entry[] => {
    const found = nameKeys(word).flatMap((key) => byKey.get(key) ?? []);
    return found.length > 0 ? [...new Set(found)] : NO_ENTRIES;
  });
  return {
    named(reading) {
      const { forms, texts, capitals } = reading.words;
      const energy = has(reading, SIGN.target.energy);
      let best: { facility: Facility; from: number; to: number } | undefined;
      for (let at = 0; at < texts.length; at++) {
        const entries = entriesOf(forms[at]!);
        if (entries.length === 0) continue;
        for (const { facility, rest } of entries) {
          if (rest.length === 0 && (!energy || !capitals[at])) continue;
          if (!rest.every((key, i) => at + 1 + i < forms.length && wordHasKey(forms[at + 1 + i]!, key)))
            continue;
          const to = at + 1 + rest.length;
          if (!best || to - at > best.to - best.from) best = { facility, from: at, to };
        }
      }
      return best;
    },
  };
}
