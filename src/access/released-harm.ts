/**
 * Findings of serious harm as a role may see them: as other findings, and more closely. Whoever has a file could tell by its
 * hash that the mission has it too, and from whom it may be; so items of evidence go with the media, and what lies under seal
 * with the entries of the ledger. How many items are held and how they stand is left, since the standard follows from it.
 */
import type { Finding } from '../compliance/finding.js';
import type { SeriousHarmFinding, Voice } from '../treatment/finding.js';
import type { Policy } from './release.js';

export interface HarmSetting {
  readonly policy: Policy;
  /** Protected source to its alias. */
  readonly sources: ReadonlyMap<string, string>;
  readonly idOf: (id: string) => string;
  readonly incidentId: (id: string) => string;
  readonly findingOf: (finding: Finding) => Finding;
}

export function releasedHarm(finding: SeriousHarmFinding, setting: HarmSetting): SeriousHarmFinding {
  const { policy, incidentId, findingOf } = setting;
  const { basis } = finding;
  const incident = incidentId(finding.incident);
  return {
    ...finding,
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
    monitor: finding.monitor && findingOf(finding.monitor),
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
