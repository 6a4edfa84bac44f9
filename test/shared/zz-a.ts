import { load } from './zz-scratch.js';
import { AIR_MEANS } from '../../src/sky/operation.js';
import { truceComparison } from '../../src/report/truces.js';
const index = await load();
const { picture, sums } = index;
const t: Record<string, Record<string, number>> = {};
for (const i of picture.incidents) {
  const r = (t[i.place.region] ??= {});
  r[`on:${i.control}`] = (r[`on:${i.control}`] ?? 0) + 1;
  if (AIR_MEANS.has(i.means)) { const a = [...new Set(i.accounts.map((x) => x.actor))].join('+'); r[`air:${a}`] = (r[`air:${a}`] ?? 0) + 1; }
}
for (const { name } of sums.alertTimes.regions) console.log(name, JSON.stringify(t[name] ?? {}));
console.log('---'); for (const [n, v] of Object.entries(t)) if (!sums.alertTimes.regions.some((r) => r.name === n)) console.log(n, JSON.stringify(v));
for (const { agreement, sky } of truceComparison(picture, index)) {
  console.log(agreement, sky.verdict, sky.words.en, '\n', sky.words.uk);
  for (const id of [...sky.fromAfar.inside, ...sky.fromAfar.perhaps, ...sky.bombs.inside]) { const i = index.incidents.get(id)!; console.log(' ', sky.fromAfar.inside.includes(id) ? 'far' : sky.bombs.inside.includes(id) ? 'bomb' : 'perhaps', id, i.conduct, i.means, new Date(i.time.startMs).toISOString(), i.time.precision, i.place.name, i.accounts.map((a) => `${a.actor}/${a.stance}/${a.source}: ${a.text.slice(0, 260)}`).join(' || ')); }
}
