/**
 * The evidence a witness keeps: one file in conflicts/ for each signed checkpoint that contradicts what it cosigned.
 * What a log can make up without end is bounded: after MOST_PER_LOG files of one log further ones are only counted.
 */
import { equalBytes, toBase64, toHex, utf8 } from '../ledger/format/bytes.js';
import { type Checkpoint, parseCheckpoint } from '../ledger/format/checkpoint.js';
import type { Hash } from '../ledger/format/hash.js';
import { formatNote, parseNote, type SignedNote } from '../ledger/format/note.js';
import { sha256 } from '../ledger/format/sha256.js';
import { formatSplitView, parseSplitView, type SplitView } from './split-view.js';
import type { Cosigned } from './state.js';

export interface Contradicting {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
  readonly proof: readonly Hash[];
}

export interface Kept {
  /** In conflicts/. */
  readonly name: string;
  readonly view: SplitView;
}

export interface ConflictStore {
  sameSize(earlier: Pick<Cosigned, 'note'>, submitted: Contradicting): Promise<void>;
  notJoined(latest: Pick<Cosigned, 'note'>, submitted: Contradicting): Promise<void>;
  /** A checkpoint has been cosigned: what was kept because it was not joined, is joined now. */
  joined(cosigned: Cosigned): Promise<void>;
  all(): readonly Kept[];
  /** Not kept, as there were too many. */
  readonly notKept: number;
}

export interface ConflictParts {
  readonly witness: string;
  /** What is there, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** Writes a file in conflicts/, durably. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly now: () => Date;
  readonly tell: (message: string) => void;
}

export const MOST_PER_LOG = 100;

export function openConflicts(parts: ConflictParts): ConflictStore {
  const kept = new Map<string, SplitView>();
  for (const [name, text] of parts.files) {
    const view = parseSplitView(text);
    if (view) kept.set(name, view);
    else parts.tell(`conflicts/${name} is not evidence as this witness writes it, and is left out.`);
  }
  let notKept = 0;

  const keep = async (
    kind: SplitView['kind'],
    earlier: Pick<Cosigned, 'note'>,
    submitted: Contradicting,
  ): Promise<void> => {
    const { checkpoint, note, proof } = submitted;
    const name = nameOf(checkpoint, kind);
    if (kept.has(name)) return;
    if ([...kept.values()].filter((view) => view.origin === checkpoint.origin).length >= MOST_PER_LOG) {
      notKept++;
      return;
    }
    const view: SplitView = {
      truceline: 'split-view/1',
      origin: checkpoint.origin,
      kind,
      found: parts.now().toISOString(),
      by: parts.witness,
      first: { from: parts.witness, note: earlier.note },
      second: { from: 'a request to this witness', note: formatNote(note) },
      ...(kind === 'notJoined' ? { proof: proof.map(toBase64) } : {}),
    };
    kept.set(name, view);
    parts.tell(`${describe(view)} Both signed notes are kept in conflicts/${name}.`);
    await write(name, view);
  };

  const write = async (name: string, view: SplitView): Promise<void> => {
    try {
      await parts.write(name, formatSplitView(view));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      parts.tell(
        `Writing conflicts/${name} failed (${why}). The evidence is kept in memory and shown in the status until the witness stops:\n${formatSplitView(view)}`,
      );
    }
  };

  return {
    sameSize: (earlier, submitted) => keep('sameSize', earlier, submitted),
    notJoined: (latest, submitted) => keep('notJoined', latest, submitted),
    async joined(cosigned) {
      const name = nameOf(cosigned.checkpoint, 'notJoined');
      const view = kept.get(name);
      if (view === undefined || view.joined !== undefined || !sameRoot(view, cosigned)) return;
      const joined = { ...view, joined: parts.now().toISOString() };
      kept.set(name, joined);
      await write(name, joined);
    },
    all: () => [...kept].map(([name, view]) => ({ name, view })),
    get notKept() {
      return notKept;
    },
  };
}

/** In one sentence, for the operator. */
export function describe(view: SplitView): string {
  const [first, second] = [view.first, view.second].map(
    (each) => parseCheckpoint(parseNote(each.note).text).size,
  ) as [number, number];
  switch (view.kind) {
    case 'sameSize':
      return `SPLIT VIEW: "${view.origin}" has signed two different histories of ${second} entries.`;
    case 'otherPrefix':
      return `SPLIT VIEW: "${view.origin}" has signed a history of ${second} entries that does not begin with the ${first} entries it signed before.`;
    case 'notJoined':
      return `NOT JOINED: a checkpoint of "${view.origin}" over ${second} entries came with a proof that does not join it to the one over ${first} entries; the log has to show a right one.`;
  }
}

function sameRoot(view: SplitView, cosigned: Cosigned): boolean {
  return equalBytes(parseCheckpoint(parseNote(view.second.note).text).root, cosigned.checkpoint.root);
}

function nameOf({ origin, size, root }: Checkpoint, kind: SplitView['kind']): string {
  return `${toHex(sha256(utf8(origin))).slice(0, 8)}-${size}-${toHex(root).slice(0, 16)}-${kind === 'notJoined' ? 'not-joined' : 'split'}.json`;
}
