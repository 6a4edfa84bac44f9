/**
 * Sends what waits, the earliest first: by the page, or by the service worker when the network is back. One at a time over all
 * tabs. What the network takes away is sent again; the server knows it by its id.
 */
import type { ApiError, EvidenceAnswer, ObserveAnswer, SessionView } from '../api/types.ts';
import { about, changed, database, type Fault, setAbout, type Waiting, type WaitingEntry } from './keep.ts';
import { recordsOf, withdrawalsOf } from './records.ts';

export type Outcome = 'done' | 'offline' | 'later' | 'signIn' | 'noSource' | 'role';

const REQUEST_MS = 60_000;
const KEPT_SENT_MS = 24 * 3_600_000;
const OBSERVERS: readonly string[] = ['monitor', 'chief_monitor'];

export async function sendAll(): Promise<Outcome> {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request('truceline-observe-send', sendInTurn) : sendInTurn();
}

async function sendInTurn(): Promise<Outcome> {
  const kept = await database();
  const waiting = (await kept.getAll('queue')).sort((a, b) => a.savedMs - b.savedMs);
  if (waiting.length === 0) return 'done';
  const session = await askSession();
  if (typeof session === 'string') return session;
  for (const one of waiting) {
    if (one.account !== '' && one.account !== session.name) continue;
    const begun = await begin(one.id, session);
    if (!begun) continue;
    const answer = await sendOne(begun, session);
    changed();
    if (answer !== 'done') return answer;
  }
  return 'done';
}

/** Who the server takes this phone for. */
async function askSession(): Promise<SessionView | Outcome> {
  const answer = await request('session', {});
  if (answer.kind !== 'ok') return answer.kind === 'refused' ? 'later' : answer.kind;
  const session = answer.body as SessionView;
  if (session.role === 'public' || session.by !== 'session') return 'signIn';
  if (!OBSERVERS.includes(session.role)) return 'role';
  return session.sources.length === 0 ? 'noSource' : session;
}

/** Marks it as begun before anything leaves the phone; null where it is not to be sent now. */
async function begin(id: string, session: SessionView): Promise<Waiting | null> {
  const chosen = await about('source');
  const kept = await database();
  const step = kept.transaction('queue', 'readwrite');
  const found = await step.store.get(id);
  const held = found?.kind === 'entry' && found.after !== undefined && (await step.store.get(found.after));
  let begun: Waiting | null = null;
  if (found && found.state === 'waiting' && !found.fault && !held) {
    const source =
      found.source || (chosen && session.sources.includes(chosen) ? chosen : session.sources[0]!);
    begun = { ...found, account: session.name, source, attempted: true };
    void step.store.put(begun);
  }
  await step.done;
  return begun;
}

async function sendOne(one: Waiting, session: SessionView): Promise<Outcome> {
  if (one.kind === 'undo') {
    const answer = await post(withdrawalsOf(one, one.of), session);
    // What never arrived need not be taken back.
    if (answer.kind === 'ok' || (answer.kind === 'refused' && answer.fault.code === 'not-there'))
      return gone(one.id);
    return answer.kind === 'refused' ? faulty(one.id, answer.fault) : answer.kind;
  }
  const media: string[] = [];
  for (const photo of one.form.photos) {
    const query = new URLSearchParams({
      id: photo.id,
      source: one.source,
      faces: photo.faces || 'sealed',
      about: one.id,
      ...(photo.capturedMs === null ? {} : { captured: new Date(photo.capturedMs).toISOString() }),
    });
    const answer = await request(`observe/evidence?${query}`, change(session, photo.file));
    if (answer.kind === 'refused') return faulty(one.id, answer.fault);
    if (answer.kind !== 'ok') return answer.kind;
    media.push((answer.body as EvidenceAnswer).of);
  }
  const records = recordsOf(one, media);
  const answer = await post(records, session);
  if (answer.kind === 'refused') return faulty(one.id, answer.fault);
  if (answer.kind !== 'ok') return answer.kind;
  await arrived(
    one,
    records.map(({ id }) => id),
    (answer.body as ObserveAnswer).clock,
  );
  return 'done';
}

async function arrived(
  one: WaitingEntry,
  ids: readonly string[],
  clock: ObserveAnswer['clock'],
): Promise<void> {
  const kept = await database();
  const nowMs = Date.now();
  const step = kept.transaction(['queue', 'sent', 'about'], 'readwrite');
  void step.objectStore('queue').delete(one.id);
  const sent = step.objectStore('sent');
  for (const old of await sent.getAll()) if (nowMs - old.arrivedMs > KEPT_SENT_MS) void sent.delete(old.id);
  const { id, account, source, sentence } = one;
  void sent.put({
    ...{ id, account, source, sentence, ids },
    sentMs: Date.parse(clock.serverAt),
    arrivedMs: nowMs,
    undone: false,
  });
  if (clock.differs) void step.objectStore('about').put({ aheadSeconds: clock.aheadSeconds }, 'skew');
  else void step.objectStore('about').delete('skew');
  await step.done;
}

async function gone(id: string): Promise<Outcome> {
  await (await database()).delete('queue', id);
  return 'done';
}

/** It stays, with what the server said, until a person has looked at it. */
async function faulty(id: string, fault: Fault): Promise<Outcome> {
  const kept = await database();
  const step = kept.transaction('queue', 'readwrite');
  const found = await step.store.get(id);
  if (found) void step.store.put({ ...found, fault });
  await step.done;
  return 'done';
}

type Answer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'offline' | 'later' | 'signIn' };

const post = (records: readonly object[], session: SessionView): Promise<Answer> =>
  request('observe', {
    ...change(session, JSON.stringify({ sentAt: new Date().toISOString(), records })),
  });

const change = (session: SessionView, body: BodyInit): RequestInit => ({
  method: 'POST',
  headers: {
    'x-truceline-change': session.change ?? '',
    ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
  },
  body,
});

async function request(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(new URL(`api/${path}`, baseAddress()), {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body !== null) return { kind: 'ok', body };
    const error = (body as ApiError | null)?.error;
    // Without an answer of ours something else stands in between: a proxy, a page to sign in to a network.
    if (!error || response.status >= 500 || response.status === 429) return { kind: 'later' };
    // The word of the session is old, or the session has ended.
    if (response.status === 401 || error.code === 'forged') return { kind: 'signIn' };
    return { kind: 'refused', fault: { code: error.code, message: error.message, hint: error.hint ?? '' } };
  } catch {
    return { kind: 'offline' };
  }
}

/** Of the page, or of the service worker that stands beside it. */
const baseAddress = (): string =>
  typeof document === 'undefined' ? new URL('.', globalThis.location.href).href : document.baseURI;

export async function rememberSource(source: string): Promise<void> {
  await setAbout('source', source);
}
