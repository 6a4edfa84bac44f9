/** What the server says when it can be asked, kept for when it cannot: who one is, the mission's name and zone, the ground. */
import { useEffect } from 'react';
import { useSession } from '../access/session.ts';
import { ask, latest, useLoad } from '../api/load.ts';
import type { MissionView, SessionView } from '../api/types.ts';
import { changed, setAbout } from './keep.ts';

export function useServer(): SessionView | null {
  const loaded = useSession();
  const session = latest(loaded);
  // The answer of before says nothing of who one is now: somebody may just have signed out.
  const current = loaded.state === 'ready' ? loaded.value : null;
  const mission = latest(useLoad<MissionView>('mission'));
  useEffect(() => {
    if (mission) void keepMission(mission).catch(() => undefined);
  }, [mission]);
  useEffect(() => {
    if (current?.by === 'session' && mission) void keepWho(current, mission).catch(() => undefined);
  }, [current, mission]);
  return session;
}

async function keepMission({ title, timeZone, bounds, parties }: MissionView): Promise<void> {
  await setAbout('mission', { title, timeZone, bounds, parties });
  const [line, places] = await Promise.all(
    ['line', 'places'].map((name) => ask<GeoJSON.FeatureCollection>(`layers/${name}`)),
  );
  await setAbout('ground', { line: line!, places: places! });
  changed();
}

async function keepWho({ name, sources }: SessionView, mission: MissionView): Promise<void> {
  const named = sources.map((id) => ({
    id,
    name: mission.sources.find((source) => source.id === id)?.name ?? id,
  }));
  await setAbout('who', { name, sources: named });
  changed();
}
