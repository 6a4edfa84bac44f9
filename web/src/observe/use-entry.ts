/** The entry in the form: kept on the phone while it is typed, saved into the queue as a whole, opened again from it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Speech } from '../words/speech.tsx';
import { emptyForm, type Form, type Missing, newId } from './form.ts';
import { changed, database, setAbout, type Who } from './keep.ts';
import { DRAFT, open as openKept, putBack, refusedBy, save as saveKept } from './queue.ts';
import { tellObservation, tellWatch } from './tell.ts';
import type { OnPhone } from './use-kept.ts';

const KEEP_AFTER_MS = 300;

export interface EntryState {
  /** Null until it is read. */
  readonly form: Form | null;
  /** It is one that waits, being changed. */
  readonly changing: boolean;
  readonly saving: boolean;
  /** What became of saving, in words. */
  readonly said: string;
  readonly complaint: Missing | null;
  change(some: Partial<Form>): void;
  complain(missing: Missing): void;
  save(): Promise<boolean>;
  open(id: string): Promise<void>;
  cancel(): Promise<void>;
  reread(): void;
}

export function useEntry(
  phone: OnPhone | null,
  { who, source, speech }: { readonly who: Who | null; readonly source: string; readonly speech: Speech },
): EntryState {
  const { observe } = speech.words;
  const [form, setForm] = useState<Form | null>(null);
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState('');
  const [complaint, setComplaint] = useState<Missing | null>(null);
  const latestForm = useRef<Form | null>(null);
  latestForm.current = form;
  const dirty = useRef(false);
  const before = phone?.before ?? null;

  // Read once: what was being typed when the page was left, else an empty form.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once
  useEffect(() => {
    let current = true;
    void readDraft().then((draft) => {
      if (current) setForm(draft ?? emptyForm(newId(), Date.now(), before));
      void putBack(draft?.id ?? null).catch(() => undefined);
    });
    return () => {
      current = false;
    };
  }, []);

  const keepDraft = useCallback(async (): Promise<void> => {
    const now = latestForm.current;
    if (!dirty.current || !now) return;
    dirty.current = false;
    try {
      await (await database()).put('draft', now, DRAFT);
    } catch (error) {
      const refused = refusedBy(error);
      if (!refused.ok && refused.reason === 'full') setSaid(observe.full);
    }
  }, [observe]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the form
  useEffect(() => {
    const timer = setTimeout(() => void keepDraft(), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [form, keepDraft]);
  useEffect(() => {
    const leave = (): void => void keepDraft();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [keepDraft]);

  const begin = (next: Form): void => {
    dirty.current = false;
    setComplaint(null);
    setForm(next);
  };
  return {
    form,
    saving,
    said,
    complaint,
    changing: phone?.waiting.some(({ id, state }) => id === form?.id && state === 'open') ?? false,
    change(some) {
      dirty.current = true;
      setComplaint(null);
      setSaid('');
      setForm((known) => known && { ...known, ...some });
    },
    complain: setComplaint,
    async save() {
      if (!form) return false;
      setSaving(true);
      dirty.current = false;
      const savedMs = Date.now();
      const saved = await saveKept({
        id: form.id,
        account: who?.name ?? '',
        source,
        savedMs,
        language: speech.language,
        form,
        sentence: tellObservation(form, speech),
        watchSentence: tellWatch(form, speech, savedMs),
      });
      setSaving(false);
      if (!saved.ok) {
        dirty.current = true;
        setSaid(saved.reason === 'full' ? observe.full : observe.failedSave(saved.why));
        return false;
      }
      const next = {
        stand: form.stand,
        // The next watching begins where this one ended, so that no hour counts twice.
        watch: { ...form.watch, sinceMs: savedMs - (savedMs % 60_000), sinceSaid: false },
        declinationDegrees: form.declinationDegrees,
      };
      await setAbout('before', next).catch(() => undefined);
      begin(emptyForm(newId(), savedMs, next));
      setSaid(observe.kept);
      changed();
      return true;
    },
    async open(id) {
      await keepDraft();
      const found = await openKept(id);
      if (!found) return;
      await putBack(id);
      begin(found);
    },
    async cancel() {
      await (await database()).delete('draft', DRAFT);
      await putBack(null);
      begin(emptyForm(newId(), Date.now(), before));
    },
    reread: changed,
  };
}

async function readDraft(): Promise<Form | null> {
  try {
    return (await (await database()).get('draft', DRAFT)) ?? null;
  } catch {
    return null;
  }
}
