/** The whole application: the mission first, then the view that the address names. Views load when they are opened. */
import { lazy, type ReactNode, Suspense } from 'react';
import { useAddress, type View } from './address/address.ts';
import { latest, useLoad } from './api/load.ts';
import type { MissionView } from './api/types.ts';
import { Frame } from './frame/frame.tsx';
import { Failed, Guard, Loading } from './frame/states.tsx';
import { Arrival } from './morning/arrival.ts';
import { ThemeProvider } from './theme/theme.tsx';
import { useWords } from './words/catalogue.ts';
import { useLanguage } from './words/choice.ts';
import { SpeechProvider } from './words/speech.tsx';

const VIEWS: Readonly<Record<View, React.ComponentType>> = {
  today: lazy(() => import('./morning/today.tsx')),
  public: lazy(() => import('./morning/public.tsx')),
  line: lazy(() => import('./line/line.tsx')),
  findings: lazy(() => import('./findings/findings.tsx')),
  treatment: lazy(() => import('./treatment/treatment.tsx')),
  agreements: lazy(() => import('./agreement/agreements.tsx')),
  truces: lazy(() => import('./truces/truces.tsx')),
  claims: lazy(() => import('./claims/claims.tsx')),
  sky: lazy(() => import('./sky/sky.tsx')),
  coverage: lazy(() => import('./coverage/coverage.tsx')),
  people: lazy(() => import('./people/people.tsx')),
  positions: lazy(() => import('./positions/positions.tsx')),
  cases: lazy(() => import('./cases/cases.tsx')),
  reports: lazy(() => import('./reports/reports.tsx')),
  sources: lazy(() => import('./sources/sources.tsx')),
  verify: lazy(() => import('./verify/verify.tsx')),
  observe: lazy(() => import('./observe/observe.tsx')),
  incident: lazy(() => import('./incident/page.tsx')),
};

export function Application(): ReactNode {
  return (
    <ThemeProvider>
      <Guard>
        <Mission />
      </Guard>
    </ThemeProvider>
  );
}

function Mission(): ReactNode {
  const spoken = useWords(useLanguage());
  const address = useAddress();
  // That page opens without a server, and has a frame of its own.
  const alone = address.view === 'observe';
  const mission = useLoad<MissionView>(alone ? null : 'mission');
  const View = VIEWS[address.view];
  if (!spoken) return null;
  const { language, words } = spoken;
  if (alone) {
    return (
      <Suspense fallback={<Loading words={words} />}>
        <View />
      </Suspense>
    );
  }
  // A newer picture is loaded behind what is on the screen: the frame stays where it is.
  const value = latest(mission);
  if (mission.state === 'failed') {
    return <Failed words={words} failure={mission.failure} again={mission.again} />;
  }
  if (!value) return <Loading words={words} />;
  return (
    <SpeechProvider language={language} words={words} mission={value}>
      <Arrival />
      <Frame>
        <Suspense fallback={<Loading words={words} />}>
          <View />
        </Suspense>
      </Frame>
    </SpeechProvider>
  );
}
