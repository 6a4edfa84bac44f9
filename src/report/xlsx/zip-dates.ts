/**
 * The times of a ZIP archive set to its epoch (1980-01-01 00:00), so that the same content gives the same bytes.
 *
 * Layout (PKWARE APPNOTE 6.3, 4.3): end of central directory 'PK\5\6' with the number of entries at 10 and the directory's
 * offset at 16; a directory entry 'PK\1\2' has time and date at 12 and 14, lengths of name, extra and comment at 28, 30, 32, and the
 * offset of its local header at 42; a local header 'PK\3\4' has time and date at 10 and 12.
 */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const EPOCH_TIME = 0;
const EPOCH_DATE = (1 << 5) | 1;

/** Changes the archive in place. @throws Error for bytes that are no ZIP archive */
export function setZipDates(zip: Buffer): Buffer {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('expected a ZIP archive, found no end of its directory');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY)
      throw new Error(`expected an entry of the ZIP directory at byte ${at}`);
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== LOCAL)
      throw new Error(`expected a file of the ZIP archive at byte ${local}`);
    zip.writeUInt16LE(EPOCH_TIME, at + 12);
    zip.writeUInt16LE(EPOCH_DATE, at + 14);
    zip.writeUInt16LE(EPOCH_TIME, local + 10);
    zip.writeUInt16LE(EPOCH_DATE, local + 12);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
