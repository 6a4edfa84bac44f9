/**
 * What a witness says of itself: as JSON, and as a page without scripts that a person reads in a browser.
 */
import { createHash } from 'node:crypto';
import { toBase64, utf8 } from '../ledger/format/bytes.js';
import { formatVerifierKey } from '../ledger/format/note.js';
import { describe } from './conflicts.js';
import type { SplitView } from './split-view.js';
import type { WitnessParts } from './witness.js';

export interface WitnessStatus {
  readonly truceline: 'witness-status/1';
  readonly name: string;
  /** As a note verifier line. */
  readonly key: string;
  readonly now: string;
  readonly logs: readonly LogStatus[];
  readonly conflicts: readonly ConflictStatus[];
  readonly conflictsNotKept: number;
}

export interface LogStatus {
  readonly origin: string;
  readonly keys: readonly string[];
  /** Absent when nothing was cosigned yet. */
  readonly latest?: {
    readonly size: number;
    readonly root: string;
    readonly cosigned: string;
    readonly checkpoint: string;
  };
  /** False for a log that was taken off the list: what was cosigned is still remembered. */
  readonly known: boolean;
}

export interface ConflictStatus {
  readonly origin: string;
  readonly kind: SplitView['kind'];
  readonly what: string;
  readonly found: string;
  readonly joined?: string;
  readonly evidence: string;
}

export function statusOf({ key, logs, state, conflicts, now }: WitnessParts): WitnessStatus {
  const origins = new Set([...logs.keys(), ...state.all().map((each) => each.checkpoint.origin)]);
  return {
    truceline: 'witness-status/1',
    name: key.verifier.name,
    key: formatVerifierKey(key.verifier),
    now: now().toISOString(),
    logs: [...origins].map((origin) => {
      const latest = state.latest(origin);
      return {
        origin,
        keys: (logs.get(origin) ?? []).map(formatVerifierKey),
        known: logs.has(origin),
        ...(latest && {
          latest: {
            size: latest.checkpoint.size,
            root: toBase64(latest.checkpoint.root),
            cosigned: new Date(latest.timeSeconds * 1000).toISOString(),
            checkpoint: checkpointPath(origin),
          },
        }),
      };
    }),
    conflicts: conflicts.all().map(({ name, view }) => ({
      origin: view.origin,
      kind: view.kind,
      what: describe(view),
      found: view.found,
      ...(view.joined !== undefined && { joined: view.joined }),
      evidence: `conflicts/${name}`,
    })),
    conflictsNotKept: conflicts.notKept,
  };
}

/** Where the last cosigned checkpoint of a log is: <hex SHA-256 of the origin>/checkpoint. */
export function checkpointPath(origin: string): string {
  return `${createHash('sha256').update(utf8(origin)).digest('hex')}/checkpoint`;
}

export function statusPage(status: WitnessStatus): string {
  const logs = status.logs.map(
    ({ origin, latest, known }) =>
      `<tr><td>${escapeHtml(origin)}${known ? '' : ' (no longer on the list)'}</td>${
        latest
          ? `<td>${latest.size}</td><td><code>${escapeHtml(latest.root)}</code></td><td>${latest.cosigned}</td><td><a href="${latest.checkpoint}">checkpoint</a></td>`
          : '<td colspan="4">nothing cosigned yet</td>'
      }</tr>`,
  );
  const conflicts = status.conflicts.map(
    ({ what, found, joined, evidence }) =>
      `<li>${escapeHtml(what)} Found ${found}${joined === undefined ? '' : `; joined ${joined}`}. <a href="${escapeHtml(evidence)}">The two signed notes</a></li>`,
  );
  const more =
    status.conflictsNotKept > 0 ? `<p>${status.conflictsNotKept} further ones were not kept.</p>` : '';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Witness ${escapeHtml(status.name)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse } th, td { text-align: left; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid #ccc }
code { overflow-wrap: anywhere } .alarm { border-left: .4rem solid #b00; padding-left: 1rem }
</style>
<h1>Witness ${escapeHtml(status.name)}</h1>
<p>This witness cosigns the checkpoints of the ledgers below when each continues the one before.</p>
<p>Key: <code>${escapeHtml(status.key)}</code></p>
<h2>Ledgers</h2>
${
  logs.length === 0
    ? '<p>None yet: start the witness with --log KEY.</p>'
    : `<table><tr><th>Origin</th><th>Entries</th><th>Root hash</th><th>Cosigned</th><th></th></tr>\n${logs.join('\n')}</table>`
}
<h2>Contradictions</h2>
${conflicts.length === 0 ? '<p>None seen.</p>' : `<ul class="alarm">\n${conflicts.join('\n')}</ul>`}
${more}
<p>As JSON: <a href="status.json">status.json</a>. To compare with other witnesses: <code>truceline witness compare URL URL...</code></p>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
