/** Two parties, each running its own program in its own folder; this test is the third one that only carries files. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/truceline.mjs', import.meta.url));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function match(cwd: string, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [program, 'match', ...args], { cwd });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, said })));
}

const ONE = `id,family,given,patronymic,born
A1,Гончаренко,Олександр,Миколайович,1990-05-17
A2,Скляренко,Тарас,Ігорович,1980-02-01
A3,Чумаченко,Роман,Степанович,30.02.1971
`;
const TWO = `Номер;Фамилия;Имя;Отчество;Дата рождения
B1;Бондаренко;Иван;Павлович;01.02.1980
B2;Гончаренко;Александр;Николаевич;18.05.1990
`;
const NAMES = ['Гончаренко', 'Олександр', 'Скляренко', 'Чумаченко', 'Бондаренко', 'Николаевич'];

test('two processes that exchange files learn their common persons, and no file or output but the lists holds a name', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-match-'));
  try {
    const [one, two] = [join(dir, 'one'), join(dir, 'two')];
    await mkdir(one);
    await mkdir(two);
    await writeFile(join(one, 'list.csv'), ONE);
    await writeFile(join(two, 'list.csv'), TWO);
    const ran: Ran[] = [];
    const run = async (...args: string[]): Promise<Ran> => {
      const done = await match(...(args as [string, ...string[]]));
      ran.push(done);
      return done;
    };
    assert.equal((await run(one, 'key', 'key')).code, 0);
    await copyFile(join(one, 'key'), join(two, 'key'));
    const offer = (cwd: string, party: string) =>
      run(cwd, 'offer', 'list.csv', '--key', 'key', '--session', '7', '--party', party, '--state', 'own');
    assert.deepEqual(
      (await Promise.all([offer(one, '1'), offer(two, '2')])).map(({ code }) => code),
      [0, 0],
    );
    await copyFile(join(one, 'own', 'offer-1.psi'), join(two, 'offer-1.psi'));
    await copyFile(join(two, 'own', 'offer-2.psi'), join(one, 'offer-2.psi'));

    const damaged = await readFile(join(one, 'offer-2.psi'));
    damaged[damaged.length - 1]! ^= 1;
    await writeFile(join(one, 'damaged.psi'), damaged);
    const refused = await run(one, 'answer', 'damaged.psi', '--state', 'own');
    assert.equal(refused.code, 1);
    assert.match(refused.said, /altered on its way/);

    const answers = await Promise.all([
      run(one, 'answer', 'offer-2.psi', '--state', 'own'),
      run(two, 'answer', 'offer-1.psi', '--state', 'own'),
    ]);
    assert.deepEqual(
      answers.map(({ code }) => code),
      [0, 0],
    );
    await copyFile(join(one, 'own', 'answer-1.psi'), join(two, 'answer-1.psi'));
    await copyFile(join(two, 'own', 'answer-2.psi'), join(one, 'answer-2.psi'));
    const first = await run(one, 'open', 'answer-2.psi', '--state', 'own');
    const second = await run(two, 'open', 'answer-1.psi', '--state', 'own');
    assert.deepEqual(
      [first.out, second.out].map((out) => JSON.parse(out).id),
      ['A1', 'B2'],
    );
    assert.match(ran.map(({ said }) => said).join(''), /row 4: birth date: expected a date of the calendar/);

    const written: string[] = ran.flatMap(({ out, said }) => [out, said]);
    for (const name of await readdir(dir, { recursive: true }))
      if (/\.psi$|session\.json$/.test(name))
        written.push((await readFile(join(dir, name))).toString('utf8'));
    assert.ok(written.length > 20);
    for (const text of written) for (const name of NAMES) assert.ok(!text.includes(name));
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('clear matching prints ids and probabilities, and names only when asked', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-match-'));
  try {
    await writeFile(join(dir, '1.csv'), ONE);
    await writeFile(join(dir, '2.csv'), TWO);
    const plain = await match(dir, 'clear', '1.csv', '2.csv');
    assert.equal(plain.code, 0);
    const { probability, ...pair } = JSON.parse(plain.out);
    assert.deepEqual(pair, { kind: 'match', a: 'A1', b: 'B2' });
    assert.ok(probability > 0.65 && probability <= 1);
    for (const name of NAMES) assert.ok(!plain.out.includes(name) && !plain.said.includes(name));
    const named = await match(dir, 'clear', '1.csv', '2.csv', '--csv', '--with-names');
    assert.match(
      named.out,
      /^kind,a,b,probability,duplicate,name_a,name_b\nmatch,A1,B2,[\d.]+,no,Гончаренко Олександр Миколайович,/,
    );
    const check = await match(dir, 'check', '1.csv');
    assert.match(check.said, /3 rows, 3 persons, 0 set aside; 1 problems told/);
    const missing = await match(dir, 'clear', '1.csv', 'absent.csv');
    assert.equal(missing.code, 1);
  } finally {
    await rm(dir, { recursive: true });
  }
});
