/**
 * The waterfalls of an incident as people read them: one step for what one voice says, however many hypotheses its
 * factors touch, and each step with whose word it is.
 *
 * Scale: log-odds (natural logarithm) of the hypothesis asked about. The start and the steps add up to the end.
 */
import { type Attribution, HAPPENED } from '../attribution/attribution.js';
import { type Waterfall, waterfall } from '../attribution/waterfall.js';
import type { Incident } from '../incident/incident.js';

/** The rule of the step that holds the smallest of many. */
export const SMALLER = 'smaller';

export interface ToldStep {
  readonly rule: string;
  /** Whom its factors speak of: hypotheses, in the order of the attribution. */
  readonly about: readonly string[];
  /** Source and voice ('' for a third party) whose word it is, and whom it names; null where it rests on no account. */
  readonly said: { readonly source: string; readonly voice: string; readonly actor: string } | null;
  /** Sentences, one for each thing that it says. */
  readonly because: readonly string[];
  /** Observations that it rests on. */
  readonly records: readonly string[];
  readonly logOdds: number;
  readonly toLogOdds: number;
}

export interface ToldWaterfall {
  /** A party id, other causes, or `happened`. */
  readonly hypothesis: string;
  readonly priorLogOdds: number;
  readonly steps: readonly ToldStep[];
  readonly posteriorLogOdds: number;
}

export interface ToldWaterfalls {
  readonly happened: ToldWaterfall;
  /** Given that it happened: the leading hypothesis first, then the others by their probability. */
  readonly authors: readonly ToldWaterfall[];
}

export function toldWaterfalls(incident: Incident, attribution: Attribution): ToldWaterfalls {
  // Factors are worked out anew each time that they are read.
  const { factors } = attribution;
  const { happened, hypotheses } = attribution;
  const read = { happened, hypotheses, factors } as Attribution;
  const ranked = [...hypotheses].sort((a, b) => b.probability.value - a.probability.value);
  return {
    happened: told(incident, read, HAPPENED),
    authors: ranked.map(({ id }) => told(incident, read, id)),
  };
}

type Step = Waterfall['steps'][number];

/**
 * What one rule makes of one account, or of none, is one step; the smallest of many stand together. Numbers have six
 * decimals: the order in which hypotheses are gone through stays below them.
 */
function told(incident: Incident, attribution: Attribution, hypothesis: string): ToldWaterfall {
  const { priorLogOdds, steps, posteriorLogOdds } = waterfall(attribution, hypothesis);
  const prior = sixDecimals(priorLogOdds);
  const posterior = sixDecimals(posteriorLogOdds);
  const groups = withSmallTogether(grouped(steps));
  let exact = priorLogOdds;
  let from = prior;
  return {
    hypothesis,
    priorLogOdds: prior,
    steps: groups.map((group, at): ToldStep => {
      exact += sizeOf(group);
      const to = at === groups.length - 1 ? posterior : sixDecimals(exact);
      const step = { ...wordsOf(incident, group), logOdds: sixDecimals(to - from), toLogOdds: to };
      from = to;
      return step;
    }),
    posteriorLogOdds: posterior,
  };
}

const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6 || 0;

function grouped(steps: readonly Step[]): Step[][] {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const key = keyOf(step);
    const group = groups.get(key);
    if (group) group.push(step);
    else groups.set(key, [step]);
  }
  return [...groups.values()];
}

const keyOf = ({ rule, records }: Step): string => [rule, ...records].join('\n');

const sizeOf = (group: readonly Step[]): number => group.reduce((sum, step) => sum + step.logOdds, 0);

function wordsOf(
  incident: Incident,
  group: readonly Step[],
): Pick<ToldStep, 'rule' | 'about' | 'said' | 'because' | 'records'> {
  const keys = new Set(group.map(keyOf));
  if (keys.size > 1) {
    const records = [...new Set(group.flatMap((step) => step.records))];
    return {
      rule: SMALLER,
      about: [],
      said: null,
      because: [`${keys.size} smaller steps together.`],
      records,
    };
  }
  const { rule, records } = group[0]!;
  const account = incident.accounts.find(({ observations }) => observations[0] === records[0]);
  return {
    rule,
    about: [...new Set(group.map((step) => step.hypothesis))],
    said: account ? { source: account.source, voice: account.voice, actor: account.actor } : null,
    because: [...new Set(group.map((step) => step.because))],
    records,
  };
}

/** More steps than this nobody reads. */
const MOST_STEPS = 14;
/** Corrections stand last and by themselves. */
const CORRECTIONS: ReadonlySet<string> = new Set(['held-down', 'calibration', 'happened-calibration']);

function withSmallTogether(groups: readonly (readonly Step[])[]): readonly (readonly Step[])[] {
  if (groups.length <= MOST_STEPS) return groups;
  const corrections = groups.filter((group) => CORRECTIONS.has(group[0]!.rule));
  const others = groups.filter((group) => !corrections.includes(group));
  const bySize = [...others].sort((a, b) => Math.abs(sizeOf(b)) - Math.abs(sizeOf(a)));
  const small = new Set(bySize.slice(MOST_STEPS - corrections.length - 1));
  return [
    ...others.filter((group) => !small.has(group)),
    others.filter((group) => small.has(group)).flat(),
    ...corrections,
  ];
}

/** Hundredths: what is shown of a number. Shown steps are differences of shown ends, so that they add up too. */
export const shown = (logOdds: number): number => Math.round(logOdds * 100) || 0;
