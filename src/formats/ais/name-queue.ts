/** Names from the last parts A of type 24 on one channel, waiting for their parts B; the ninth overwrites the first. */
import { unsigned } from './sixbit.js';

const WAITING = 8;
const CHARACTERS = 20;
const NAME_START = 40;

export class NameQueue {
  /** 0: nobody. */
  private readonly mmsi = new Float64Array(WAITING);
  private readonly names = Array.from({ length: WAITING }, () => new Uint8Array(CHARACTERS + 1));
  private next = 0;

  put(mmsi: number, symbols: Uint8Array): void {
    const name = this.names[this.next]!;
    for (let i = 0; i < CHARACTERS; i++) name[i] = unsigned(symbols, NAME_START + 6 * i, 6);
    this.mmsi[this.next] = mmsi;
    this.next = (this.next + 1) % WAITING;
  }

  /** The name as symbols; a part B takes it once. */
  take(mmsi: number): Uint8Array | undefined {
    const at = this.mmsi.indexOf(mmsi);
    if (at < 0) return undefined;
    this.mmsi[at] = 0;
    return this.names[at];
  }
}
