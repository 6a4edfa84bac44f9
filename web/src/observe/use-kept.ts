/** What is on this phone, as it stands now, read anew whenever anything changes it. */
import { useEffect, useState } from 'react';
import type { Before } from './form.ts';
import {
  about,
  database,
  type KeptGround,
  type KeptMission,
  onChange,
  type SentEntry,
  type Skew,
  type Waiting,
  type Who,
} from './keep.ts';

export interface OnPhone {
  readonly waiting: readonly Waiting[];
  readonly sent: readonly SentEntry[];
  readonly who: Who | null;
  readonly mission: KeptMission | null;
  readonly ground: KeptGround | null;
  readonly before: Before | null;
  readonly skew: Skew | null;
  readonly source: string | null;
}

/** `broken`: this browser keeps nothing. Null while it is read for the first time. */
export function useKept(): OnPhone | 'broken' | null {
  const [kept, setKept] = useState<OnPhone | 'broken' | null>(null);
  useEffect(() => {
    let current = true;
    const read = (): void => {
      readAll().then(
        (found) => current && setKept(found),
        () => current && setKept('broken'),
      );
    };
    read();
    const stop = onChange(read);
    return () => {
      current = false;
      stop();
    };
  }, []);
  return kept;
}

async function readAll(): Promise<OnPhone> {
  const kept = await database();
  const [waiting, sent] = await Promise.all([kept.getAll('queue'), kept.getAll('sent')]);
  return {
    waiting: waiting.sort((a, b) => a.savedMs - b.savedMs),
    sent: sent.sort((a, b) => b.sentMs - a.sentMs),
    who: await about('who'),
    mission: await about('mission'),
    ground: await about('ground'),
    before: await about('before'),
    skew: await about('skew'),
    source: await about('source'),
  };
}
