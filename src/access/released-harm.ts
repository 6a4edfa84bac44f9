/**
 * Findings of serious harm as a role may see them: as other findings, and more closely. Whoever has a file could tell by its
 * hash that the mission has it too, and from whom it may be; so items of evidence go with the media, and what lies under seal
 * with the entries of the ledger. How many items are held and how they stand is left, since the standard follows from it.
 * Where places are generalised the time is, too: to local days, in the finding and throughout its proof.
 */
import type { Finding } from '../compliance/finding.js';
import { addDays, dayOf, startOfDayMs } from '../time/instant.js';
import type { SeriousHarmFinding, Voice } from '../treatment/finding.js';
import type { Policy } from './release.js';

export interface HarmSetting {
  readonly policy: Policy;
  /** Protected source to its alias. */
  readonly sources: ReadonlyMap<string, string>;
  readonly idOf: (id: string) => string;
  readonly incidentId: (id: string) => string;
  readonly findingOf: (finding: Finding) => Finding;
  readonly timeZone: string;
}

export function releasedHarm(finding: SeriousHarmFinding, setting: HarmSetting): SeriousHarmFinding {
  const { policy, incidentId, findingOf, timeZone } = setting;
  const { basis } = finding;
  const incident = incidentId(finding.incident);
  const whole = policy.place.kind === 'full' ? finding : inDays(finding, timeZone);
  return {
    ...whole,
    id: `${incident}${finding.id.slice(finding.incident.length)}`,
    incident,
    basis: {
      ...basis,
      voices: basis.voices.map((voice) => releasedVoice(voice, setting)).sort(byVoice),
      held:
        policy.media.kind === 'full'
          ? basis.held
          : basis.held.map((held, i) => ({ ...held, item: `${i + 1}` })),
      sealed: policy.entries.kind === 'full' ? basis.sealed : [],
    },
    monitor: whole.monitor && findingOf(whole.monitor),
  };
}

/** The event's own times become bounds of its days; those of clauses and readings stay. */
function inDays(finding: SeriousHarmFinding, timeZone: string): SeriousHarmFinding {
  const { startMs, endMs } = finding;
  const firstMs = startOfDayMs(timeZone, dayOf(timeZone, startMs));
  const lastDay = dayOf(timeZone, Math.max(startMs, endMs - 1));
  const lastMs = startOfDayMs(timeZone, addDays(lastDay, 1));
  const iso = (ms: number): string => new Date(ms).toISOString();
  const times = new Map<unknown, unknown>([
    [startMs, firstMs],
    [endMs, lastMs],
    [iso(startMs), iso(firstMs)],
    [iso(endMs), iso(lastMs)],
  ]);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return times.get(value) ?? value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
  };
  return {
    ...finding,
    startMs: firstMs,
    endMs: lastMs,
    monitor: finding.monitor && (walk(finding.monitor) as Finding),
  };
}

const SOURCE = 'source:';

function releasedVoice(voice: Voice, { sources, idOf }: HarmSetting): Voice {
  const alias = voice.voice.startsWith(SOURCE) ? sources.get(voice.voice.slice(SOURCE.length)) : undefined;
  return {
    ...voice,
    voice: alias === undefined ? voice.voice : `${SOURCE}${alias}`,
    observations: voice.observations.map(idOf),
  };
}

const byVoice = (a: Voice, b: Voice): number => (a.voice < b.voice ? -1 : 1);
