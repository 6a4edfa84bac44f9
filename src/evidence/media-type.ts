/**
 * The media type of a file from its first bytes: a small table of what evidence usually is. The name of a file says
 * nothing here, since anybody can change it. What the table does not know is application/octet-stream.
 *
 * Sources of the signatures: the format specifications (JPEG ISO 10918, PNG RFC 2083, RIFF, ISO 14496-12 for `ftyp`,
 * EBML RFC 8794, PDF ISO 32000), in the order of the WHATWG MIME Sniffing Standard where that has them.
 */

/** How many first bytes are looked at. */
export const SNIFFED_BYTES = 512;
export const UNKNOWN_TYPE = 'application/octet-stream';

export function mediaTypeOf(first: Uint8Array): string {
  const text = Buffer.from(first.subarray(0, SNIFFED_BYTES)).toString('latin1');
  for (const [at, signature, type] of SIGNATURES) if (text.startsWith(signature, at)) return type;
  // Two letters alone could begin a text.
  if (text.startsWith('BM') && text.startsWith('\0\0\0\0', 6)) return 'image/bmp';
  if (text.startsWith('RIFF')) return RIFF_TYPES[text.slice(8, 12)] ?? UNKNOWN_TYPE;
  if (text.startsWith('ftyp', 4)) return brandType(text.slice(8, 12));
  if (text.startsWith('\x1a\x45\xdf\xa3')) return text.includes('webm') ? 'video/webm' : 'video/matroska';
  return isText(first.subarray(0, SNIFFED_BYTES)) ? 'text/plain' : UNKNOWN_TYPE;
}

const SIGNATURES: readonly (readonly [at: number, signature: string, type: string])[] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [0, 'II*\0', 'image/tiff'],
  [0, 'MM\0*', 'image/tiff'],
  [0, '%PDF-', 'application/pdf'],
  [0, 'PK\x03\x04', 'application/zip'],
  [0, '\x1f\x8b\x08', 'application/gzip'],
  [0, '7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  [0, 'Rar!\x1a\x07', 'application/vnd.rar'],
  [0, '{\\rtf', 'application/rtf'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  [0, 'OggS\0', 'application/ogg'],
  [0, 'fLaC', 'audio/flac'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\xff\xfb', 'audio/mpeg'],
  [0, '#!AMR', 'audio/AMR'],
  [0, '\0\0\x01\xba', 'video/mpeg'],
  [0, '\0\0\x01\xb3', 'video/mpeg'],
];

const RIFF_TYPES: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  'AVI ': 'video/x-msvideo',
  WAVE: 'audio/wav',
};

/** Brands of ISO base media files; all others of them are video/mp4. */
function brandType(brand: string): string {
  if (brand === 'qt  ') return 'video/quicktime';
  if (brand.startsWith('M4A')) return 'audio/mp4';
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (/^(heic|heix|hevc|mif1|msf1)$/.test(brand)) return 'image/heic';
  if (brand.startsWith('3g')) return 'video/3gpp';
  return 'video/mp4';
}

/** UTF-8 without control characters other than tab and line ends; a character that the cut goes through is allowed. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length === SNIFFED_BYTES });
    return true;
  } catch {
    return false;
  }
}
