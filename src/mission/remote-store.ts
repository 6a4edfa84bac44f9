/**
 * The store of a mission that another process serves: the same contract over HTTP on this machine. The address and
 * the word that lets this command in stand in the mission's lock, readable by its owner only.
 */
import type { TrucelineRecord } from '../record/record.js';
import { canonicalJson } from './entry.js';
import type { Holder } from './lock.js';
import type { Appended, RecordStore } from './store.js';

export function remoteStore(
  holder: Holder & { readonly address: string; readonly token: string },
): RecordStore {
  const headers = { authorization: `Bearer ${holder.token}` };
  const url = new URL('/api/records', holder.address);
  return {
    async append(records: readonly TrucelineRecord[]): Promise<Appended> {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-ndjson' },
        body: records.map(canonicalJson).join('\n'),
      });
      if (!response.ok) throw new Error(await complaint(response));
      return (await response.json()) as Appended;
    },
    async *read() {
      const response = await fetch(url, { headers });
      if (!response.ok || !response.body) throw new Error(await complaint(response));
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
      const response = await fetch(new URL('/api/health', holder.address), { headers });
      if (!response.ok) throw new Error(await complaint(response));
      return ((await response.json()) as { records: number }).records;
    },
    close: () => Promise.resolve(),
  };
}

async function complaint(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return body?.error?.message ?? `The server of the mission answered ${response.status}.`;
}
