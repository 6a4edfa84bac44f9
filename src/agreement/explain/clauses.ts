/**
 * A clause as a list of labelled sentences: whom it binds, what it prohibits or demands, when, and what is no breach.
 */
import type { Clause } from '../agreement.js';
import { underReading } from '../compile/version.js';
import type { Condition, IncidentFit, Moment, Pattern, Quantity } from '../expression.js';
import type { Period } from '../period.js';
import { boundUnder } from './effective.js';
import { conditionPhrase, momentPhrase, patternWords, quantityPhrase } from './expressions.js';
import { fitWords } from './fit.js';
import { type Field, field, periodFields, startToEnd } from './periods.js';
import { held, type Phrase, plain } from './phrase.js';
import { many, type Voice } from './voice.js';

export function clauseFields(voice: Voice, clause: Clause): Field[] {
  const say = voice.catalogue.book;
  const bound = boundUnder(voice.agreement, clause);
  const names = voice.catalogue.list(bound.map(voice.party), 'and') || say.nobody;
  return [
    field('by', say.bound, bound.length > 1 ? `${names}${say.eachForItself}` : names),
    ...bodyFields(voice, clause),
    ...inForce(voice, clause),
    ...(clause.exempt ?? []).map((exemption) => ({
      key: `exempt ${exemption.id}`,
      label: say.exempt,
      phrase: whileHolds(voice, named(voice, exemption), exemption.when),
    })),
    ...variationFields(voice, clause),
    ...(clause.standard ? [field('standard', say.standard, standardWords(voice, clause.standard))] : []),
    ...usesField(voice, clause),
  ];
}

export function standardWords(voice: Voice, standard: NonNullable<Clause['standard']>): string {
  const { language } = voice.catalogue;
  const percent = (share: number): string =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  return voice.catalogue.book.thresholds(
    percent(standard.possible),
    percent(standard.probable),
    percent(standard.confirmed),
  );
}

/** What the clause prohibits, demands or allows. */
export function bodyFields(voice: Voice, clause: Clause): Field[] {
  const say = voice.catalogue.book;
  const fit = (given: IncidentFit): string => voice.catalogue.fit(fitWords(voice, given));
  const quantity = (amount: Quantity): string => held(quantityPhrase(voice, amount));
  const moment = (at: Moment): string => held(momentPhrase(voice, at));
  const event = (of: Pattern): string => patternWords(voice, of, 'self').one;
  const lasting = (key: string, label: string, duration: string | undefined): Field[] =>
    duration ? [field(key, label, voice.duration(duration))] : [];
  switch (clause.kind) {
    case 'prohibition':
    case 'treatment':
      return [field('what', say.prohibited, fit(clause))];
    case 'exclusion':
      return [field('what', say.keepOut, fit({ conduct: 'presence', ...told(clause) }))];
    case 'withdrawal': {
      const gone = { conduct: 'presence', ...told(clause) };
      const due = clause.due === undefined ? [] : [say.goneBy(moment(clause.due))];
      const alone = clause.stages === undefined || Object.keys(told(clause)).length > 0;
      return [
        ...(alone ? [field('what', say.gone, [fit(gone), ...due].join(', '))] : []),
        ...(clause.stages ?? []).map((stage) => {
          const only = stage.zone || stage.weapons || stage.means ? [fit({ ...gone, ...told(stage) })] : [];
          const limit = stage.atMost === undefined ? [] : [say.stageLimit(quantity(stage.atMost))];
          const words = [say.goneBy(moment(stage.due)), ...only, ...limit].join('; ');
          return field(`stage ${stage.id}`, say.stage(stage.id), words);
        }),
        ...(clause.remaining === undefined
          ? []
          : [
              field(
                'remaining',
                say.limit,
                say.remaining(quantity(clause.remaining), quantity(clause.atMost ?? 0)),
              ),
            ]),
      ];
    }
    case 'ceiling':
      return [
        field('what', say.limit, say.atMost(quantity(clause.amount), quantity(clause.atMost))),
        ...lasting('grace', say.grace, clause.grace),
      ];
    case 'freeze': {
      const baseline = clause.baseline === undefined ? say.entryIntoForce : moment(clause.baseline);
      return [
        clause.amount === undefined
          ? field('what', say.frozen, fit(clause))
          : field('what', say.frozen, say.notAbove(quantity(clause.amount), baseline)),
        ...lasting('grace', say.grace, clause.grace),
      ];
    }
    case 'delivery': {
      const of = patternWords(voice, clause.of, 'self').many;
      const amount = quantity(clause.atLeast);
      const due = clause.due === undefined ? undefined : moment(clause.due);
      const { every, carry, cuts = [], reciprocal } = clause;
      const factor = typeof reciprocal === 'number' ? quantity(reciprocal) : undefined;
      return [
        field(
          'what',
          say.owed,
          every ? say.owedEvery(amount, of, voice.duration(every)) : say.owedBy(amount, of, due),
        ),
        ...(carry ? [field('carry', say.carryOver, say.carry[carry])] : []),
        ...cuts.map((cut, i) =>
          field(
            `cut ${i}`,
            say.cut,
            say.cutAmount(moment(cut.from), moment(cut.until), quantity(cut.amount)),
          ),
        ),
        ...(reciprocal === undefined ? [] : [field('reciprocal', say.reciprocal, say.reciprocalOf(factor))]),
        ...(clause.from === undefined ? [] : [field('from', say.countsFrom, moment(clause.from))]),
        ...lasting('cure', say.cure, clause.cure),
      ];
    }
    case 'duty':
      return [
        field('what', say.mustDo, say.dueBy(event(clause.of), moment(clause.due))),
        ...(clause.from === undefined ? [] : [field('from', say.countsFrom, moment(clause.from))]),
        ...lasting('cure', say.cure, clause.cure),
      ];
    case 'access': {
      const status = many(clause.status ?? ['denied', 'jammed']).map((word) => voice.word('status', word));
      const zone = fitWords(voice, { zone: clause.zone }).zone;
      return [field('what', say.accessTo, say.notKept(voice.catalogue.list(status, 'or'), zone))];
    }
    case 'notification': {
      const { ahead, notOlderThan, within } = clause;
      const [of, notice] = [event(clause.of), event(clause.notice)];
      const older = notOlderThan && voice.duration(notOlderThan);
      return [
        field(
          'what',
          say.mustNotify,
          within
            ? say.afterwards(of, notice, voice.duration(within))
            : say.ahead(of, notice, voice.duration(ahead ?? '0 h'), older),
        ),
      ];
    }
    case 'abstention':
      return [field('what', say.mustNot, event(clause.of))];
    case 'permission':
      return [
        { key: 'what', label: say.allowed, phrase: plain(fit(clause)) },
        field('from', say.exceptionFrom, voice.catalogue.list(clause.from.map(voice.clause), 'and')),
        ...(clause.when
          ? [{ key: 'when', label: say.onlyWhile, phrase: conditionPhrase(voice, clause.when) }]
          : []),
      ];
  }
}

