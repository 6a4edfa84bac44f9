// A process that appends to a ledger as fast as it can until it is killed, and says on its output what was
// acknowledged: "open <size>", then "<index of the first> <first number> <count>" for each batch.
// Plain JavaScript on the compiled program, so that it starts in a moment.
//   node kill-writer.mjs PROGRAM LEDGER KEY ROUND
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryOf } from './kill-entry.mjs';

const [program, dir, keyFile, round] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(program, 'ledger', file)).href);
const { openLedger } = await load('ledger.js');
const { readKey } = await load('keys.js');
const ledger = await openLedger(dir, {
  key: await readKey(keyFile),
  command: `round ${round}`,
  now: () => new Date(),
  publishAfterMs: 10,
});
process.stdout.write(`open ${ledger.size}\n`);
let next = 0;
await Promise.all(
  Array.from({ length: 8 }, async (_, writer) => {
    for (let turn = 0; ; turn++) {
      const count = 1 + ((writer * 31 + turn * 17) % 60);
      const number = next;
      next += count;
      const first = await ledger.append(Array.from({ length: count }, (_, i) => entryOf(round, number + i)));
      process.stdout.write(`${first} ${number} ${count}\n`);
    }
  }),
);
