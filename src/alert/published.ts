/** The documents of CAP that somebody may fetch, and their feed. A document is made of what was entered when it was told. */
import { isFull, policyOf, RELEASE_SETTING } from '../access/release.js';
import type { Receiver } from '../mission/alert-config.js';
import type { Alerts } from './alerts.js';
import { atomFeed } from './atom.js';
import { capDocument } from './cap.js';
import { linkOf } from './deliver.js';
import { headline } from './letter.js';
import { itemsOf, type Message } from './state.js';
import { type Viewer, viewKey } from './view.js';

/** Of a test too, by whoever knows its id. Undefined: there is none, or none for this reader. */
export function capOf(alerts: Alerts, id: string, reader: Viewer): string | undefined {
  const message = alerts.state.messages.get(id)?.message;
  const receiver = message && receiverFor(alerts, message, reader);
  if (!message || !receiver) return undefined;
  const { mission, config } = alerts.setting;
  const [item] = itemsOf(alerts.state, message);
  return (
    item &&
    capDocument(message, item, {
      ...{ sender: `truceline.${mission.id}`, senderName: mission.title, timeZone: mission.timeZone },
      ...{ role: receiver.role, party: receiver.party, link: linkOf(config.link) },
      earlier: earlierDocuments(alerts, message),
    })
  );
}

/** What anybody may read, without tests. */
export function feedOf(alerts: Alerts, reader: Viewer): string {
  const { state, setting } = alerts;
  const shown = [...state.messages.values()]
    .map(({ message }) => message)
    .filter((message) => message.status !== 'test' && receiverFor(alerts, message, reader))
    .reverse();
  const entries = shown.flatMap((message) =>
    itemsOf(state, message).map((item) => ({
      ...{ id: message.id, atMs: message.atMs, title: headline(item, 'en') },
      summary: (item.words.en?.lines ?? []).join(' '),
    })),
  );
  return atomFeed(setting.mission.id, setting.mission.title, entries, 0);
}

/** The receiver as which somebody reads a document: one that is shown what they are, the public, or any for who sees all. */
function receiverFor({ setting }: Alerts, message: Message, reader: Viewer): Receiver | undefined {
  const { config, release } = setting;
  const receiver = config.receivers.find(({ id, cap }) => cap && id === message.receiver);
  if (!receiver) return undefined;
  const sees =
    receiver.role === 'public' ||
    isFull(policyOf(reader.role, release ?? RELEASE_SETTING)) ||
    viewKey(receiver, release) === viewKey(reader, release);
  return sees ? receiver : undefined;
}

/** Every document on the same matter before this one: the standard wants all that are superseded. */
function earlierDocuments({ state }: Alerts, message: Message): readonly Message[] {
  const [item] = itemsOf(state, message);
  if (item?.first === undefined || message.own) return [];
  const earlier: Message[] = [];
  for (const { message: other } of state.messages.values()) {
    if (other.id === message.id) break;
    if (other.receiver !== message.receiver || other.rule !== message.rule || other.own) continue;
    const told = itemsOf(state, other);
    if (told.some(({ id, first }) => id === item.first || first === item.first)) earlier.push(other);
  }
  return earlier;
}
