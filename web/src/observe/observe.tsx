/** The page Observe: what a monitor hears or sees, entered with one hand, kept on the phone first and sent when there is a network. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { MissionView } from '../api/types.ts';
import { Loading } from '../frame/states.tsx';
import { useWords } from '../words/catalogue.ts';
import { useLanguage } from '../words/choice.ts';
import { SpeechContext, speechOf } from '../words/speech.tsx';
import { Entering } from './entering.tsx';
import type { KeptMission } from './keep.ts';
import { useKept } from './use-kept.ts';
import { useServer } from './use-server.ts';
import './observe.css';
import './rose.css';

export default function Observe(): ReactNode {
  const spoken = useWords(useLanguage());
  const kept = useKept();
  const session = useServer();
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const phone = kept === 'broken' ? null : kept;
  const mission = phone?.mission ?? null;
  const places = phone?.ground?.places ?? null;
  const speech = useMemo(
    () => spoken && speechOf(spoken.language, spoken.words, bareMission(mission), places),
    [spoken, mission, places],
  );
  useEffect(() => {
    if (!speech) return;
    document.documentElement.lang = speech.language;
    document.title = `${speech.words.observe.title} · Truceline`;
  }, [speech]);
  if (!speech) return null;
  if (kept === null) return <Loading words={speech.words} />;
  return (
    <SpeechContext.Provider value={speech}>
      <Entering phone={phone} zone={mission?.timeZone} session={session} nowMs={nowMs} />
    </SpeechContext.Provider>
  );
}

/** As much of the mission as this page speaks of. */
function bareMission(kept: KeptMission | null): MissionView {
  return {
    id: '',
    title: kept?.title ?? { en: 'Truceline' },
    timeZone: kept?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    period: { startMs: 0, endMs: 0 },
    parties: kept?.parties ?? [],
    guarantors: [],
    sources: [],
    agreements: [],
    refusedAgreements: null,
    line: null,
    counts: { records: 0, incidents: 0, findings: 0 },
    bounds: kept?.bounds ?? [-180, -85, 180, 85],
    standsOn: { records: 0, ledger: null, configuration: { digest: '', files: [] }, version: '' },
    edition: 0,
  };
}