/** The fields of a fit that are given, so that spreading them over a default leaves it where they are not. */
function told(fit: IncidentFit): IncidentFit {
  const { conduct, means, target, facilityClasses, weapons, purpose, zone } = fit;
  const all = { conduct, means, target, facilityClasses, weapons, purpose, zone };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as IncidentFit;
}

function inForce(voice: Voice, clause: Clause): Field[] {
  const { agreement, catalogue } = voice;
  const say = catalogue.book;
  const periods = agreement.readings.flatMap((reading) => {
    const under = underReading(agreement, clause, reading);
    return under ? [{ reading, text: startToEnd(voice, under.period) }] : [];
  });
  const texts = [...new Set(periods.map(({ text }) => text))];
  const said =
    texts.length === 1
      ? texts[0]!
      : periods.map(({ text, reading }) => say.underReading(text, voice.reading(reading.id))).join('; ');
  return [
    field('inForce', say.inForce, said || say.noSuchClause),
    ...periodFields(voice, clause.period ?? {}),
    ...agreement.readings.flatMap((reading) =>
      periodFields(voice, (reading.clauses?.[clause.id]?.period ?? {}) as Period).map((entry) => ({
        ...entry,
        key: `${entry.key} ${reading.id}`,
        label: say.underReading(entry.label, voice.reading(reading.id)),
      })),
    ),
  ];
}

function variationFields(voice: Voice, clause: Clause): Field[] {
  const say = voice.catalogue.book;
  return (clause.variations ?? []).map((variation) => {
    const reads = variation.reads
      ? `${say.readsThere}: ${differences(voice, clause, { ...clause, ...variation.reads } as Clause)}`
      : say.doesNotHold;
    const title = variation.title ? `${voice.local(variation.title)}: ` : '';
    const where = `${title}${say.variationIn(voice.zone(variation.zone))}`;
    return {
      key: `variation ${variation.id}`,
      label: say.variation,
      phrase: whileHolds(voice, `${where} ${reads}`, variation.when),
    };
  });
}

/** The sentences of the second that the first does not have, in one line; variations are told of the clause itself only. */
export function differences(voice: Voice, before: Clause, after: Clause): string {
  const fields = (clause: Clause): Field[] => clauseFields(voice, { ...clause, variations: undefined });
  const [had, now] = [fields(before), fields(after)];
  const changed = now.filter(
    ({ key, phrase }) => had.find((entry) => entry.key === key)?.phrase.line !== phrase.line,
  );
  const gone = had.filter(({ key }) => !now.some((entry) => entry.key === key));
  return [
    ...changed.map(({ label, phrase }) => `${label}: ${phrase.line}`),
    ...gone.map(({ label }) => `${label}: —`),
  ].join('. ');
}

function named(voice: Voice, exemption: NonNullable<Clause['exempt']>[number]): string {
  const fit = voice.catalogue.exempt(fitWords(voice, exemption));
  const restricted = Object.values(fitWords(voice, exemption)).some((words) => words !== undefined);
  const title = exemption.title ? voice.local(exemption.title) : voice.catalogue.quote(exemption.id);
  return restricted ? `${title}: ${fit}` : title;
}

/** The text, and below it the condition while which it holds. */
function whileHolds(voice: Voice, text: string, when: Condition | undefined): Phrase {
  if (!when) return plain(text);
  const phrase = conditionPhrase(voice, when);
  const lead = `${text}; ${voice.catalogue.book.onlyWhile.toLowerCase()}`;
  return {
    line: `${lead}: ${phrase.line}`,
    joined: true,
    ...(phrase.above ? { above: { text: `${lead} ${phrase.above.text}`, parts: phrase.above.parts } } : {}),
  };
}

function usesField(voice: Voice, clause: Clause): Field[] {
  const say = voice.catalogue.book;
  if (!clause.uses?.length) return [];
  const terms = clause.uses.map((term) => {
    const definition = voice.agreement.definitions?.[term];
    const title = voice.catalogue.quote(definition?.title ? voice.local(definition.title) : term);
    return definition ? title : `${title} (${say.noDefinition})`;
  });
  return [field('uses', say.uses, terms.join(', '))];
}
