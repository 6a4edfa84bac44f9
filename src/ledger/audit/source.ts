/**
 * Where the files of a ledger come from: a folder, a web address, files dropped on a page. Paths are those of the
 * specification, such as `checkpoint` and `tile/0/x001/234`, with `/` on every system.
 */
export interface TileSource {
  /** As messages call it: the folder or the address. */
  readonly name: string;
  /**
   * The whole file, or null when there is none.
   * @throws ReadProblem when it is there and cannot be read, or nothing can be told about it
   */
  read(path: string): Promise<Uint8Array | null>;
  /** Every file there is; absent where that cannot be asked (a web address). */
  list?(): Promise<readonly string[]>;
}

/** A file that could not be read, in words for people. */
export class ReadProblem extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
