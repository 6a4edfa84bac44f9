/**
 * From the setting of a mission (`ledger` in mission.yaml) to what the sequencer takes: a function that collects
 * cosignatures, and how many it has to bring.
 */
import { directorySource } from '../ledger/audit/directory-source.js';
import { parseVerifierKey } from '../ledger/format/note.js';
import { type CosignerParts, cosigner, type WitnessHealth } from './cosigner.js';
import { consistencyIn } from './prove.js';

export interface WitnessSetting {
  readonly witnesses: readonly { readonly name: string; readonly key: string; readonly url: string }[];
  /** How many cosignatures a checkpoint needs. */
  readonly cosignatures: number;
}

/** Fits into the options of openLedger. */
export interface Cosigning {
  /** @throws Error when too few witnesses cosigned, with what is wrong at each. */
  readonly cosign: (note: string, oldSize: number) => Promise<readonly string[]>;
  readonly cosignaturesNeeded: number;
  /** How each witness is, for whoever looks. */
  readonly health: () => readonly WitnessHealth[];
  /** Lets go of witnesses that still think. */
  readonly close: () => void;
}

/**
 * @param ledgerDir where the ledger's tiles are
 * @param tell each time a witness begins to fail, fails in another way, or is well again
 * @returns undefined when the mission has no witnesses
 */
export function cosigningOf(
  setting: WitnessSetting | undefined,
  ledgerDir: string,
  tell: (message: string) => void,
  timing: Pick<CosignerParts, 'timeoutMs' | 'graceMs' | 'now'> = {},
): Cosigning | undefined {
  if (!setting || setting.witnesses.length === 0) return undefined;
  const needed = setting.cosignatures;
  const source = directorySource(ledgerDir);
  const { cosign, health, close } = cosigner({
    ...timing,
    witnesses: setting.witnesses.map(({ name, key, url }) => ({ name, key: parseVerifierKey(key), url })),
    needed,
    prove: (oldSize, size) => consistencyIn(source, oldSize, size),
    tell,
  });
  return {
    cosignaturesNeeded: needed,
    health,
    close,
    async cosign(note, oldSize) {
      const lines = await cosign(note, oldSize);
      if (lines.length >= needed) return lines;
      const wrong = health().map(({ name, problem }) => `${name}: ${problem ?? 'cosigned'}`);
      throw new Error(
        `${lines.length} of ${needed} needed cosignatures came. ${wrong.join('; ').replace(/\.$/, '')}.`,
      );
    },
  };
}
