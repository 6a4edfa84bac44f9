/** A line for the mission's staff while alerts do not reach somebody: what was to be told and was not must not look like quiet. */
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../access/session.ts';
import { latest } from '../api/load.ts';
import type { AlertsView } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

const EVERY_MS = 60_000;
const STAFF: readonly string[] = ['administrator', 'chief_monitor', 'monitor', 'analyst'];

export function AlertsNotice(): ReactNode {
  const { words, mission } = useSpeech();
  const session = latest(useSession());
  const view = useAlerts(session !== null && STAFF.includes(session.role), mission.edition);
  if (!view || view.failing.length === 0) return null;
  const messages = view.failing.reduce((sum, one) => sum + one.messages, 0);
  return (
    <details className="notice">
      <summary>
        <span role="status">{words.frame.alertsFailing(messages)}</span>
      </summary>
      <ul>
        {view.failing.map(({ receiver, messages: count, answer, givenUp }) => (
          <li key={receiver}>
            {words.frame.alertsTo(receiver, count)}
            {givenUp > 0 && ` ${words.frame.alertsGivenUp(givenUp)}`} <code lang="en">{answer}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Asked again from time to time: whether somebody is reached changes without a record. */
function useAlerts(wanted: boolean, edition: number): AlertsView | null {
  const [view, setView] = useState<AlertsView | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new edition may have sent something
  useEffect(() => {
    if (!wanted) return setView(null);
    let here = true;
    const look = async (): Promise<void> => {
      const response = await fetch('api/alerts').catch(() => null);
      const found = response?.ok ? ((await response.json().catch(() => null)) as AlertsView | null) : null;
      if (here && found) setView(found);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [wanted, edition]);
  return view;
}
