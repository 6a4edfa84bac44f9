/** The choices of a filter, in the reader's words. */
import type { Band, Certainty, Conduct, Means, Target, Verdict } from '../api/types.ts';
import type { Speech } from '../words/speech.tsx';
import type { Filter } from './filter.ts';
import type { Choice } from './sentence.tsx';

const CONDUCTS: readonly Conduct[] = [
  'strike',
  'clash',
  'interception',
  'explosion',
  'mine',
  'sabotage',
  'interference',
  'movement',
  'other',
];
const MEANS: readonly Means[] = [
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'glide_bomb',
  'long_range_drone',
  'fpv_drone',
  'drone',
  'artillery',
  'mlrs',
  'mortar',
  'small_arms',
  'mine',
  'ship',
  'warship',
  'several',
  'unspecified',
];
const TARGETS: readonly Target[] = [
  'energy',
  'residential',
  'medical',
  'education',
  'transport',
  'port',
  'industry',
  'military',
  'civilian',
  'unspecified',
];
const CERTAINTIES: readonly Certainty[] = ['confirmed', 'probable', 'possible', 'undetermined'];
const VERDICTS: readonly Verdict[] = ['violation', 'undetermined', 'notInForce', 'noViolation'];
const BANDS: readonly Band[] = ['confirmed', 'probable', 'possible', 'none'];

/** Parties alphabetically by their English names, then those who are none. */
export function authorOptions({ mission, name }: Speech, others: readonly string[]): Choice['options'] {
  const parties = [...mission.parties].sort((a, b) => (a.name.en < b.name.en ? -1 : 1)).map(({ id }) => id);
  return [...parties, ...others].map((value) => ({ value, label: name(value) }));
}

export function incidentChoices(filter: Filter, speech: Speech): Choice[] {
  const { words, mission, text } = speech;
  const of = <T extends string>(list: readonly T[], names: Readonly<Record<T, string>>): Choice['options'] =>
    list.map((value) => ({ value, label: names[value] }));
  const { values } = filter;
  const choices: Choice[] = [
    {
      key: 'conduct',
      label: words.filter.conduct,
      values: values.conduct ?? [],
      options: of(CONDUCTS, words.conduct),
    },
    { key: 'means', label: words.filter.means, values: values.means ?? [], options: of(MEANS, words.means) },
    {
      key: 'target',
      label: words.filter.target,
      values: values.target ?? [],
      options: of(TARGETS, words.target),
    },
    {
      key: 'author',
      label: words.filter.author,
      values: values.author ?? [],
      options: authorOptions(speech, ['both', 'undetermined', 'accidentOrOther']),
    },
    {
      key: 'certainty',
      label: words.table.certainty.toLowerCase(),
      values: values.certainty ?? [],
      options: of(CERTAINTIES, words.certainty),
    },
    {
      key: 'contested',
      label: words.filter.accounts,
      values: values.contested ?? [],
      options: [{ value: 'yes', label: words.filter.contested }],
      single: true,
    },
    {
      key: 'agreement',
      label: words.filter.agreement,
      values: values.agreement ?? [],
      options: mission.agreements.map(({ id, title }) => ({ value: id, label: text(title) })),
    },
    {
      key: 'verdict',
      label: words.filter.clause,
      values: values.verdict ?? [],
      options: of(VERDICTS, words.verdict),
    },
  ];
  if (values.sector) {
    choices.push({
      key: 'sector',
      label: words.filter.sector,
      values: values.sector,
      options: (mission.line?.sectors ?? []).map(({ id, near }) => ({ value: id, label: `${id} ${near}` })),
    });
  }
  return choices;
}

export function findingChoices(query: Readonly<Record<string, string>>, speech: Speech): Choice[] {
  const { words, mission, text } = speech;
  const values = (key: string): string[] => (query[key] ?? '').split(',').filter(Boolean);
  const named = (
    list: readonly { id: string; title: Parameters<Speech['text']>[0] }[],
  ): Choice['options'] => [
    ...new Map(list.map(({ id, title }) => [id, { value: id, label: text(title) }])).values(),
  ];
  const chosen = values('agreement');
  const agreements = mission.agreements.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  return [
    { key: 'agreement', label: words.filter.agreement, values: chosen, options: named(mission.agreements) },
    {
      key: 'clause',
      label: words.filter.clauseOnly,
      values: values('clause'),
      options: named(agreements.flatMap(({ clauses }) => clauses)),
    },
    {
      key: 'reading',
      label: words.filter.reading,
      values: values('reading'),
      options: named(agreements.flatMap(({ readings }) => readings)),
    },
    {
      key: 'verdict',
      label: words.filter.verdict,
      values: values('verdict'),
      options: VERDICTS.map((value) => ({ value, label: words.verdict[value] })),
    },
    {
      key: 'band',
      label: words.filter.band,
      values: values('band'),
      options: BANDS.map((value) => ({ value, label: words.band[value] })),
    },
    {
      key: 'party',
      label: words.filter.party,
      values: values('party'),
      options: authorOptions(speech, ['undetermined']),
    },
  ];
}
