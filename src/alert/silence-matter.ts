/**
 * Sources that have told nothing for so many hours, as matters. Hours count up to now, or to the end of what the receiver is
 * shown: what is only withheld is not silence.
 */
import type { AlertRule } from '../mission/alert-config.js';
import type { PictureIndex } from '../report/picture-index.js';
import { toIso } from '../time/instant.js';
import type { Matter } from './matter.js';
import { WORDS } from './words.js';

const HOUR_MS = 3_600_000;

type SilenceRule = Extract<AlertRule, { about: 'silence' }>;

export function silenceMatters(index: PictureIndex, rule: SilenceRule, nowMs: number): Matter[] {
  const { picture, sums, speech, sources } = index;
  const last = new Map<string, number>();
  for (const [source, { lastMs }] of sums.sources) last.set(source, lastMs);
  for (const [source, starts] of speech)
    last.set(source, Math.max(last.get(source) ?? Number.NEGATIVE_INFINITY, starts.at(-1)!));
  const untilMs = Math.min(nowMs, picture.period.endMs);
  return [...last]
    .filter(([source]) => !rule.source || rule.source.includes(source))
    .filter(([, lastMs]) => untilMs - lastMs > rule.hours * HOUR_MS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, lastMs]): Matter => {
      const known = sources.get(source);
      const since = toIso(picture.mission.timeZone, lastMs);
      return {
        about: 'silence',
        key: `silence:${source} ${lastMs}`,
        ...{ mark: '', fits: true },
        ...{ earlierKeys: [], atMs: lastMs, sector: '', area: null },
        view: 'sources',
        resource: 'api/mission',
        facts: { source, last: new Date(lastMs).toISOString(), hours: rule.hours },
        tell: (language) => ({
          title: WORDS[language].silence(
            known?.localName?.[language as 'uk' | 'ru'] ?? known?.name ?? source,
          ),
          lines: [WORDS[language].silentSince(since, rule.hours)],
        }),
      };
    });
}
