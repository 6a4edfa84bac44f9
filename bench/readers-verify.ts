/** After the load: every acknowledged write in the ledger at its place, by proof, and in the picture. */
import { setTimeout as pause } from 'node:timers/promises';
import { built } from './built.js';
import type { LoadPlan, LoadResult } from './readers-load.js';

const { proveEntry, readCheckpoint, readOwnKey } =
  await built<typeof import('../src/ledger/audit/prove.js')>('ledger/audit/prove.js');
const { directorySource } = await built<typeof import('../src/ledger/audit/directory-source.js')>(
  'ledger/audit/directory-source.js',
);
const { verifyEd25519 } = await built<typeof import('../src/ledger/keys.js')>('ledger/keys.js');
const { splitEntry } = await built<typeof import('../src/mission/entry.js')>('mission/entry.js');
const { ledgerFolderOf } = await built<typeof import('../src/mission/store.js')>('mission/store.js');

/** @throws Error that names what is missing */
export async function verifyWrites(
  dir: string,
  plan: LoadPlan,
  { acknowledged }: LoadResult,
): Promise<string> {
  const get = async (path: string): Promise<Response> => {
    const answer = await fetch(`http://127.0.0.1:${plan.port}${path}`, {
      headers: { authorization: `Bearer ${plan.keys.analyst}` },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  const lines = (await (await get('/api/records')).text()).trimEnd().split('\n');
  const placeOf = new Map(lines.map((line, i) => [(JSON.parse(line) as { id: string }).id, i]));
  const source = directorySource(ledgerFolderOf(dir));
  const key = await readOwnKey(source);
  for (let i = 0; (await readCheckpoint(source, key, verifyEd25519)).checkpoint.size < lines.length; i++) {
    if (i > 100) throw new Error('the ledger is not published to its end');
    await pause(100);
  }
  for (const id of acknowledged) {
    const place = placeOf.get(id);
    if (place === undefined) throw new Error(`${id} was acknowledged and is not in the ledger`);
    const { entry } = await proveEntry(source, place, key, verifyEd25519);
    const bytes = 'utf8' in entry ? Buffer.from(entry.utf8) : Buffer.from(entry.base64, 'base64');
    if (splitEntry(bytes).id !== id) throw new Error(`${id} is not at its place ${place}`);
  }
  await inPicture(get, acknowledged, lines.length);
  return `Every one of ${acknowledged.length} acknowledged writes is in the ledger at its place, by a proof of inclusion, and in the picture.`;
}

async function inPicture(
  get: (path: string) => Promise<Response>,
  acknowledged: readonly string[],
  size: number,
): Promise<void> {
  for (let i = 0; ; i++) {
    const { counts } = (await (await get('/api/mission')).json()) as { counts: { records: number } };
    if (counts.records === size) break;
    if (i > 200) throw new Error(`the picture stands on ${counts.records} of ${size} records`);
    await pause(100);
  }
  const { incidents } = (await (await get('/api/incidents?limit=200000')).json()) as {
    incidents: { id: string }[];
  };
  const named = new Set(incidents.map(({ id }) => id));
  const { cases } = (await (await get('/api/cases')).json()) as { cases: { id: string; steps: number }[] };
  const steps = new Map(cases.map((one) => [one.id, one.steps]));
  for (const id of acknowledged) {
    const [one, number] = id.split('/') as [string, string | undefined];
    if (number !== undefined) {
      if ((steps.get(one) ?? 0) < Number(number)) throw new Error(`the picture has no step ${id}`);
    } else if (!named.has(`inc-${id}`)) {
      // Told of an incident that others told of before.
      const { total } = (await (await get(`/api/incidents?q=${id}`)).json()) as { total: number };
      if (total === 0) throw new Error(`the picture has no account of ${id}`);
    }
  }
}
