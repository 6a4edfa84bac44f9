/** Where the files of a ledger are, as data that can go to a worker: files of a folder, or an address. */
import { ReadProblem, type TileSource } from '../../../src/ledger/audit/source.js';
import { urlSource } from '../../../src/ledger/audit/url-source.js';

export type Place =
  | {
      readonly kind: 'files';
      readonly name: string;
      /** By path inside the ledger. */
      readonly files: ReadonlyMap<string, File>;
    }
  | { readonly kind: 'address'; readonly address: string };

/** Larger files have no place in a ledger, and would only fill the memory. */
const MOST_BYTES = 1 << 28;

export function sourceOf(place: Place): TileSource {
  return place.kind === 'address' ? urlSource(place.address) : fileSource(place.name, place.files);
}

function fileSource(name: string, files: ReadonlyMap<string, File>): TileSource {
  return {
    name,
    list: async () => [...files.keys()].sort(),
    async read(path) {
      const file = files.get(path);
      if (!file) return null;
      if (file.size > MOST_BYTES) throw new ReadProblem(path, `a file of ${file.size} bytes`);
      try {
        return new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        throw new ReadProblem(
          path,
          `a file that the browser cannot read any more (${(error as Error).message})`,
        );
      }
    },
  };
}
