/**
 * `truceline alert`. Lists read the journal; what sends works through the server where the mission is served, since the journal has
 * one writer, and holds the mission otherwise.
 */
import { aliasKey } from '../access/alias.js';
import { type Alerts, openAlerts, type Sent } from '../alert/alerts.js';
import { retryMs } from '../alert/deliver.js';
import { readJournal } from '../alert/journal.js';
import { headline, oneLine } from '../alert/letter.js';
import { alertsOverview } from '../alert/overview.js';
import { webhookSecret } from '../alert/secrets.js';
import { itemsOf, threadId } from '../alert/state.js';
import { holderOf } from '../ledger/lock.js';
import type { AlertsConfig, Receiver } from '../mission/alert-config.js';
import { currentPicture } from '../mission/current-picture.js';
import { ledgerFolderOf } from '../mission/store.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { toIso } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { holdMission, loadFolder, loadMission, missionDir, programVersion } from './mission.js';

export interface AlertRequest {
  readonly mission?: string | undefined;
  readonly json?: boolean | undefined;
  readonly to?: string | undefined;
  readonly last?: number | undefined;
}

export async function listAlerts({ mission, json }: AlertRequest): Promise<number> {
  const { dir, config } = await loadFolder(missionDir(mission));
  const alerts = alertsOf(config.alerts);
  const { state } = await readJournal(dir);
  for (const rule of alerts.rules)
    for (const to of rule.to) {
      const receiver = alerts.receivers.find(({ id }) => id === to)!;
      const thread = state.threads.get(threadId(rule.id, to));
      const known = [...(thread?.known.values() ?? [])];
      const told = known.filter(({ last }) => last).length;
      const line = {
        ...{ rule: rule.id, about: rule.about, receiver: to, role: receiver.role, by: way(receiver) },
        ...{ began: thread ? toIso(config.timeZone, thread.beganMs) : null },
        ...{ told, waiting: thread?.waiting.size ?? 0, known: known.length - told },
      };
      console.log(
        json
          ? JSON.stringify(line)
          : `${rule.id} (${rule.about}) to ${to}, ${receiver.role}, ${way(receiver)}: ${thread ? `${told} told, ${line.waiting} waiting, ${line.known} known and not told, since ${line.began}` : 'not begun: it begins when the mission is served, or with truceline alert send'}`,
      );
    }
  const { failing } = alertsOverview(state, alerts);
  for (const one of failing)
    console.log(
      json
        ? JSON.stringify({ failing: one })
        : `Not reached: ${one.receiver}: ${one.messages} messages since ${toIso(config.timeZone, one.sinceMs)}; ${oneLine(one.answer)}${one.givenUp > 0 ? `; ${one.givenUp} given up (truceline alert send tries again)` : ''}`,
    );
  if (alerts.rules.length === 0 && !json)
    console.log('mission.yaml has no rules of alerts (docs/alerts.md).');
  return 0;
}

export async function logAlerts({ mission, json, last = 50 }: AlertRequest): Promise<number> {
  const { dir, config } = await loadFolder(missionDir(mission));
  const { state } = await readJournal(dir);
  const all = [...state.messages.values()];
  for (const sending of all.slice(Math.max(0, all.length - last))) {
    const { message, attempts, taken, answer, lastMs } = sending;
    const items = itemsOf(state, message);
    const title =
      items.length === 1 ? headline(items[0]!, firstLanguage(items[0]!)) : `${items.length} changes`;
    const next = retryMs(sending);
    const state_ = taken
      ? 'taken'
      : message.status === 'test'
        ? 'not taken'
        : Number.isFinite(next)
          ? 'waits'
          : 'given up';
    const at = (ms: number): string => toIso(config.timeZone, ms);
    console.log(
      json
        ? JSON.stringify({
            ...message,
            own: undefined,
            attempts,
            state: state_,
            answer,
            answered: attempts > 0 ? at(lastMs) : null,
          })
        : `${at(message.atMs)}  ${message.id}  ${message.rule} to ${message.receiver}${message.status === 'actual' ? '' : ` (${message.status})`}: ${oneLine(title)}\n  ${state_}${attempts === 0 ? '' : `, attempt ${attempts} at ${at(lastMs)}: ${oneLine(answer)}`}`,
    );
  }
  if (!json) console.log(`${all.length} messages, ${Math.min(all.length, last)} shown.`);
  return 0;
}

