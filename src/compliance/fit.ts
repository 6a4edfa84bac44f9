/**
 * Does what happened fall under a clause: conduct, means, target, zone. Each answer is yes, no or unknown; one no ends
 * it, and an unknown keeps the finding but holds its band down.
 */
import type { Incident } from '../incident/incident.js';
import type { Conduct, Means, Target } from '../record/codes.js';
import type { EvaluationSetting } from './evaluate.js';
import type { ProofStep } from './finding.js';
import type { PreparedClause } from './prepared.js';
import { zoneStep } from './zone.js';

/** Proof steps in their fixed order, or undefined where one of them fails. */
export function fit(
  prepared: PreparedClause,
  incident: Incident,
  setting: EvaluationSetting,
): readonly ProofStep[] | undefined {
  const conduct = conductStep(prepared, incident);
  if (!conduct) return undefined;
  const means = meansStep(prepared, incident);
  if (!means) return undefined;
  const target = targetStep(prepared, incident, setting);
  if (!target) return undefined;
  const zone = zoneStep(prepared, incident, setting);
  return zone && [conduct, target, means, zone];
}

function conductStep(prepared: PreparedClause, incident: Incident): ProofStep | undefined {
  const { conduct } = incident;
  const { clause } = prepared;
  if (clause.conduct.includes(conduct))
    return standard(
      prepared,
      'conduct',
      true,
      conduct,
      (word) => `Told as ${word}, which the clause prohibits.`,
    );
  const rival = rivalIn<Conduct>(incident, 'conduct', clause.conduct);
  return rival && rivalStep(prepared, incident, 'conduct', rival);
}

const KINDS_OF: Partial<Readonly<Record<Means, readonly Means[]>>> = {
  missile: ['ballistic_missile', 'cruise_missile'],
  drone: ['long_range_drone', 'fpv_drone'],
};

function meansStep(prepared: PreparedClause, incident: Incident): ProofStep | undefined {
  const { means } = incident;
  const named = prepared.clause.means;
  if (!named) return standard(prepared, 'means', true, '', () => 'The clause holds for any means.');
  if (named.includes(means))
    return standard(
      prepared,
      'means',
      true,
      means,
      (word) => `Told as done by ${word}, which the clause names.`,
    );
  const rival = rivalIn<Means>(incident, 'means', named);
  if (rival) return rivalStep(prepared, incident, 'means', rival);
  if (prepared.takenElsewhere.has(means)) return undefined;
  if (KINDS_OF[means]?.some((kind) => named.includes(kind)))
    return standard(
      prepared,
      'means',
      'unknown',
      means,
      (word) => `Told as ${word}; the clause names some of the kind.`,
    );
  if (means === 'unspecified' || means === 'several')
    return standard(prepared, 'means', 'unknown', means, (word) => `The means are told as ${word}.`);
  return undefined;
}

function targetStep(
  prepared: PreparedClause,
  incident: Incident,
  setting: EvaluationSetting,
): ProofStep | undefined {
  const { target, facility } = incident;
  const { target: named, facilityClasses: classes, source } = prepared.clause;
  if (!named && !classes)
    return standard(prepared, 'target', true, '', () => 'The clause holds for any target.');
  if (classes && facility) {
    const protects = classes.includes(facility.class);
    if (!protects && !named?.includes(target)) return undefined;
    return {
      step: 'target',
      holds: protects ? true : 'unknown',
      because: `${facility.name} (${facility.facility}) is of class ${facility.class}, which the clause ${protects ? 'protects' : 'does not list'}.`,
      cites: [source, facility.facility],
    };
  }
  if (named?.includes(target)) {
    if (!classes)
      return standard(prepared, 'target', true, target, (word) => `Told as ${word}, which the clause names.`);
    return setting.facilities.length === 0
      ? standard(
          prepared,
          'target',
          'unknown',
          target,
          (word) => `Told as ${word}. There is no register of protected objects: membership is open.`,
        )
      : standard(
          prepared,
          'target',
          'unknown',
          target,
          (word) => `Told as ${word}. No object of the register is matched: membership is open.`,
        );
  }
  const rival = named && rivalIn<Target>(incident, 'target', named);
  return rival && rivalStep(prepared, incident, 'target', rival);
}

/** Steps that depend on one word only are the same object for every incident: most findings are made of them. */
function standard(
  { clause, steps }: PreparedClause,
  name: ProofStep['step'],
  holds: ProofStep['holds'],
  word: string,
  because: (word: string) => string,
): ProofStep {
  let known = steps[name];
  if (!known) {
    known = new Map();
    steps[name] = known;
  }
  let step = known.get(word);
  if (!step) {
    step = { step: name, holds, because: because(word), cites: [clause.source] };
    known.set(word, step);
  }
  return step;
}

/** The preferred word does not fit, that of another account does. */
function rivalStep(
  { clause }: PreparedClause,
  incident: Incident,
  field: 'conduct' | 'means' | 'target',
  rival: string,
): ProofStep {
  const records = incident.accounts
    .filter((account) => account[field] === rival)
    .flatMap((account) => account.observations);
  return {
    step: field,
    holds: 'unknown',
    because: `Told mostly as ${incident[field]}; an account tells of ${rival}.`,
    cites: [clause.source, ...records],
  };
}

function rivalIn<T extends string>(incident: Incident, field: string, wanted: readonly T[]): T | undefined {
  const values = incident.rivals[field];
  return values && wanted.find((word) => values.includes(word));
}
