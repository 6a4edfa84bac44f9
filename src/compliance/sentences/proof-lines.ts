/** The whole proof of a finding or of a standing, line by line, indented by depth. */
import type { Language } from '../../record/codes.js';
import type { Finding } from '../finding.js';
import type { EventProof, FitStep, QuotaProof, StandingStep, StateProof } from '../proof.js';
import { becauseIn, exemptionName, sinceWords, timeWords, triggerWords } from './because.js';
import { type Ref, refOf, ruleOf, standingOf } from './compiled.js';
import { capital, nodeLines, type ProofLine } from './nodes.js';
import { type Known, type Tongue, tongueOf } from './tongue.js';

export type { ProofLine } from './nodes.js';

/** The first line is the sentence of `because`. */
export function proofLines(finding: Finding, language: Language = 'en', known: Known = {}): ProofLine[] {
  const tongue = tongueOf(language, known);
  const { words, agreement, clause, reading } = tongue;
  const judged = words.line.judged(
    agreement(finding.agreement),
    clause(finding.clause),
    reading(finding.reading),
  );
  return [line(0, becauseIn(tongue, finding)), line(1, judged), ...below(tongue, finding)];
}

function below(tongue: Tongue, finding: Finding): ProofLine[] {
  const { proof } = finding;
  if (proof.kind === 'event') return eventLines(tongue, finding, proof);
  return proof.kind === 'state' ? stateLines(tongue, finding, proof) : quotaLines(tongue, finding, proof);
}

const line = (depth: number, text: string, cites: readonly string[] = []): ProofLine => ({
  depth,
  text,
  cites,
});

export function standingLines(
  tongue: Tongue,
  step: StandingStep,
  depth: number,
  of: Pick<Finding, 'clause' | 'reading'>,
): ProofLine[] {
  const { words, party, reading, instant, program } = tongue;
  const other = step.reading === of.reading ? undefined : reading(step.reading);
  const compiled = standingOf(program, { clause: of.clause, reading: step.reading }, step.party);
  return [
    line(depth, words.line.standing(party(step.party), sinceWords(tongue, step), other)),
    ...step.changes.map(({ at, is }) => line(depth + 1, words.line.change(instant(at), words.standing[is]))),
    ...step.of.flatMap((node) => nodeLines(tongue, node, depth + 1, refOf(compiled, node.name))),
  ];
}

function eventLines(tongue: Tongue, finding: Finding, proof: EventProof): ProofLine[] {
  const { words, probability, number, party } = tongue;
  const say = words.line;
  const { standard } = proof;
  return [
    line(1, capital(words.records(proof.records.join(', '), 0)), proof.records),
    line(1, say.time(timeWords(tongue, proof.start, proof.end))),
    ...(proof.fit.length === 0
      ? [line(1, say.trigger(triggerWords(tongue, finding)))]
      : fitLines(tongue, proof.fit, 1)),
    ...(proof.ruling
      ? [
          line(1, say.ruling(proof.ruling.decision, tongue.reading(proof.ruling.reading)), [
            proof.ruling.decision,
          ]),
        ]
      : []),
    ...proof.standings.flatMap((step) => standingLines(tongue, step, 1, finding)),
    ...proof.exemptions.flatMap((steps, i) =>
      steps.flatMap(({ id, is, fit, of }) => {
        const who = proof.standings[i]?.party ?? '';
        return [
          line(1, say.exemption(party(who), exemptionName(tongue, id), words.truth[is])),
          ...fitLines(tongue, fit, 2),
          ...(of ? nodeLines(tongue, of, 2, exemptionRef(tongue, finding, who, id)) : []),
        ];
      }),
    ),
    line(1, authorText(tongue, proof)),
    line(1, say.happened(probability(proof.happened))),
    line(
      1,
      say.band(
        probability(proof.counted),
        words.band[proof.band],
        number(standard.possible),
        number(standard.probable),
        number(standard.confirmed),
      ),
    ),
  ];
}

function fitLines({ words, told }: Tongue, fit: readonly FitStep[], depth: number): ProofLine[] {
  const { fit: say, field: names } = words.line;
  return fit.map(({ field, is, told: word }) =>
    line(depth, say(names[field], told(field, word), words.truth[is])),
  );
}

function authorText({ words, party, probability }: Tongue, { author, share }: EventProof): string {
  if (author === 'both') return words.line.authorBoth(probability(share));
  return author === 'undetermined'
    ? words.line.authorOpen(probability(share))
    : words.line.author(party(author), probability(share));
}

function exemptionRef({ program }: Tongue, finding: Finding, party: string, id: string): Ref {
  const rule = ruleOf(program, finding);
  if (!program || rule?.kind !== 'event') return undefined;
  const found = rule.exemptions[program.parties.indexOf(party)]?.find((exemption) => exemption.id === id);
  return found && found.condition >= 0 ? { kind: 'condition', index: found.condition } : undefined;
}

function stateLines(tongue: Tongue, finding: Finding, proof: StateProof): ProofLine[] {
  const { words, instant, program } = tongue;
  const rule = ruleOf(program, finding);
  const bad = rule?.kind === 'state' ? rule.bad[program!.parties.indexOf(finding.party)] : undefined;
  const ref: Ref = bad === undefined || bad < 0 ? undefined : { kind: 'condition', index: bad };
  const grace = proof.graceMs > 0 ? tongue.elapsed(proof.graceMs) : undefined;
  const time = words.fromTo(instant(proof.from), proof.to === null ? undefined : instant(proof.to));
  return [
    line(1, words.line.state(time, grace)),
    ...nodeLines(tongue, proof.of, 2, ref),
    ...standingLines(tongue, proof.standing, 1, finding),
  ];
}

function quotaLines(tongue: Tongue, finding: Finding, proof: QuotaProof): ProofLine[] {
  const { words, instant, range } = tongue;
  const time = words.fromTo(instant(proof.from), instant(proof.to));
  const text = words.line.quota(time, range(proof.owed), range(proof.delivered), range(proof.brought));
  return [
    line(1, text, proof.records),
    ...(proof.records.length > 0
      ? [
          line(
            2,
            capital(words.records(proof.records.join(', '), proof.total - proof.records.length)),
            proof.records,
          ),
        ]
      : []),
    ...standingLines(tongue, proof.standing, 1, finding),
  ];
}
