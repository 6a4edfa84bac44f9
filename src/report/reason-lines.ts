/** Why an incident is attributed as it is, or is not, in the sentences of the report's language. */
import type { IncidentEntry } from './entry.js';
import type { Names } from './names.js';
import type { ToldStep } from './told-waterfall.js';
import type { VerdictTold } from './words/reasons.js';

/** What decided, and what evidence is missing where nobody is named. */
export function reasonsOf(entry: IncidentEntry, names: Names): readonly string[] {
  const { reasons } = names.messages;
  const decided = entry.verdict === '' ? '' : (reasons.verdict[entry.verdict]?.(told(entry, names)) ?? '');
  const missing = entry.missing.map((kind) => reasons.missingKind[kind]);
  return [decided, missing.length === 0 ? '' : reasons.missing(missing.join('; '))].filter(Boolean);
}

/** The sentence of one step; a rule that the catalogue does not know is told in the words of the record. */
export function stepSentence({ rule, said, about, records, because }: ToldStep, names: Names): string {
  const { reasons, number } = names.messages;
  const sentence = (reasons.step as Readonly<Record<string, (typeof reasons.step)['prior']>>)[rule];
  if (!sentence) return because.map((one) => names.reason(one)).join(' ');
  const source = said ? names.source(said.source) : '';
  return sentence({
    source,
    by: said && said.voice !== '' ? names.actor(said.voice) : source,
    named: said ? names.actor(said.actor) : '',
    about: about.map(names.actor).join(', '),
    count: number(records.length),
  });
}

function told({ hypotheses, happened }: IncidentEntry, names: Names): VerdictTold {
  const { reasons, decimal, number } = names.messages;
  const values = hypotheses.map(({ probability }) => probability.value);
  const highest = Math.max(0, ...values);
  const leading = hypotheses.filter(({ probability }) => probability.value === highest);
  return {
    leading: leading.length === 1 ? names.actor(leading[0]!.id) : reasons.severalLead,
    value: decimal(highest, 2),
    happened: decimal(happened?.value ?? 0, 2),
    threshold: names.authorThreshold === undefined ? '' : number(names.authorThreshold),
  };
}
