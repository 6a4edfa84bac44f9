/**
 * The sources behind the incidents of a stretch: the grade that the mission gives each, what was estimated of it, and the
 * blocs that one of them belongs to.
 */
import type { Incident } from '../incident/incident.js';
import { type JudgedBloc, type JudgedSource, judgedSource } from './judged-sources.js';
import { byText, type PictureIndex } from './picture-index.js';

export interface SourceLine {
  readonly source: string;
  /** Party in whose voice it speaks, '' for a third party. */
  readonly voice: string;
  /** As the mission grades it. */
  readonly grade: string;
  readonly estimated: Pick<
    JudgedSource,
    'reliability' | 'correct' | 'checked' | 'sayings' | 'towards'
  > | null;
}

export interface BlocLine extends Pick<JudgedBloc, 'score' | 'together' | 'agreed' | 'expected'> {
  readonly sources: readonly string[];
}

export interface SourceLines {
  /** False where there are too few incidents to judge sources by what they say: their grades count. */
  readonly judged: boolean;
  /** By source, then voice. */
  readonly lines: readonly SourceLine[];
  readonly blocs: readonly BlocLine[];
}

export function sourceLines(index: PictureIndex, incidents: readonly Incident[]): SourceLines {
  const { sourceModel, sources } = index.picture;
  const grades = new Map(sources.map((source) => [source.id, source.reliability]));
  const spoke = new Map(
    incidents
      .flatMap(({ accounts }) => accounts)
      .map(({ source, voice }) => [`${source}\n${voice}`, { source, voice }]),
  );
  const lines = [...spoke.values()]
    .sort((a, b) => byText(a.source, b.source) || byText(a.voice, b.voice))
    .map(({ source, voice }): SourceLine => {
      const judged = judgedSource(sourceModel, source, voice);
      return {
        source,
        voice,
        grade: grades.get(source) ?? 'F',
        estimated: judged
          ? {
              reliability: judged.reliability,
              correct: judged.correct,
              checked: judged.checked,
              sayings: judged.sayings,
              towards: judged.towards,
            }
          : null,
      };
    });
  const named = new Set(lines.map(({ source }) => source));
  const blocs = (sourceModel?.blocs ?? []).flatMap(({ members, score, together, agreed, expected }) => {
    const ids = members.map((member) => sourceModel!.sources[member]!.source);
    return ids.some((id) => named.has(id)) ? [{ sources: ids, score, together, agreed, expected }] : [];
  });
  return { judged: sourceModel !== null, lines, blocs };
}
