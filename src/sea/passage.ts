/**
 * Which zones a vessel is in. A change counts when two positions one behind the other say so: a single one may be wrong, and
 * along an edge positions scatter to both sides.
 */
import type { Zone } from './zones.js';

const UNKNOWN = 0;
const OUTSIDE = 1;
const INSIDE = 2;

export class Passage {
  private readonly state: Uint8Array;
  private readonly seen: Uint8Array;
  private readonly told: Uint8Array;

  constructor(private readonly zones: readonly Zone[]) {
    this.state = new Uint8Array(zones.length);
    this.seen = new Uint8Array(zones.length);
    this.told = new Uint8Array(zones.length);
  }

  at(
    lat: number,
    lon: number,
    warship: boolean,
    mid: number,
    tell: (zone: Zone, what: 'entered' | 'left' | 'outside', first: boolean) => void,
  ): void {
    for (let i = 0; i < this.zones.length; i++) {
      const zone = this.zones[i]!;
      const now = zone.inside.at(lat, lon) ? INSIDE : OUTSIDE;
      const before = this.state[i]!;
      const twice = this.seen[i] === now;
      this.seen[i] = now;
      if (!twice) continue;
      this.state[i] = now;
      if (zone.kind === 'warships-stay') {
        if (now === INSIDE) this.told[i] = 0;
        else if (warship && this.told[i] === 0 && (zone.mids.length === 0 || zone.mids.includes(mid))) {
          this.told[i] = 1;
          tell(zone, 'outside', before === UNKNOWN);
        }
      } else if (now !== before) {
        if (now === INSIDE) tell(zone, 'entered', before === UNKNOWN);
        else if (before === INSIDE) tell(zone, 'left', false);
      }
    }
  }
}
