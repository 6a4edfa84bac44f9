/** A folder or an address as data, since a source itself cannot go to another thread. */
import { directorySource } from './directory-source.js';
import type { TileSource } from './source.js';
import { type UrlOptions, urlSource } from './url-source.js';

export type Place = { readonly dir: string } | ({ readonly url: string } & UrlOptions);

export function sourceOf(place: Place): TileSource {
  return 'dir' in place ? directorySource(place.dir) : urlSource(place.url, place);
}
