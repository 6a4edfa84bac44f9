/**
 * The clock of a feed: when nothing at all was received, and when the clock went back. What nobody received is no gap of a
 * vessel.
 */
import { type ClockEvent, type FeedGapEvent, isoOf } from './event.js';

export const FEED_GAP_MS = 600_000;
const BACK_MS = 600_000;
/** So many reports one behind the other, all from long ago, and the clock was set back; fewer are late. */
const BACK_REPORTS = 20;

export class FeedClock {
  newestMs = Number.NEGATIVE_INFINITY;
  private back = 0;
  private readonly gaps: { fromMs: number; toMs: number }[] = [];

  constructor(private readonly emit: (event: FeedGapEvent | ClockEvent) => void) {}

  isAhead(timeMs: number): boolean {
    return Number.isFinite(this.newestMs) && timeMs > this.newestMs + FEED_GAP_MS;
  }

  /** @returns how the time stands to what came before; after 'reset' nothing that was known before holds. */
  see(timeMs: number): 'goes-on' | 'long-ago' | 'reset' {
    if (timeMs < this.newestMs - BACK_MS) {
      this.back++;
      if (this.back < BACK_REPORTS) return 'long-ago';
      this.emit({ event: 'clock-went-back', from: isoOf(this.newestMs), to: isoOf(timeMs) });
      this.newestMs = timeMs;
      this.gaps.length = 0;
      this.back = 0;
      return 'reset';
    }
    this.back = 0;
    const silent = timeMs - this.newestMs;
    if (silent > FEED_GAP_MS && Number.isFinite(silent)) {
      this.gaps.push({ fromMs: this.newestMs, toMs: timeMs });
      this.emit({
        event: 'feed-gap',
        from: isoOf(this.newestMs),
        to: isoOf(timeMs),
        minutes: Math.round(silent / 60_000),
      });
    }
    this.newestMs = Math.max(this.newestMs, timeMs);
    return 'goes-on';
  }

  /** Of the time between, how much something was received in. */
  heardMs(fromMs: number, toMs: number): number {
    let heard = toMs - fromMs;
    for (const gap of this.gaps)
      heard -= Math.max(0, Math.min(toMs, gap.toMs) - Math.max(fromMs, gap.fromMs));
    return heard;
  }
}
