/**
 * What was hit. Energy comes first, because an outage is told beside other damage; several civil kinds together are
 * `civilian`; with nothing named, marked civilians or a single victim make `civilian`, else it is not said.
 */
import type { Conduct, Target } from '../record/codes.js';
import type { Casualties } from './casualties.js';
import type { Judged } from './conduct.js';
import { has, type Reading, wordsOf } from './reading.js';

const CIVIL = (
  ['medical', 'education', 'port', 'transport', 'industry', 'residential', 'civilian'] as const
).map((target) => ({ target, sign: `target.${target}` }));

export function targetOf(reading: Reading, conduct: Conduct, casualties: Casualties): Judged<Target> {
  if (conduct === 'none') return plain('none', 'no-violence', 'no words of violence were found');
  if (conduct === 'clash' || conduct === 'movement' || conduct === 'interception') {
    return plain('unspecified', 'no-object', 'this conduct has no object unless one is named');
  }
  if (has(reading, 'target.energy'))
    return judged(reading, 'energy', 'energy-object', 'an energy object or an outage is told');
  const objects: Target[] = [];
  for (const { target, sign } of CIVIL) if (reading.bySign.has(sign)) objects.push(target);
  if (has(reading, 'target.military') && conduct !== 'mine' && objects.every((kind) => kind === 'civilian')) {
    return judged(reading, 'military', 'military-object', 'a military object is told');
  }
  if (objects.length > 1) {
    return {
      code: 'civilian',
      reason: {
        rule: 'several-civil-kinds',
        because: 'several civil kinds are told',
        words: wordsOf(reading, ...objects.map((kind) => `target.${kind}`)),
      },
    };
  }
  if (objects.length === 1) return judged(reading, objects[0]!, 'object-named', 'the words name the object');
  if (has(reading, 'civilians.person') && conduct !== 'explosion') {
    return {
      code: 'civilian',
      reason: {
        rule: 'civilian-victims',
        because: 'the victims are said to be civilians, women or children',
        words: wordsOf(reading, 'civilians.person'),
      },
    };
  }
  const { killed, injured } = casualties;
  if ((killed === 1 && (injured ?? 0) <= 1) || (injured === 1 && killed === null)) {
    return {
      code: 'civilian',
      reason: { rule: 'one-victim', because: 'a single victim is told', words: casualties.words },
    };
  }
  return plain('unspecified', 'no-object', 'no object is told');
}

function plain(code: Target, rule: string, because: string): Judged<Target> {
  return { code, reason: { rule, because } };
}

function judged(reading: Reading, code: Target, rule: string, because: string): Judged<Target> {
  return { code, reason: { rule, because, words: wordsOf(reading, `target.${code}`) } };
}
