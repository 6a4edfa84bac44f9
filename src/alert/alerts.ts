/**
 * The alerts of one mission: follows the picture, enters what is new, makes messages and sends them. Whoever holds the mission holds
 * its alerts; the journal has one writer.
 *
 * A message is in the journal before it is sent and its answer after: a crash in between sends it again, with the same id.
 */
import { createHash } from 'node:crypto';
import type { ReleaseSetting } from '../access/release.js';
import type { AlertRule, AlertsConfig, Receiver } from '../mission/alert-config.js';
import { LANGUAGES } from '../record/codes.js';
import type { LocalText } from '../record/source.js';
import type { PictureIndex } from '../report/picture-index.js';
import type { Answer } from './answer.js';
import { compose, messageId } from './compose.js';
import { deliver, retryMs } from './deliver.js';
import { find } from './find.js';
import { follow, isTold } from './follow.js';
import type { Item } from './item.js';
import { openJournal } from './journal.js';
import { SHOWN } from './letter.js';
import { type AlertState, type Entry, type Message, type Sending, threadId } from './state.js';
import { isDelayed, viewKey, viewOf } from './view.js';

export interface AlertsSetting {
  readonly dir: string;
  readonly mission: { readonly id: string; readonly title: LocalText; readonly timeZone: string };
  readonly config: AlertsConfig;
  readonly release?: ReleaseSetting | undefined;
  readonly aliasKey: Uint8Array;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

export interface Sent {
  readonly taken: number;
  readonly failed: readonly {
    readonly message: string;
    readonly receiver: string;
    readonly answer: string;
  }[];
}

export interface Alerts {
  readonly setting: AlertsSetting;
  readonly state: AlertState;
  /** Enters what is new in the picture; on the disk when it returns. */
  follow(index: PictureIndex): Promise<void>;
  /** Sends what is due. @param all also what waits for its next attempt, or was given up */
  send(all?: boolean): Promise<Sent>;
  /** Sends a message that says it is a test, made of the newest that the rule finds. */
  test(index: PictureIndex, rule: AlertRule, to: readonly Receiver[]): Promise<Sent>;
  close(): Promise<void>;
}

const QUARTER_MS = 15 * 60_000;
/** Failures in a row of one receiver after which the rest waits for the next time. */
const MOST_FAILURES = 3;

export async function openAlerts(setting: AlertsSetting): Promise<Alerts> {
  const { config, release, now, mission } = setting;
  const journal = await openJournal(setting.dir);
  const { state } = journal;
  const slots = new Map<string, number>();
  const receivers = new Map(config.receivers.map((one) => [one.id, one]));
  const status = config.exercise ? 'exercise' : 'actual';
  let busy: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** One after the other: what is sent follows from what was entered. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = busy.catch(() => undefined).then(act);
    busy = next;
    return next;
  };

  const followRule = async (view: PictureIndex, rule: AlertRule, receiver: Receiver): Promise<void> => {
    const id = threadId(rule.id, receiver.id);
    const asked = sumOf(rule, viewKey(receiver, release));
    const nowMs = now();
    const before = state.threads.get(id);
    const matters = find(view, rule, nowMs, (key) => before !== undefined && isTold(before, key));
    if (before?.asked !== asked) {
      const known =
        !before && rule.begin === 'all'
          ? []
          : matters.filter(({ fits }) => fits).map(({ key, mark }) => [key, mark] as const);
      await journal.append([
        { entry: 'began', rule: rule.id, receiver: receiver.id, asked, atMs: nowMs, known },
      ]);
    }
    const thread = state.threads.get(id)!;
    const following = {
      ...{ rule: rule.id, receiver: receiver.id, nowMs, size: view.picture.standsOn.records },
      languages: receiver.cap ? LANGUAGES : [receiver.language],
      worded: receiver.cap ? Number.POSITIVE_INFINITY : SHOWN,
    };
    await journal.append(follow(thread, matters, following));
  };

  const composeAll = async (): Promise<void> => {
    const entries: Entry[] = [];
    for (const rule of config.rules)
      for (const to of rule.to) {
        const thread = state.threads.get(threadId(rule.id, to));
        const receiver = receivers.get(to);
        if (thread && receiver)
          entries.push(
            ...compose(thread, { rule, receiver, timeZone: mission.timeZone, status, nowMs: now() }),
          );
      }
    await journal.append(entries);
  };

  const attempt = async (message: Message, receiver: Receiver): Promise<Answer> => {
    const answer = await deliver(message, receiver, state, setting).catch(
      (error: Error): Answer => ({ ok: false, answer: error.message }),
    );
    await journal.append([{ entry: 'answer', message: message.id, atMs: now(), ...answer }]);
    return answer;
  };

