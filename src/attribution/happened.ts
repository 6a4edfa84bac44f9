/**
 * Did it happen, whoever did it: independent voices, their grades, denials that it happened, detections.
 */
import { voiceOf } from '../incident/grade.js';
import type { Account, Incident } from '../incident/incident.js';
import type { PreparedSetting } from './attribute.js';
import type { Factor } from './attribution.js';
import { trustIn } from './statement.js';

export interface Happening {
  readonly factors: readonly Factor[];
  /** Voices that tell it, and detections. */
  readonly independent: number;
}

type Kind = 'report' | 'allegation' | 'party-report' | 'denial' | 'detection';

export function happenedFactors(incident: Incident, setting: PreparedSetting): Happening {
  const { happened, repetition } = setting.weights;
  const byVoice = new Map<string, { kind: Kind; weights: number[]; records: string[] }>();
  const telling = new Set<string>();
  for (const account of incident.accounts) {
    const kind = kindOf(account, setting);
    const weight = weightOf(kind, account, setting);
    const voice = voiceOf(account);
    const key = `${kind === 'denial'} ${voice}`;
    const known = byVoice.get(key);
    if (known) {
      known.weights.push(weight);
      known.records.push(...account.observations);
    } else byVoice.set(key, { kind, weights: [weight], records: [...account.observations] });
    if (kind !== 'denial' && setting.partyIds.has(account.voice)) telling.add(account.voice);
  }
  const factors: Factor[] = [];
  let independent = 0;
  for (const { kind, weights, records } of byVoice.values()) {
    let logOdds = 0;
    let share = 1;
    for (const weight of weights.sort((a, b) => Math.abs(b) - Math.abs(a))) {
      logOdds += weight * share;
      share *= repetition;
    }
    if (kind !== 'denial') independent++;
    factors.push({ rule: RULES[kind], hypothesis: 'happened', logOdds, because: BECAUSE[kind], records });
  }
  if (telling.size > 1)
    factors.push({
      rule: 'parties-agree',
      hypothesis: 'happened',
      logOdds: happened.partiesAgree,
      because: 'Voices of more than one party tell that it happened, whoever they blame.',
    });
  return { factors, independent };
}

const RULES: Readonly<Record<Kind, string>> = {
  report: 'told-by-third-party',
  allegation: 'alleged-by-third-party',
  'party-report': 'told-by-party',
  denial: 'said-not-to-have-happened',
  detection: 'detected',
};

const BECAUSE: Readonly<Record<Kind, string>> = {
  report: 'A third party tells that it happened.',
  allegation: 'A third party reports that it is said to have happened.',
  'party-report': 'A party tells that it happened; it has a stake either way.',
  denial: 'A voice says that it did not happen.',
  detection: 'A sensor noticed something of the kind there and then.',
};

/** A denial that blames somebody else grants that it happened. */
function kindOf(account: Account, setting: PreparedSetting): Kind {
  if (account.conduct === 'none' || setting.sensorIds.has(account.source)) return 'detection';
  const blames = setting.partyIds.has(account.actor) && account.actor !== account.voice;
  if (account.stance === 'denied' && !blames) return 'denial';
  if (setting.partyIds.has(account.voice)) return 'party-report';
  return account.stance === 'asserted' ? 'report' : 'allegation';
}

function weightOf(kind: Kind, account: Account, setting: PreparedSetting): number {
  const { happened } = setting.weights;
  const trust = trustIn(account, setting);
  switch (kind) {
    case 'report':
      return happened.thirdParty * trust;
    case 'allegation':
      return happened.thirdPartyAlleged * trust;
    case 'party-report':
      return happened.party;
    case 'denial':
      return happened.denial;
    case 'detection':
      return happened.detection;
  }
}
