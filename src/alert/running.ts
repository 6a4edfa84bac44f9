/** Alerts of a mission that is served: after each fold, and from time to time, since clocks run out without a record. */
import type { LiveMission } from '../mission/live.js';
import type { AlertsSetting } from './alerts.js';
import { type Alerts, openAlerts } from './alerts.js';

const SEND_EVERY_MS = 5_000;
const FOLLOW_EVERY_MS = 60_000;

export interface RunningAlerts {
  readonly alerts: Alerts;
  stop(): Promise<void>;
}

export async function runAlerts(
  live: LiveMission,
  setting: Omit<AlertsSetting, 'dir' | 'mission' | 'config' | 'release'>,
): Promise<RunningAlerts> {
  const { dir, config } = live.mission;
  const { id, title, timeZone, release } = config;
  const alerts = await openAlerts({
    ...setting,
    ...{ dir, mission: { id, title, timeZone }, release },
    config: config.alerts ?? { exercise: false, receivers: [], rules: [] },
  });
  const told = (error: unknown): void =>
    console.error('Alerts:', error instanceof Error ? error.message : error);
  let wanted = false;
  let looking = Promise.resolve();
  /** Folds that come while one is being looked at are looked at together. */
  const look = (): void => {
    if (wanted) return;
    wanted = true;
    looking = looking
      .then(() => {
        wanted = false;
        return alerts.follow(live.index);
      })
      .then(() => void alerts.send().catch(told))
      .catch(told);
  };
  const active = (config.alerts?.rules.length ?? 0) > 0;
  const forget = active ? live.onFold(look) : () => undefined;
  const timers = active
    ? [setInterval(() => void alerts.send().catch(told), SEND_EVERY_MS), setInterval(look, FOLLOW_EVERY_MS)]
    : [];
  for (const timer of timers) timer.unref();
  if (active) look();
  return {
    alerts,
    async stop() {
      forget();
      for (const timer of timers) clearInterval(timer);
      await looking;
      await alerts.close();
    },
  };
}
