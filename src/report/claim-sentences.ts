/** What the comparison of claims is told in. Words of comparison only: none says that somebody told an untruth. */
export const claimSentences = {
  title: 'Figures of the parties beside what was found',
  note: 'What a party counts is compared, never added to what was found. Not found is not the same as did not happen; attributed otherwise is an assessment with a probability, not a certainty.',
  none: 'No figure of a party was given on this day.',
  head: ['Figure of the party', 'Claimed', 'Found', 'Not found', 'Found, not claimed'],
  /** Of whom, said to have been done by whom, on what. */
  group: (by: string, against: string, about: string) => `${by} on ${against}: ${about}`,
  both: 'both parties',
  bound: {
    exact: (n: string) => n,
    atLeast: (n: string) => `${n} or more`,
    atMost: (n: string) => `at most ${n}`,
    about: (n: string) => `about ${n}`,
  },
  role: {
    part: 'part',
    within: 'inside another part',
    aspect: 'told beside the total',
    rest: 'the rest of the total',
    whole: 'the total',
  },
  verdict: {
    found: 'found, attributed as claimed',
    foundUndetermined: 'found, author undetermined',
    foundOtherwise: 'found, attributed otherwise',
    foundOutsideClause: 'found, outside the clause',
    foundOutsideTime: 'found, at another time',
    notFoundWatched: 'not found, would more likely than not have been noticed',
    notFoundUnwatched: 'not found, not observed',
    notFoundOpen: 'not found, whether it would have been noticed is open',
  },
  notComparable: {
    unit: 'not comparable: unit',
    mixed: 'not comparable: acts of several kinds added up',
    noFigure: 'not comparable: no figure',
    beyondThePicture: 'not comparable: outside the period of the records',
    corrected: 'not compared: corrected later by the party',
    periodBackwards: 'not comparable: the period ends before it begins',
  },
  clause: { notInForce: 'not in force then under any reading', outside: 'outside the clause' },
  byReading: (inside: string, outside: string) => `inside under ${inside}, not under ${outside}`,
  ownAccountOnly: 'told only by the party that claims it',
  fitsParts: (ids: string) => `fits as well: ${ids}`,
  more: (n: string) => `and ${n} more`,
  ambiguous: (ids: string) => `fits as well: ${ids}`,
  noticed: (p: string) => `probability of being noticed ${p}`,
  beyondFigure: (n: string) => `${n} more fit what the figure leaves open`,
  nothingSought: 'none claimed',
  counted: (asClaimed: string, undetermined: string, otherwise: string) =>
    `found in the same unit: ${asClaimed} attributed as claimed, ${undetermined} undetermined, ${otherwise} otherwise`,
  correctedBy: (id: string) => `Corrected by ${id}.`,
  repeats: (id: string) => `The same period and unit as ${id}.`,
  corrects: (id: string) => `Corrects ${id}.`,
  cumulative: (n: string, sum: string) =>
    `Takes in ${n} earlier${sum === '' ? '' : `; those that do not overlap add up to ${sum}`}.`,
  fault: {
    partsExceedTotal: (found: string, expected: string) =>
      `The parts add up to ${found}, the total given is ${expected}: both are kept.`,
    partsFallShort: (found: string, expected: string) =>
      `The parts add up to ${found}, the total given is ${expected}: both are kept.`,
    unitNotKnown: (found: string) =>
      `The unit “${found}” is none that can be counted here; unitCode names one.`,
    periodBackwards: (found: string, expected: string) =>
      `The period ends (${found}) before it begins (${expected}).`,
    negative: (found: string) => `A number below 0 is compared with nothing: ${found}.`,
    againstItself: (found: string) => `The party that claims and the party it names are the same: ${found}.`,
    withinNotNamed: (found: string, expected: string) =>
      `“${found}” is none of the parts (${expected}) that it is said to lie in.`,
    replacesNothing: (found: string, expected: string) => `It corrects ${found}, which is not ${expected}.`,
    beyondThePicture: (found: string, expected: string) =>
      `The period (${found}) reaches beyond that of the records (${expected}).`,
    belowEarlierTotal: (found: string, expected: string) =>
      `The total ${found} takes in an earlier one of ${expected}.`,
  },
};

export type ClaimSentences = typeof claimSentences;
