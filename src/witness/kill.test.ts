/** A witness that is killed at random moments under load, and started again: it never cosigns two histories. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testLog } from './log.fixture.js';

const ROUNDS = 6;

test(`a witness killed ${ROUNDS} times under load never cosigns two histories, and forgets none`, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'witness-'));
  const log = testLog();
  // Two histories that part at once; both try to get ahead all the time.
  const branches = [log.fork(1), log.fork(2)];
  const cosigned: { branch: number; size: number }[] = [];
  let size = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, dir, log.keyLine], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const [address] = (await once(createInterface(child.stdout!), 'line')) as [string];
    setTimeout(20 + Math.random() * 400).then(() => child.kill('SIGKILL'));
    for (let alive = true; alive; ) {
      const wanted = size + 1;
      const answers = await Promise.all(
        branches.map(async (branch) => {
          const body = await branch.request(size, wanted);
          const answer = await fetch(`${address}/add-checkpoint`, { method: 'POST', body }).catch(
            () => undefined,
          );
          return answer && { status: answer.status, text: await answer.text().catch(() => '') };
        }),
      );
      alive = answers.every((answer) => answer !== undefined);
      answers.forEach((answer, branch) => {
        if (answer?.status === 200 && answer.text !== '') cosigned.push({ branch, size: wanted });
        if (answer?.status === 409 && /^\d+\n$/.test(answer.text)) size = Math.max(size, Number(answer.text));
        if (answer?.status === 200) size = Math.max(size, wanted);
      });
    }
    await ended;
  }
  await rm(dir, { recursive: true });
  assert.ok(cosigned.length > ROUNDS, `${cosigned.length} cosignatures`);
  // Size 1 is a beginning of both only for the second; from size 3 on they have nothing in common.
  const beyond = new Set(cosigned.filter((each) => each.size >= 3).map((each) => each.branch));
  assert.ok(beyond.size <= 1, JSON.stringify(cosigned));
  const sizes = cosigned.filter((each) => each.size >= 3).map((each) => each.size);
  assert.equal(new Set(sizes).size, sizes.length, 'no size is cosigned twice');
});

const PROGRAM = fileURLToPath(new URL('./start.fixture.ts', import.meta.url));
