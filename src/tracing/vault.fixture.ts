/** An invented mission's vault in a folder of its own, whose ledger is a list in memory; and invented persons. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Holdings, readHoldings } from '../evidence/holdings.js';
import type { Person } from '../persons/person.js';
import { record, type TrucelineRecord } from '../record/record.js';
import type { AddList } from './list.js';
import type { Asker } from './right.js';
import type { Vault } from './vault.js';

export interface InventedVault {
  readonly vault: Vault;
  readonly ledger: readonly TrucelineRecord[];
  /** Lets time pass. */
  pass(hours: number): void;
  close(): Promise<void>;
}

export async function inventedVault(): Promise<InventedVault> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-tracing-'));
  const ledger: TrucelineRecord[] = [];
  let nowMs = Date.UTC(2031, 4, 2, 9);
  const holdings = (): Promise<Holdings> =>
    readHoldings(
      (async function* () {
        yield ledger.map((one) => JSON.stringify(one));
      })(),
    );
  return {
    vault: {
      dir,
      mission: 'm',
      parties: ['NORTH', 'SOUTH'],
      now: () => new Date(nowMs),
      append: async (entries) => {
        ledger.push(...entries.map((entry) => record.parse(entry)));
      },
      sealed: async () => [...(await holdings()).sealed.values()],
    },
    ledger,
    pass: (hours) => {
      nowMs += hours * 3_600_000;
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
}

export const CHIEF: Asker = { role: 'chief_monitor', name: 'Chief' };
export const MONITOR: Asker = { role: 'monitor', name: 'Mo' };
export const NORTH: Asker = { role: 'party_delegate', party: 'NORTH', name: 'N. Delegate' };
export const SOUTH: Asker = { role: 'party_delegate', party: 'SOUTH', name: 'S. Delegate' };
export const PUBLIC: Asker = { role: 'public', name: '' };
export const ADMINISTRATOR: Asker = { role: 'administrator', name: 'root' };

/** Names that no list of words has. */
export const person = (id: string, family: string, given: string, more: Partial<Person> = {}): Person => ({
  id,
  names: [{ family, given, patronymic: 'Богумилович' }],
  born: '1990-05-17',
  ...more,
});

export const NORTHERN: readonly Person[] = [
  person('n1', 'Жовтоклюїв', 'Остромисл', { status: 'held' }),
  person('n2', 'Крутобеґа', 'Вишеслав', { born: '1985-02-03' }),
  person('n3', 'Ґудзьоряст', 'Мстибор', { born: '1979-11-30', consent: 'refused' }),
  person('n4', 'Щемижук', 'Творимир', { born: '2020-06-01', status: 'minor' }),
  person('n5', 'Цюпогрив', 'Радогост', { born: '1968-01-09', purpose: 'medical' }),
];

export const SOUTHERN: readonly Person[] = [
  { id: 's1', names: [{ full: 'Zhovtokliuiv Ostromysl Bohumylovych' }], born: '1990-05-17', status: 'held' },
  person('s2', 'Ярополчук', 'Судислав', { born: '1991-07-21' }),
];

export const listOf = (of: string, persons: readonly Person[]): AddList => ({
  of,
  persons,
  purposes: ['exchange', 'tracing'],
  consent: 'each',
});
