import { load } from './zz-scratch.js';
import { airOperations } from '../../src/report/sky.js';
const index = await load();
const n: Record<string, number> = {};
for (const b of index.sums.bulletins) if (b.launchedFrom) n[b.launchedFrom] = (n[b.launchedFrom] ?? 0) + 1;
console.log(n);
const ops = airOperations(index);
console.log(ops.length, 'heading', ops.filter((o) => o.wave.kind === 'heading').length, 'named', ops.filter((o) => o.launchArea.kind === 'named').length);
for (const o of ops) if (o.wave.kind === 'heading') console.log(o.id, JSON.stringify(o.wave), o.regions.map((r) => r.region + ' ' + new Date(r.startMs).toISOString().slice(11, 16)).join(', '));
