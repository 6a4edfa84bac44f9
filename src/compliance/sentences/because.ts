/** A finding in one sentence: the verdict, what it is about, and the rule that decided. */
import type { Language } from '../../record/codes.js';
import type { Finding } from '../finding.js';
import type { EventProof, QuotaProof, StandingStep, StateProof } from '../proof.js';
import { patternNoun, ruleOf, standingOf } from './compiled.js';
import { type Known, type Tongue, tongueOf } from './tongue.js';

export function because(finding: Finding, language: Language = 'en', known: Known = {}): string {
  return becauseIn(tongueOf(language, known), finding);
}

export function becauseIn(tongue: Tongue, finding: Finding): string {
  const { proof } = finding;
  if (proof.kind === 'event') return eventSentence(tongue, finding, proof);
  return proof.kind === 'state'
    ? stateSentence(tongue, finding, proof)
    : quotaSentence(tongue, finding, proof);
}

export function sinceWords({ words, instant }: Tongue, { is, since }: StandingStep): string {
  return words.since(words.standing[is], since === null ? undefined : instant(since));
}

/** On an instant, or between two. */
export function timeWords({ words, instant }: Tongue, start: string, end: string): string {
  return Date.parse(end) - Date.parse(start) <= 1
    ? words.at(instant(start))
    : words.between(instant(start), instant(end));
}

function eventSentence(tongue: Tongue, finding: Finding, proof: EventProof): string {
  const { words, party, reading, probability, number } = tongue;
  const say = words.because;
  const told = (name: 'conduct' | 'zone'): string | undefined => {
    const step = proof.fit.find(({ field }) => field === name);
    return step && step.told !== '' ? tongue.told(name, step.told) : undefined;
  };
  const event = words.event({
    conduct: told('conduct') ?? triggerWords(tongue, finding) ?? words.eventOf(finding.incident),
    zone: told('zone'),
    time: timeWords(tongue, proof.start, proof.end),
  });
  const first = proof.standings[0];
  const standing = first ? sinceWords(tongue, first) : words.standing[finding.standing];
  const who = party(first && !namesOne(finding) ? first.party : finding.party);
  const possible = number(proof.standard.possible);
  switch (finding.rule) {
    case 'standard-met':
      return say.violation(namesOne(finding) ? who : undefined, finding.band, event, standing);
    case 'standard-not-met':
      return say.standardNotMet(event, who, probability(proof.counted), possible);
    case 'happening-open':
      return say.happeningOpen(event, who, probability(proof.counted), possible);
    case 'author-open':
      return say.authorOpen(event, standing);
    case 'author-not-bound':
      return tongue.program && !standingOf(tongue.program, finding, proof.author)
        ? say.authorNotBound(event, party(proof.author))
        : say.outsideFor(event, party(proof.author));
    case 'binds-nobody':
      return say.bindsNobody(event, reading(finding.reading));
    case 'not-in-force':
      return say.notInForce(event, who, standing);
    case 'straddles': {
      const changing = proof.standings.find(({ changes }) => changes.length > 0) ?? first;
      return changing
        ? say.straddles(event, party(changing.party), changesWords(tongue, changing))
        : say.standingOpen(event, who);
    }
    case 'exempt':
    case 'exemption-open': {
      const exemption = deciding(tongue, proof);
      return finding.rule === 'exempt'
        ? say.exempt(event, who, exemption)
        : say.exemptionOpen(event, who, exemption);
    }
    case 'ruling-straddles':
      return say.rulingStraddles(event);
    default:
      return say.standingOpen(event, who);
  }
}

/** The event that the clause asks for, where it is no incident and the program is at hand. */
export function triggerWords({ program, voice }: Tongue, finding: Finding): string | undefined {
  const rule = ruleOf(program, finding);
  if (!program || !voice || rule?.kind !== 'event' || rule.trigger.kind !== 'pattern') return undefined;
  const pattern = program.patterns[rule.trigger.patterns[program.parties.indexOf(finding.party)] ?? -1];
  return pattern && patternNoun(program, voice, pattern).none;
}

const namesOne = ({ party }: Finding): boolean => party !== 'both' && party !== 'undetermined';

function changesWords({ words, instant }: Tongue, { is, changes }: StandingStep): string {
  return [
    words.standing[is],
    ...changes.map(({ at, is: next }) => words.line.change(instant(at), words.standing[next])),
  ].join(', ');
}

/** The exemption that holds best, the first of several. */
function deciding(tongue: Tongue, proof: EventProof): string {
  const all = proof.exemptions.flat();
  const step = all.find(({ is }) => is === 'yes') ?? all.find(({ is }) => is === 'unknown') ?? all[0];
  return step ? exemptionName(tongue, step.id) : '';
}

export function exemptionName({ words, clause, voice }: Tongue, id: string): string {
  const say = words.exemption;
  const [kind, of] = id.split(':') as [string, string | undefined];
  if (kind === 'permission' && of) return say.permission(clause(of));
  if (kind === 'variation' && of) return say.variation(of);
  if (id === 'notice') return say.notice;
  if (id === 'before-due') return say.beforeDue;
  const titled = voice?.agreement.clauses
    .flatMap((entry) => entry.exempt ?? [])
    .find((exemption) => exemption.id === id)?.title;
  return say.own(titled && voice ? voice.local(titled) : id);
}

function stateSentence(tongue: Tongue, finding: Finding, proof: StateProof): string {
  const { words, party, instant } = tongue;
  const time = words.fromTo(instant(proof.from), proof.to === null ? undefined : instant(proof.to));
  return finding.verdict === 'violation'
    ? words.because.stateHolds(party(finding.party), time, sinceWords(tongue, proof.standing))
    : words.because.stateOpen(party(finding.party), time);
}

function quotaSentence(tongue: Tongue, finding: Finding, proof: QuotaProof): string {
  const { words, party, instant, range } = tongue;
  const { owed, delivered, brought } = proof;
  const time = words.fromTo(instant(proof.from), instant(proof.to));
  const none = brought[0] === 0 && brought[1] === 0;
  const say = finding.verdict === 'violation' ? words.because.quotaMissed : words.because.quotaOpen;
  return say(
    party(finding.party),
    time,
    range(delivered),
    range(owed),
    none ? '' : words.because.broughtOver(range(brought)),
  );
}
