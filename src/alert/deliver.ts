/** One attempt to send one message, and when the next one is due. */
import type { Receiver } from '../mission/alert-config.js';
import type { AlertsSetting } from './alerts.js';
import type { Answer } from './answer.js';
import { hookBody } from './hook-body.js';
import { letter } from './letter.js';
import { sendMail } from './mail.js';
import { readSecrets, webhookSecret } from './secrets.js';
import { type AlertState, itemsOf, type Message, type Sending } from './state.js';
import { sendHook } from './webhook.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Before the second attempt, the third and so on; the last goes on. */
const WAITS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
];
/** Attempts after which nobody tries any more until a person says so: about three days. */
export const MOST_ATTEMPTS = 18;

/** Infinity: given up. */
export function retryMs({ attempts, lastMs }: Pick<Sending, 'attempts' | 'lastMs'>): number {
  if (attempts === 0) return 0;
  if (attempts >= MOST_ATTEMPTS) return Number.POSITIVE_INFINITY;
  return lastMs + (WAITS_MS[attempts - 1] ?? WAITS_MS.at(-1)!);
}

export async function deliver(
  message: Message,
  receiver: Receiver,
  state: AlertState,
  { dir, mission, config, now }: AlertsSetting,
): Promise<Answer> {
  const items = itemsOf(state, message);
  const link = linkOf(config.link);
  const { language } = receiver;
  if (receiver.cap) return { ok: true, answer: `published as ${message.id}` };
  if (receiver.email) {
    const { mailPassword } = await readSecrets(dir);
    return sendMail(config.mail!, mailPassword, {
      id: message.id,
      references: earlierMessages(state, message).map(({ id }) => id),
      to: receiver.email,
      letter: letter(message, items, {
        language,
        mission: mission.title[language] ?? mission.title.en,
        link,
      }),
      atMs: message.atMs,
    });
  }
  return sendHook({
    url: receiver.webhook!,
    allowPrivate: receiver.allowPrivate === true,
    secret: await webhookSecret(dir, receiver.id),
    id: message.id,
    body: hookBody(message, items, { mission: mission.id, link, language }),
    nowMs: now(),
  });
}

export const linkOf = (link: string | undefined): string =>
  link === undefined ? '' : link.endsWith('/') ? link : `${link}/`;

/** Messages in which earlier items on the same matters were, earliest first. */
export function earlierMessages(state: AlertState, message: Message): readonly Message[] {
  const firsts = new Set(itemsOf(state, message).flatMap(({ first }) => first ?? []));
  if (firsts.size === 0) return [];
  return [...firsts]
    .flatMap((first) => {
      const id = state.messageOf.get(first);
      const sending = id === undefined ? undefined : state.messages.get(id);
      return sending && sending.message.id !== message.id ? [sending.message] : [];
    })
    .filter((one, i, all) => all.findIndex(({ id }) => id === one.id) === i)
    .slice(0, MOST_REFERENCES);
}

/** Of a digest: a header has an end. */
const MOST_REFERENCES = 20;
