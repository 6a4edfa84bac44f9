/** The names in a record that must be known to the mission: its source, and the parties wherever one is meant. */
import { ACTOR_WORDS } from '../../record/codes.js';
import { suggest } from '../../record/document.js';
import { MISSION_SOURCE, type Observation, type TrucelineRecord } from '../../record/record.js';
import { isStepId } from '../../record/step.js';
import { type Fault, type FormatSetting, fail, quote } from '../format.js';

export interface KnownNames {
  readonly sources: ReadonlySet<string> | undefined;
  readonly actors: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
  readonly reporters: ReadonlySet<string>;
  readonly opponents: ReadonlySet<string>;
  readonly rulers: ReadonlySet<string> | undefined;
}

export function knownNames(setting: FormatSetting): KnownNames {
  const guarantors = setting.guarantors ?? [];
  return {
    sources: setting.sources && new Set(setting.sources),
    actors: new Set([...setting.parties, ...ACTOR_WORDS]),
    speakers: new Set([...setting.parties, ...guarantors]),
    reporters: new Set([...setting.parties, ...guarantors, ...(setting.sources ?? [])]),
    opponents: new Set([...setting.parties, 'both']),
    rulers: setting.rulers && new Set([MISSION_SOURCE, ...setting.rulers]),
  };
}

export function checkNames(record: TrucelineRecord, names: KnownNames): Fault | undefined {
  if (record.kind === 'ruling')
    return check('source', "a source that is no party's voice", record.source, names.rulers);
  if (isStepId(record.id) !== (record.kind === 'step'))
    return fail(
      'id',
      record.kind === 'step' ? 'the id of its case, a slash and a number' : 'an id that is not of a step',
      quote(record.id),
      'Ids such as case:7f3a2c91/2 are for steps of cases.',
    ).fault;
  if (record.kind === 'step')
    return check(
      'source',
      'a source',
      record.source,
      names.sources && new Set([MISSION_SOURCE, ...names.sources]),
    );
  const source = check('source', 'a source', record.source, names.sources);
  if (source) return source;
  switch (record.kind) {
    case 'observation':
      return checkActor(record, 'actor', names);
    case 'correction':
      return record.replacement && checkActor(record.replacement, 'replacement.actor', names);
    case 'declaration':
      return (
        check('by', 'a party or guarantor', record.by, names.speakers) ??
        check('claim.against', 'a party', record.claim?.against, names.opponents)
      );
    case 'handover':
      return (
        check('from', 'a party or guarantor', record.from, names.speakers) ??
        check('to', 'a party or guarantor', record.to, names.speakers) ??
        check('reportedBy', 'a party, guarantor or source', record.reportedBy, names.reporters)
      );
    default:
      return undefined;
  }
}

function checkActor(observation: Observation, field: string, names: KnownNames): Fault | undefined {
  return check(field, 'a party', observation.actor, names.actors);
}

function check(
  field: string,
  what: string,
  found: string | undefined,
  known: ReadonlySet<string> | undefined,
): Fault | undefined {
  if (found === undefined || !known || known.has(found)) return undefined;
  const words = [...known];
  const near = suggest(found, words);
  const hint = near ? `Did you mean "${near}"?` : 'Declare it in mission.yaml, or use one that is declared.';
  return fail(field, `${what} of the mission (${words.join(', ') || 'none is declared'})`, quote(found), hint)
    .fault;
}
