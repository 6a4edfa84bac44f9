import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addInstant, addOdd, filterOdd, openEventList } from './event-list.js';
import type { Graph } from './graph.js';
import { randomFrom } from './sample.fixture.js';
import { count, counted, lastCounted, nextFall, nextRise, openCounter } from './window.js';

/** Counters without moments ask nothing of the graph. */
const NO_GRAPH = { moments: [] } as unknown as Graph;

test('counts by differences are those of counting one by one, and hold until they say', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed);
    const below = (n: number): number => Math.floor(random() * n);
    const list = openEventList(
      seed % 2 === 0 ? 0 : 1,
      (ref) => `E${ref}`,
      () => null,
    );
    const window = { withinMs: seed % 3 === 0 ? Infinity : below(30), agoMs: below(8), from: -1, until: -1 };
    const counter = openCounter(list, window);
    for (let i = 0, t = 0; i < 30; i++, t += below(6))
      addInstant(random() < 0.6 ? list.sure : list.open, t, i);
    const check = (): void => {
      for (let t = -5, until = -5, low = -1, high = -1; t < 260; t++) {
        count(NO_GRAPH, counter, t);
        const among = counted(NO_GRAPH, counter, t);
        const sure = among.filter(({ surely }) => surely).length;
        assert.deepEqual([counter.low, counter.high], [sure, among.length], `seed ${seed} at ${t}`);
        const ids = among.slice(-8).map(({ id }) => id);
        assert.deepEqual(lastCounted(counter, t, 8), ids, `seed ${seed} at ${t}`);
        if (t < until) assert.deepEqual([counter.low, counter.high], [low, high], `seed ${seed} at ${t}`);
        else until = Math.min(nextRise(counter, t), nextFall(counter, t));
        [low, high] = [counter.low, counter.high];
      }
    };
    for (let i = 100; i < 130; i++) {
      const startMs = below(150);
      const lastMs = startMs + below(20);
      const seenMs = startMs + list.lag;
      const sureMs = random() < 0.5 ? lastMs + below(9) : Infinity;
      const goneMs = random() < 0.5 ? Infinity : startMs + 1 + below(80);
      addOdd(list, { id: `E${i}`, startMs, lastMs, seenMs, sureMs, goneMs, ref: i });
      if (i === 115) check();
    }
    filterOdd(list, 40, ({ ref }) => ref % 3 !== 0);
    check();
  }
});
