/** The load of bench/readers.ts, in a process of its own: node bench/readers-load.ts PLAN RESULT */
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type KeyName = 'chief' | 'analyst' | 'monitor' | 'delegate-1' | 'delegate-2' | 'guarantor';

export interface LoadPlan {
  readonly port: number;
  readonly seconds: number;
  readonly readers: number;
  readonly writers: number;
  readonly keys: Readonly<Record<KeyName, string>>;
  readonly source: string;
  readonly day: string;
}

export interface LoadResult {
  readonly seconds: number;
  readonly reads: readonly RouteTimes[];
  readonly writes: readonly RouteTimes[];
  readonly errors: readonly { readonly what: string; readonly count: number }[];
  /** Ids that were acknowledged. */
  readonly acknowledged: readonly string[];
  readonly megabytes: number;
  readonly streams: { readonly opened: number; readonly events: number; readonly lost: number };
  /** From an acknowledgement to the event that tells of a picture with it in. */
  readonly untilShown: RouteTimes;
}

export interface RouteTimes {
  readonly name: string;
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

const times = new Map<string, number[]>();
const errors = new Map<string, number>();
const acknowledged: string[] = [];
const shown: number[] = [];
const streams = { opened: 0, events: 0, lost: 0 };
let bytes = 0;
let over = false;
let recordsShown = 0;
const waiting: { readonly records: number; readonly sinceMs: number }[] = [];

const [planFile, resultFile] = process.argv.slice(2) as [string, string];
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as LoadPlan;
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const streaming = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Six in ten read as the public, the rest in every role. */
const READERS: readonly (KeyName | undefined)[] = [
  ...[undefined, undefined, undefined, undefined, undefined, undefined],
  ...(['analyst', 'chief', 'delegate-1', 'delegate-2'] as const),
];

async function main(): Promise<void> {
  await ask('GET', '/api/mission', undefined);
  const startMs = performance.now();
  const endMs = startMs + plan.seconds * 1000;
  const running: Promise<void>[] = [];
  for (let i = 0; i < plan.readers; i++) running.push(reader(i, endMs));
  for (let i = 0; i < plan.writers; i++) running.push(writer(i, endMs));
  running.push(watcher(endMs));
  await Promise.all(running);
  const seconds = (performance.now() - startMs) / 1000;
  over = true;
  const rows = [...times].map(([name, list]) => timesOf(name, list));
  const result: LoadResult = {
    ...{ seconds, acknowledged, streams, megabytes: bytes / 1e6 },
    reads: [
      timesOf(
        'all reads',
        [...times].flatMap(([name, list]) => (name.startsWith('POST') ? [] : list)),
      ),
      ...rows.filter(({ name }) => !name.startsWith('POST')),
    ],
    writes: rows.filter(({ name }) => name.startsWith('POST')),
    errors: [...errors].map(([what, count]) => ({ what, count })),
    untilShown: timesOf('acknowledged, then told', shown),
  };
  writeFileSync(resultFile, JSON.stringify(result));
  process.exit(0);
}

/** What a page asks for, one after the other, again and again. */
async function reader(i: number, endMs: number): Promise<void> {
  const name = READERS[i % READERS.length];
  const key = name === undefined ? undefined : plan.keys[name];
  hold(key);
  await pause((i * 2_000) / plan.readers);
  const first = JSON.parse((await ask('GET', '/api/mission', key)).body) as {
    period: { startMs: number; endMs: number };
  };
  const { startMs, endMs: untilMs } = first.period;
  const dayMs = 86_400_000;
  let incident: string | undefined;
  for (let round = i; performance.now() < endMs; round++) {
    const from = startMs + ((round * 7) % 60) * dayMs;
    const pages: readonly [string, string][] = [
      ['mission', '/api/mission'],
      ['timeline', '/api/timeline'],
      ['summary', `/api/summary?from=${from}&to=${from + 7 * dayMs}`],
      ['incidents, filtered', `/api/incidents?from=${from}&to=${from + 7 * dayMs}&conduct=strike`],
      ['incidents', `/api/incidents?from=${startMs}&to=${untilMs}`],
      ['incident', incident ?? '/api/mission'],
      ['findings', '/api/findings?verdict=violation&limit=500'],
      ['strip', `/api/strip?from=${startMs}&to=${untilMs}`],
      ['coverage', `/api/coverage?from=${startMs}&to=${untilMs}&conduct=explosion`],
      ['cases', '/api/cases'],
      ['report', `/api/reports/${plan.day}.html`],
    ];
    for (const [what, path] of pages) {
      // The whole list is the largest answer; a page asks for it when it is opened, here every fourth round.
      if (performance.now() >= endMs || (what === 'incidents' && round % 4 !== 0)) continue;
      const { body } = await ask('GET', path, key, undefined, what);
      if (what === 'incidents, filtered') {
        const ids = [...body.matchAll(/"id":"(inc-[^"]+)"/g)].slice(0, 20);
        const id = ids[round % Math.max(1, ids.length)]?.[1];
        if (id !== undefined) incident = `/api/incidents/${encodeURIComponent(id)}`;
      }
    }
  }
}

/** Live updates, held open. */
function hold(key: string | undefined): void {
  const asked = request(optionsOf('GET', '/api/events', key, streaming), (answer: IncomingMessage) => {
    if (answer.statusCode !== 200) fault(`GET /api/events ${answer.statusCode}`);
    streams.opened++;
    answer.on('data', (chunk: Buffer) => {
      streams.events += chunk.toString().split('event: picture').length - 1;
    });
    answer.on('end', lost);
    answer.on('error', lost);
  });
  asked.on('error', lost);
  asked.end();
}

function lost(): void {
  if (!over) streams.lost++;
}

/** One more stream, as an analyst: when the picture holds what was acknowledged. */
async function watcher(endMs: number): Promise<void> {
  const asked = request(optionsOf('GET', '/api/events', plan.keys.analyst, streaming), (answer) => {
    answer.on('data', (chunk: Buffer) => {
      for (const match of chunk.toString().matchAll(/"records":(\d+)/g)) told(Number(match[1]));
    });
  });
  asked.end();
  while (performance.now() < endMs) {
    await pause(1_000);
    const { body } = await ask('GET', '/api/ledger', plan.keys.analyst, undefined, 'ledger');
    const { size } = JSON.parse(body) as { size: number };
    if (size > recordsShown) waiting.push({ records: size, sinceMs: performance.now() });
  }
  for (let i = 0; i < 100 && waiting.length > 0; i++) await pause(100);
  if (waiting.length > 0) fault('acknowledged and not shown 10 s after the end');
}

function told(records: number): void {
  recordsShown = Math.max(recordsShown, records);
  while (waiting.length > 0 && waiting[0]!.records <= recordsShown)
    shown.push(performance.now() - waiting.shift()!.sinceMs);
}

/** Of five writers four append observations, one takes steps in cases; once a second each. */
async function writer(i: number, endMs: number): Promise<void> {
  await pause((i * 1_000) / plan.writers);
  const first = JSON.parse((await ask('GET', '/api/mission', plan.keys.monitor)).body) as {
    period: { startMs: number; endMs: number };
  };
  let last: string | undefined;
  for (let n = 0; performance.now() < endMs; n++) {
    const number = n * plan.writers + i;
    const startedMs = performance.now();
    if (i % 5 === 4) last = await takeStep(i, n, last);
    else await appendObservation(number, first.period);
    await pause(Math.max(0, 1_000 - (performance.now() - startedMs)));
  }
}

async function appendObservation(
  number: number,
  period: { readonly startMs: number; readonly endMs: number },
): Promise<void> {
  const days = Math.floor((period.endMs - period.startMs) / 86_400_000);
  const at = new Date(period.startMs + (number % days) * 86_400_000 + 10 * 3_600_000).toISOString();
  const cell = Math.floor(number / days);
  const id = `write-${String(number).padStart(6, '0')}`;
  const line = JSON.stringify({
    ...{ kind: 'observation', id, source: plan.source, reportKind: 'event', conduct: 'explosion' },
    ...{ means: 'unspecified', target: 'unspecified', stance: 'asserted', summary: `told as ${id}` },
    time: { start: at, end: at, precision: 'minute' },
    place: {
      ...{ lat: 45 + (cell % 12) * 0.5, lon: 29 + (Math.floor(cell / 12) % 24) * 0.5 },
      ...{ radiusMetres: 500, precision: 'site', basis: 'coder' },
    },
  });
  const { status, body } = await ask('POST', '/api/records', plan.keys.monitor, `${line}\n`, 'POST records');
  if (status !== 200) return;
  if ((JSON.parse(body) as { added: number }).added === 1) acknowledged.push(id);
  else fault(`POST records added nothing: ${body.slice(0, 100)}`);
}

async function takeStep(i: number, n: number, last: string | undefined): Promise<string | undefined> {
  const said = { reasons: [`step ${n} of writer ${i}`] };
  const id = `case:writer-${i}-${n}`;
  const opens = n % 2 === 0 || last === undefined;
  const [path, body] = opens
    ? ['/api/cases', { id, action: 'allege', channel: 'own', ...said }]
    : [
        `/api/cases/${encodeURIComponent(last.split('/')[0]!)}/steps`,
        { after: last, action: 'check', result: 'pursue', ...said },
      ];
  const answer = await ask('POST', path, plan.keys.chief, JSON.stringify(body), 'POST case step');
  if (answer.status >= 300) return undefined;
  const { step } = JSON.parse(answer.body) as { step: string };
  acknowledged.push(step);
  return step;
}

function optionsOf(method: string, path: string, key: string | undefined, by: Agent) {
  const headers: Record<string, string> = { host: `127.0.0.1:${plan.port}` };
  if (key !== undefined) headers.authorization = `Bearer ${key}`;
  if (method === 'POST') headers['content-type'] = 'application/json';
  return { host: '127.0.0.1', port: plan.port, method, path, headers, agent: by };
}

/** @param what under which its time is counted; absent: not at all */
async function ask(
  method: string,
  path: string,
  key: string | undefined,
  body?: string,
  what?: string,
): Promise<Answer> {
  const startedMs = performance.now();
  try {
    const answer = await sent(method, path, key, body);
    if (what !== undefined) count(what, performance.now() - startedMs);
    if (answer.status >= 300)
      fault(`${method} ${path.split('?')[0]} ${answer.status} ${answer.body.slice(0, 80)}`);
    return answer;
  } catch (error) {
    fault(`${method} ${path.split('?')[0]} ${(error as Error).message}`);
    return { status: 0, body: '{}' };
  }
}

function sent(method: string, path: string, key: string | undefined, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(optionsOf(method, path, key, agent), (answer) => receive(answer, resolve, reject));
    asked.on('error', reject);
    asked.end(body);
  });
}

function receive(
  answer: IncomingMessage,
  resolve: (answer: Answer) => void,
  reject: (error: Error) => void,
): void {
  const parts: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    bytes += chunk.length;
  });
  answer.on('error', reject);
  // Of a large list nobody here reads more than its beginning.
  answer.on('end', () =>
    resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).subarray(0, 100_000).toString() }),
  );
}

function count(what: string, ms: number): void {
  const list = times.get(what);
  if (list) list.push(ms);
  else times.set(what, [ms]);
}

function fault(what: string): void {
  errors.set(what, (errors.get(what) ?? 0) + 1);
}

function timesOf(name: string, list: number[]): RouteTimes {
  const sorted = Float64Array.from(list).sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { name, count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN };
}

await main();
