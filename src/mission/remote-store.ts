/**
 * The store of a mission that another process serves: the same contract over HTTP on this machine. The address and
 * the word that lets this command in stand in the mission's lock, readable by its owner only.
 */

import type { Holder } from '../ledger/lock.js';
import type { TrucelineRecord } from '../record/record.js';
import type { LedgerState } from '../report/picture.js';
import { canonicalJson } from './entry.js';
import type { Appended, RecordStore } from './store.js';

export function remoteStore(
  holder: Holder & { readonly address: string; readonly token: string },
): RecordStore {
  const headers = { authorization: `Bearer ${holder.token}` };
  const url = (path: string, query: Readonly<Record<string, number | undefined>> = {}): URL => {
    const made = new URL(path, holder.address);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) made.searchParams.set(name, String(value));
    return made;
  };
  const get = async (at: URL): Promise<Response> => {
    const response = await fetch(at, { headers });
    if (!response.ok) throw new Error(await complaint(response));
    return response;
  };
  return {
    async append(records: readonly TrucelineRecord[]): Promise<Appended> {
      const response = await fetch(url('/api/records'), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-ndjson' },
        body: records.map(canonicalJson).join('\n'),
      });
      if (!response.ok) throw new Error(await complaint(response));
      return (await response.json()) as Appended;
    },
    async *read(to?: number) {
      const response = await get(url('/api/records', { to }));
      if (!response.body) return;
      const decoder = new TextDecoder();
      let rest = '';
      for await (const chunk of response.body) {
        const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        if (lines.length > 0) yield lines;
      }
      if (rest !== '') yield [rest];
    },
    async size() {
      return ((await (await get(url('/api/ledger'))).json()) as LedgerState).size;
    },
    async state(size) {
      return (await (await get(url('/api/ledger', { size }))).json()) as LedgerState;
    },
    async sizeAt(atMs) {
      return ((await (await get(url('/api/ledger', { at: atMs }))).json()) as LedgerState).size;
    },
    close: () => Promise.resolve(),
  };
}

async function complaint(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return body?.error?.message ?? `The server of the mission answered ${response.status}.`;
}