  const sendTo = async (receiver: Receiver, due: readonly Sending[]): Promise<Sent> => {
    const failed: Sent['failed'][number][] = [];
    let [taken, inARow] = [0, 0];
    for (const { message } of due) {
      if (closed || inARow >= MOST_FAILURES) break;
      const { ok, answer } = await attempt(message, receiver);
      if (ok) taken++;
      else failed.push({ message: message.id, receiver: receiver.id, answer });
      inARow = ok ? 0 : inARow + 1;
    }
    return { taken, failed };
  };

  return {
    setting,
    state,
    follow: (index) =>
      inTurn(async () => {
        const views = new Map<string, PictureIndex | null>();
        const slot = Math.floor(now() / QUARTER_MS);
        for (const rule of config.rules)
          for (const to of rule.to) {
            const receiver = receivers.get(to);
            if (!receiver) continue;
            const key = viewKey(receiver, release);
            let view = views.get(key);
            if (view === undefined) {
              const early = isDelayed(receiver, release) && slots.get(key) === slot;
              view = early ? null : viewOf(index, receiver, { ...setting, nowMs: now() });
              slots.set(key, slot);
              views.set(key, view);
            }
            if (view) await followRule(view, rule, receiver);
          }
      }),
    send: (all = false) =>
      inTurn(async () => {
        await composeAll();
        if (all)
          await journal.append(
            openMessages(state).map(({ message }) => ({ entry: 'again', message: message.id, atMs: now() })),
          );
        const due = openMessages(state).filter((one) => retryMs(one) <= now());
        const parts = await Promise.all(
          config.receivers.map((receiver) =>
            sendTo(
              receiver,
              due.filter(({ message }) => message.receiver === receiver.id),
            ),
          ),
        );
        return joined(parts);
      }),
    test: (index, rule, to) =>
      inTurn(async () => {
        const parts = await Promise.all(
          to.map(async (receiver) => {
            const item = testItem(
              viewOf(index, receiver, { ...setting, nowMs: now() }),
              rule,
              receiver,
              now(),
            );
            const message: Message = {
              ...{ id: messageId([item.id, `${now()}`]), rule: rule.id, receiver: receiver.id },
              ...{ status: 'test', atMs: now(), items: [item.id], own: [item] },
            };
            await journal.append([{ entry: 'message', message }]);
            const { ok, answer } = await attempt(message, receiver);
            const failed = ok ? [] : [{ message: message.id, receiver: receiver.id, answer }];
            return { taken: ok ? 1 : 0, failed };
          }),
        );
        return joined(parts);
      }),
    async close() {
      closed = true;
      await busy.catch(() => undefined);
      await journal.close();
    },
  };
}

/** Not taken, in the order in which they were made. A document of CAP is published by being there. */
export const openMessages = ({ messages }: AlertState): readonly Sending[] =>
  [...messages.values()].filter(({ taken, message }) => !taken && message.status !== 'test');

const joined = (parts: readonly Sent[]): Sent => ({
  taken: parts.reduce((sum, { taken }) => sum + taken, 0),
  failed: parts.flatMap(({ failed }) => failed),
});

/** When it is sent, and to whom, does not change what a rule finds. */
function sumOf(rule: AlertRule, view: string): string {
  const { quiet: _q, digestMinutes: _d, to: _t, begin: _b, ...asks } = rule;
  return createHash('sha256')
    .update(JSON.stringify([Object.entries(asks).sort(([a], [b]) => (a < b ? -1 : 1)), view]))
    .digest('hex')
    .slice(0, 24);
}

/** Of the newest matter; where there is none, of nothing, which tests the way all the same. */
function testItem(view: PictureIndex, rule: AlertRule, receiver: Receiver, nowMs: number): Item {
  const matters = find(view, rule, nowMs, () => false);
  const newest = matters.reduce<(typeof matters)[number] | undefined>(
    (best, one) => (!best || one.atMs > best.atMs ? one : best),
    undefined,
  );
  const thread = { asked: '', beganMs: 0, known: new Map(), waiting: new Map(), lastMessageMs: 0 };
  const following = {
    ...{ rule: rule.id, receiver: receiver.id, nowMs, size: view.picture.standsOn.records, worded: 1 },
    languages: receiver.cap ? LANGUAGES : [receiver.language],
  };
  const none = {
    ...{ about: rule.about, key: 'test', mark: '', fits: true, earlierKeys: [], atMs: nowMs },
    ...{ sector: '', area: null, view: 'line', resource: '', facts: {} },
    tell: () => ({ title: rule.id, lines: [] }),
  };
  const [entry] = follow(thread, [newest ?? none], following);
  if (entry?.entry !== 'item') throw new Error('a new matter gives an item');
  return entry.item;
}
