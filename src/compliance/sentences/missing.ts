/**
 * What stands in the way of entry into force: moments that are not fixed or have not come, and the parts of conditions that are
 * not met or open.
 */
import type { Language } from '../../record/codes.js';
import type { Finding } from '../finding.js';
import type { ConditionNode, MomentNode, ProofNode, StandingStep, TruthWord } from '../proof.js';
import { childRefs, type Ref, refOf, standingOf } from './compiled.js';
import { childrenOf, eventWords, isOnce, momentValue, nodeValue, whatOf } from './nodes.js';
import { type Known, type Tongue, tongueOf } from './tongue.js';

export interface Missing {
  readonly text: string;
  /** null: the proof has none, for the agreement states nothing. */
  readonly node: ProofNode | null;
}

/**
 * Of standings that are proposed, not yet in force or undetermined; of others nothing is missing.
 *
 * @param of with the program: which clause and reading it is, so that the events that are waited for can be named
 */
export function missing(
  step: StandingStep,
  language: Language = 'en',
  known: Known = {},
  of?: Pick<Finding, 'clause' | 'reading'>,
): Missing[] {
  const tongue = tongueOf(language, known);
  const compiled = of && standingOf(tongue.program, { ...of, reading: step.reading }, step.party);
  const say = tongue.words.missing;
  const has = (name: string): boolean => step.of.some((node) => node.name === name);
  if (step.is === 'proposed' && !has('adopted')) return [{ text: say.proposal, node: null }];
  if (step.is === 'notYet' && !has('enters')) return [{ text: say.start, node: null }];
  const found = step.of.flatMap((node) => {
    const ref = refOf(compiled, node.name);
    if (step.is === 'undetermined') return openIn(tongue, node, ref);
    if (step.is === 'proposed') return node.name === 'adopted' ? unmet(tongue, node, ref, 'no') : [];
    return step.is === 'notYet' && node.name === 'enters' ? notCome(tongue, node as MomentNode, ref) : [];
  });
  return found.filter(({ text }, i) => found.findIndex((entry) => entry.text === text) === i);
}

function notCome(tongue: Tongue, node: MomentNode, ref: Ref): Missing[] {
  const { words, program } = tongue;
  const say = words.missing;
  const refs = childRefs(program, ref);
  if (node.op === 'when') return unmet(tongue, node.of, refs[0], 'no');
  if (node.op === 'first' || node.op === 'last') {
    if (node.is[0] !== null) return [{ text: say.startBefore(momentValue(tongue, node)), node }];
    return [{ text: say.noSuchEvent(eventWords(tongue, ref, 'one')), node }];
  }
  if (node.op === 'fixed') return [{ text: say.startBefore(momentValue(tongue, node)), node }];
  if (node.op === 'never') return [{ text: say.start, node }];
  if (node.is[0] !== null && node.is[1] !== null)
    return [{ text: say.startBefore(momentValue(tongue, node)), node }];
  const below = childrenOf(node).flatMap((child, i) => {
    const moment = child as MomentNode;
    return moment.is[1] === null ? notCome(tongue, moment, refs[i]) : [];
  });
  return below.length > 0 ? below : [{ text: say.start, node }];
}

/** The leaves because of which a condition is `no` (or unknown): of `all` those that fail, of `any` all. */
function unmet(tongue: Tongue, node: ProofNode, ref: Ref, wanting: TruthWord): Missing[] {
  const { words, program } = tongue;
  const say = words.missing;
  const refs = childRefs(program, ref);
  if (typeof node.is !== 'string') return [];
  const condition = node as ConditionNode;
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap((child, i) =>
        child.is === 'yes' ? [] : unmet(tongue, child, refs[i], child.is),
      );
    case 'reached':
      return notCome(tongue, condition.of, refs[0]);
    case 'since':
      if (condition.of === null) return [{ text: say.noSuchEvent(eventWords(tongue, ref, 'one')), node }];
      return unmet(tongue, condition.of, refs[0], condition.of.is);
    case 'held':
      if (condition.of.is !== 'yes') return unmet(tongue, condition.of, refs[0], condition.of.is);
      break;
    case 'constant':
      return [{ text: say.never, node }];
    case 'compare':
      if (isOnce(condition)) {
        const tell = condition.is === 'no' ? say.noSuchEvent : say.openEvent;
        return [{ text: tell(eventWords(tongue, refs[0], 'one')), node }];
      }
      break;
    default:
      break;
  }
  const tell = wanting === 'unknown' ? say.openCondition : say.condition;
  const what = whatOf(tongue, node, ref);
  if (condition.op !== 'not') return [{ text: tell(what), node }];
  return [{ text: tell(words.node.valued(what, whatOf(tongue, condition.of[0]!, refs[0]))), node }];
}

/** For a standing that is undetermined: the leaves that are open. */
function openIn(tongue: Tongue, node: ProofNode, ref: Ref): Missing[] {
  const open = typeof node.is === 'string' ? node.is === 'unknown' : node.is[0] !== node.is[1];
  if (!open) return [];
  const refs = childRefs(tongue.program, ref);
  const below = childrenOf(node).flatMap((child, i) => openIn(tongue, child, refs[i]));
  if (below.length > 0) return below;
  if (typeof node.is === 'string') return unmet(tongue, node, ref, 'unknown');
  const { words } = tongue;
  return [
    {
      text: words.missing.openCondition(
        words.node.valued(whatOf(tongue, node, ref), nodeValue(tongue, node)),
      ),
      node,
    },
  ];
}
