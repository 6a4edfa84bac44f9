/**
 * What people say about who did it: admission, accusation, denial, and the reports of third parties.
 *
 * A voice is a party (all its outlets together) or a single third-party source. The k-th account in which one voice
 * says the same of the same party counts `repetition` to the power k-1, strongest first; so weight depends neither on the
 * order of the accounts nor on how often somebody repeats himself.
 */
import { voiceOf } from '../incident/grade.js';
import type { Account, Incident } from '../incident/incident.js';
import type { PreparedSetting } from './attribute.js';
import { type Factor, OTHER } from './attribution.js';

export interface Statements {
  readonly factors: readonly Factor[];
  /** Hypotheses that an account names. */
  readonly named: ReadonlySet<string>;
  /** Hypotheses that somebody besides an adversary names: the party itself, or a third party. */
  readonly vouched: ReadonlySet<string>;
  /** Voices that name an author: what the interval narrows with. */
  readonly independent: number;
}

interface Saying {
  readonly rule: Rule;
  readonly hypothesis: string;
  readonly voice: string;
  readonly weight: number;
  readonly account: Account;
}

type Rule = keyof typeof SENTENCES;

export function statementFactors(incident: Incident, setting: PreparedSetting): Statements {
  const sayings: Saying[] = [];
  for (const account of incident.accounts) {
    const said = sayingOf(account, setting);
    if (said) sayings.push(said);
    const denial = denialOf(account, setting);
    if (denial) sayings.push(denial);
  }
  const naming = sayings.filter((saying) => saying.weight > 0);
  return {
    factors: saturate(sayings, setting.weights.repetition),
    named: new Set(naming.map((saying) => saying.hypothesis)),
    vouched: new Set(naming.filter(({ rule }) => rule !== 'accusation').map(({ hypothesis }) => hypothesis)),
    independent: new Set(naming.map((saying) => saying.voice)).size,
  };
}

function sayingOf(account: Account, setting: PreparedSetting): Saying | undefined {
  const { author } = setting.weights;
  const { actor, voice, stance } = account;
  if (actor === 'none') return accidentOf(account, setting);
  if (!setting.partyIds.has(actor)) return undefined;
  if (voice === actor)
    return stance === 'denied' ? undefined : saying('admission', actor, author.admission, account);
  if (setting.partyIds.has(voice)) return saying('accusation', actor, author.accusation, account);
  const trust = trustIn(account, setting);
  if (stance === 'asserted') return saying('third-party-report', actor, author.thirdParty * trust, account);
  if (stance !== 'alleged') return undefined;
  return saying('third-party-allegation', actor, author.thirdPartyAlleged * trust, account);
}

/** A third party tells that nobody did it: an accident, a find of old ammunition. */
function accidentOf(account: Account, setting: PreparedSetting): Saying | undefined {
  const { author } = setting.weights;
  const unexplained = author.unexplained.includes(account.conduct);
  if (account.voice !== '' || account.stance !== 'asserted' || !unexplained) return undefined;
  return saying('told-as-accident', OTHER, author.thirdParty * trustIn(account, setting), account);
}

function denialOf(account: Account, setting: PreparedSetting): Saying | undefined {
  if (account.stance !== 'denied' || !setting.partyIds.has(account.voice)) return undefined;
  return saying('denial', account.voice, setting.weights.author.denial, account);
}

function saying(rule: Rule, hypothesis: string, weight: number, account: Account): Saying {
  return { rule, hypothesis, voice: voiceOf(account), weight, account };
}

export function trustIn(account: Account, setting: PreparedSetting): number {
  const { reliability } = setting.weights;
  return reliability[account.sourceGrade as keyof typeof reliability] ?? reliability.F;
}

const SENTENCES = {
  admission: ({ voice }: Account) => `${voice} says in its own voice that it did it.`,
  accusation: ({ voice, actor }: Account) => `${voice} says that ${actor} did it.`,
  'third-party-report': ({ actor, sourceGrade }: Account) =>
    `A third party, graded ${sourceGrade}, names ${actor}.`,
  'third-party-allegation': ({ actor, sourceGrade }: Account) =>
    `A third party, graded ${sourceGrade}, reports that ${actor} is said to have done it.`,
  'told-as-accident': ({ sourceGrade }: Account) =>
    `A third party, graded ${sourceGrade}, tells of it as nobody's doing.`,
  denial: ({ voice }: Account) => `${voice} denies it.`,
};

/** One factor for each rule, hypothesis and voice, in the order in which they first come. */
function saturate(sayings: readonly Saying[], repetition: number): Factor[] {
  if (sayings.length === 0) return [];
  if (sayings.length === 1) {
    const { rule, hypothesis, weight, account } = sayings[0]!;
    return [
      { rule, hypothesis, logOdds: weight, because: SENTENCES[rule](account), records: account.observations },
    ];
  }
  const grouped = new Map<string, Saying[]>();
  for (const saying of sayings) {
    // A voice that names one party in several ways still is one voice.
    const key = `${saying.hypothesis} ${saying.voice} ${saying.weight > 0}`;
    const list = grouped.get(key);
    if (list) list.push(saying);
    else grouped.set(key, [saying]);
  }
  return [...grouped.values()].map((list) => {
    const strongest = [...list].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    let logOdds = 0;
    let share = 1;
    for (const saying of strongest) {
      logOdds += saying.weight * share;
      share *= repetition;
    }
    const { rule, hypothesis, account } = strongest[0]!;
    const times = list.length > 1 ? ` Said in ${list.length} accounts; each further one counts less.` : '';
    return {
      rule,
      hypothesis,
      logOdds,
      because: SENTENCES[rule](account) + times,
      records: [...new Set(list.flatMap((one) => one.account.observations))],
    };
  });
}