const firstLanguage = ({ words }: { words: object }): 'en' | 'uk' | 'ru' =>
  (Object.keys(words)[0] as 'en' | 'uk' | 'ru' | undefined) ?? 'en';

export async function testAlert(rule: string, request: AlertRequest): Promise<number> {
  const { config } = await loadFolder(missionDir(request.mission));
  const { rules, receivers } = alertsOf(config.alerts);
  const found = rules.find(({ id }) => id === rule);
  if (!found)
    throw new CommandFailure(
      `There is no rule "${rule}" in mission.yaml. Rules: ${rules.map(({ id }) => id).join(', ') || 'none'}.`,
    );
  const to = receivers.filter(({ id }) =>
    request.to === undefined ? found.to.includes(id) : id === request.to,
  );
  if (to.length === 0)
    throw new CommandFailure(
      `There is no receiver "${request.to}" in mission.yaml. Receivers: ${receivers.map(({ id }) => id).join(', ') || 'none'}.`,
    );
  const body = { test: rule, ...(request.to === undefined ? {} : { to: request.to }) };
  return tellSent(await act(request, body, (alerts, index) => alerts.test(index, found, to)));
}

export async function sendAlerts(request: AlertRequest): Promise<number> {
  const sent = await act(request, {}, async (alerts, index) => {
    await alerts.follow(index);
    return alerts.send(true);
  });
  return tellSent(sent);
}

export async function printSecret(receiver: string, { mission }: AlertRequest): Promise<number> {
  const { dir, config } = await loadFolder(missionDir(mission));
  const hooks = alertsOf(config.alerts).receivers.filter(({ webhook }) => webhook !== undefined);
  if (!hooks.some(({ id }) => id === receiver))
    throw new CommandFailure(
      `There is no receiver "${receiver}" with a webhook. Those with one: ${hooks.map(({ id }) => id).join(', ') || 'none'}.`,
    );
  console.log(await webhookSecret(dir, receiver));
  return 0;
}

function tellSent({ taken, failed }: Sent): number {
  for (const { message, receiver, answer } of failed)
    console.log(`Not taken: ${message} to ${receiver}: ${oneLine(answer)}`);
  console.log(`${taken} taken, ${failed.length} not taken.`);
  return failed.length > 0 ? 1 : 0;
}

/** Through the server where there is one. */
async function act(
  { mission: given }: AlertRequest,
  body: object,
  here: (alerts: Alerts, index: PictureIndex) => Promise<Sent>,
): Promise<Sent> {
  const dir = missionDir(given);
  const holder = await holderOf(ledgerFolderOf(dir));
  if (holder?.address !== undefined && holder.token !== undefined) {
    const response = await fetch(new URL('/api/alerts/send', holder.address), {
      method: 'POST',
      headers: { authorization: `Bearer ${holder.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Sent & { error?: { message: string } };
    if (!response.ok)
      throw new CommandFailure(answer.error?.message ?? `The server said ${response.status}.`);
    return answer;
  }
  const mission = await loadMission(dir);
  const { id, title, timeZone, release, alerts: config } = mission.config;
  const held = await holdMission(mission, 'alert');
  try {
    const { picture } = await currentPicture(mission, held.store, await programVersion(), {
      withReports: true,
    });
    const alerts = await openAlerts({
      ...{ dir, mission: { id, title, timeZone }, config: alertsOf(config), release },
      ...{ aliasKey: await aliasKey(dir), now: Date.now },
    });
    try {
      return await here(alerts, indexPicture(picture));
    } finally {
      await alerts.close();
    }
  } finally {
    await held.release();
  }
}

const alertsOf = (config: AlertsConfig | undefined): AlertsConfig =>
  config ?? { exercise: false, receivers: [], rules: [] };

const way = ({ email, webhook }: Receiver): string =>
  email ? `e-mail to ${email.join(', ')}` : webhook ? `webhook ${new URL(webhook).host}` : 'CAP';
