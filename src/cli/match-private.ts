/** `truceline match key`, `offer`, `answer` and `open`: one party's half of a private intersection, as files. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeAnswer, makeOffer, openAnswer, type State, stateSchema } from '../persons/private/session.js';
import { CommandFailure } from './failure.js';
import { openList } from './person-list.js';
import { stepper, terminalProgress } from './progress.js';

export interface OfferRequest {
  readonly list: string;
  readonly key: string;
  readonly session: string;
  readonly party: string;
  readonly state: string;
  readonly atLeast?: number;
  readonly exact?: boolean;
}

export interface AnswerRequest {
  readonly message: string;
  readonly state: string;
}

export type OpenRequest = AnswerRequest;

const KEY_BYTES = 32;
const STATE_FILE = 'session.json';

export async function keyCommand(file: string): Promise<number> {
  try {
    await writeFile(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommandFailure(`"${file}" exists already. A key is never overwritten: choose another name.`);
  }
  console.error(
    `Made a mission key in ${file}. Give the other party a copy by a way that you trust, and nobody else.`,
  );
  return 0;
}

export async function offerCommand(request: OfferRequest): Promise<number> {
  const missionKey = await readKey(request.key);
  const { persons } = await openList(request.list);
  await mkdir(request.state, { recursive: true, mode: 0o700 });
  if (await exists(join(request.state, STATE_FILE)))
    throw new CommandFailure(
      `"${request.state}" holds a session already. Each session has a folder of its own.`,
    );
  const party = request.party === '1' ? 1 : 2;
  const progress = terminalProgress();
  const step = stepper(progress);
  const { state, message, tokens, without } = await makeOffer(
    {
      persons,
      missionKey,
      session: request.session,
      party,
      mode: request.exact ? 'exact' : 'variants',
      atLeast: request.atLeast ?? 0,
    },
    (done, total) => step('encrypting', done, total),
  ).finally(() => progress.done());
  const file = join(request.state, `offer-${party}.psi`);
  await writeFile(file, message, { mode: 0o600 });
  await writeState(request.state, state);
  console.error(`offer: ${persons.length} persons, ${tokens} tokens, ${message.length} bytes in ${file}.`);
  if (without > 0)
    console.error(`offer: ${without} persons have no full name or birth date and cannot be found this way.`);
  console.error(`Next: have ${basename(file)} carried to the other party, and answer its offer.`);
  return 0;
}

export async function answerCommand({ message, state: dir }: AnswerRequest): Promise<number> {
  const state = await readState(dir);
  const progress = terminalProgress();
  const step = stepper(progress);
  const answered = await makeAnswer(state, await readFile(message), (done, total) =>
    step('encrypting', done, total),
  ).finally(() => progress.done());
  if (!answered.ok) throw new CommandFailure(`${basename(message)}: ${answered.reason}`);
  const file = join(dir, `answer-${state.party}.psi`);
  await writeFile(file, answered.message, { mode: 0o600 });
  await writeState(dir, answered.state);
  console.error(
    `answer: ${answered.theirElements} elements answered, ${answered.message.length} bytes in ${file}.`,
  );
  console.error(`Next: have ${basename(file)} carried to the other party, and open its answer.`);
  return 0;
}

export async function openCommand({ message, state: dir }: OpenRequest): Promise<number> {
  const state = await readState(dir);
  const finished = openAnswer(state, await readFile(message));
  if (!finished.ok) throw new CommandFailure(`${basename(message)}: ${finished.reason}`);
  for (const one of finished.common) process.stdout.write(`${JSON.stringify(one)}\n`);
  await writeState(dir, finished.state);
  console.error(`open: ${finished.common.length} persons of this list are on the other too.`);
  return 0;
}

async function readKey(file: string): Promise<Uint8Array> {
  const text = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new CommandFailure(
      `"${file}" is no mission key: expected 64 hexadecimal digits. Make one with truceline match key.`,
    );
  return new Uint8Array(Buffer.from(text, 'hex'));
}

async function readState(dir: string): Promise<State> {
  const file = join(dir, STATE_FILE);
  if (!(await exists(file)))
    throw new CommandFailure(`There is no session in "${dir}". Begin one with truceline match offer.`);
  try {
    return stateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    throw new CommandFailure(
      `The session in "${file}" is damaged. Begin a new one with truceline match offer.`,
    );
  }
}

/** Whole or not at all: a session half written would be lost. */
async function writeState(dir: string, state: State): Promise<void> {
  const file = join(dir, STATE_FILE);
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
