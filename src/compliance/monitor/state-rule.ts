/**
 * Episodes of a state that may not hold: the guide, "State rules".
 */
import { NO, type StateRule, YES } from '../../agreement/program.js';
import type { Court } from './case.js';
import { holdsUntil, type Node, openNode, reach } from './graph.js';
import { instantOf, isoOf } from './iso.js';
import { conditionNode, standingStep } from './prove.js';
import { setViolated } from './standing.js';
import { stretchEnd } from './timeline.js';
import { cutOccurrences, type Occurrence, occurrenceFinding, type Watch } from './watch.js';

export function openStateWatch(
  court: Court,
  place: Pick<Watch, 'clause' | 'reading' | 'party' | 'standing'>,
  rule: StateRule,
): Watch {
  const { graph } = court;
  const bad = rule.bad[place.party]!;
  const due = rule.due[place.party]!;
  const node = openNode();
  setViolated(
    node,
    graph.standings[place.standing]!,
    graph.conditions[bad]!,
    due < 0 ? null : graph.moments[due]!,
  );
  const watcher = { voidFromMs: Number.POSITIVE_INFINITY };
  node.watchers.push(watcher);
  /** Episodes that have ended: when, and how many occurrences there were by then. */
  const closed: { readonly endMs: number; readonly count: number }[] = [];
  let wakeMs = Number.NEGATIVE_INFINITY;

  const occurrenceOf = (episode: Episode): Occurrence | null => {
    const isViolation = !Number.isNaN(episode.foundMs);
    const fromMs = isViolation ? episode.violatedMs : episode.startMs;
    const foundMs = isViolation ? episode.foundMs : episode.openMs;
    if (Number.isNaN(foundMs)) return null;
    const proof = {
      kind: 'state',
      from: isoOf(fromMs),
      to: instantOf(episode.endMs),
      graceMs: rule.graceMs,
      standing: standingStep(graph, place.standing, fromMs, fromMs),
      of: conditionNode(graph, bad, fromMs),
    } as const;
    const name = isViolation ? 'state-holds' : 'state-open';
    const finding = occurrenceFinding(court, place, name, fromMs, episode.endMs, fromMs, proof);
    const openMs = isViolation && episode.openMs < episode.foundMs ? episode.openMs : Number.NaN;
    const openId = Number.isNaN(openMs) ? '' : finding.id.replace(isoOf(fromMs), isoOf(episode.startMs));
    return { finding, foundMs, openMs, openId };
  };

  const watch: Watch = {
    ...place,
    watcher,
    occurrences: [],
    unchanged: 0,
    run: (untilMs) => {
      const { occurrences } = watch;
      cutOccurrences(watch, closed.at(-1)?.count ?? 0);
      wakeMs = Number.POSITIVE_INFINITY;
      const fromMs = closed.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
      for (const episode of episodes(node, fromMs, untilMs, rule.graceMs)) {
        const occurrence = occurrenceOf(episode);
        if (occurrence) occurrences.push(occurrence);
        if (episode.endMs < Number.POSITIVE_INFINITY)
          closed.push({ endMs: episode.endMs, count: occurrences.length });
        else wakeMs = episode.wakeMs;
      }
      wakeMs = Math.min(wakeMs, holdsUntil(node, untilMs));
    },
    keepBefore: (t) => {
      while (closed.length > 0 && closed.at(-1)!.endMs >= t) closed.pop();
      cutOccurrences(watch, closed.at(-1)?.count ?? 0);
      wakeMs = Math.min(wakeMs, t);
    },
    nextMs: () => wakeMs,
  };
  return watch;
}

interface Episode {
  startMs: number;
  /** Exclusive; Infinity: not ended. */
  endMs: number;
  /** Where the first stretch of YES that lasts begins, and when that was found; NaN: none. */
  violatedMs: number;
  foundMs: number;
  /** When it was found to be open; NaN: not so. */
  openMs: number;
  /** When something may be found in it that is not yet. */
  wakeMs: number;
}

/** Longest stretches with a value that is not NO, from a moment at which it is NO on (or from the first). */
function episodes(node: Node, fromMs: number, untilMs: number, graceMs: number): Episode[] {
  const out: Episode[] = [];
  let episode: Episode | null = null;
  reach(node, untilMs);
  const { line } = node;
  for (let i = reach(node, fromMs); i < line.starts.length && line.starts[i]! <= untilMs; i++) {
    const startMs = Math.max(fromMs, line.starts[i]!);
    const truth = line.low[i]!;
    const end = stretchEnd(line, i);
    const isLast = i === line.starts.length - 1 || end > untilMs;
    if (truth === NO) {
      if (episode) episode.endMs = startMs;
      episode = null;
      continue;
    }
    if (!episode) {
      episode = {
        startMs,
        endMs: Number.POSITIVE_INFINITY,
        violatedMs: Number.NaN,
        foundMs: Number.NaN,
        openMs: Number.NaN,
        wakeMs: Number.POSITIVE_INFINITY,
      };
      out.push(episode);
    }
    const seenUntilMs = isLast ? untilMs : end - 1;
    if (truth === YES && Number.isNaN(episode.foundMs)) {
      if (startMs + graceMs <= seenUntilMs) {
        episode.violatedMs = startMs;
        episode.foundMs = startMs + graceMs;
      } else if (isLast) episode.wakeMs = Math.min(episode.wakeMs, startMs + graceMs);
    }
    if (Number.isNaN(episode.openMs)) {
      if (episode.startMs + graceMs <= seenUntilMs) episode.openMs = episode.startMs + graceMs;
      else if (isLast) episode.wakeMs = Math.min(episode.wakeMs, episode.startMs + graceMs);
    }
  }
  return out;
}
