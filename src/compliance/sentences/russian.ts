/** Выводы и их подтверждения по-русски. */
import type { ProofWords } from './words.js';

const RELATIONS = {
  atLeast: 'не менее чем',
  atMost: 'не более чем',
  moreThan: 'более чем',
  lessThan: 'менее чем',
} as const;

const BANDS = {
  confirmed: 'подтверждено',
  probable: 'правдоподобно',
  possible: 'возможно',
  none: 'ниже всех порогов',
} as const;

export const russian: ProofWords = {
  at: (instant) => instant,
  between: (from, to) => `между ${from} и ${to}`,
  fromTo: (from, to) => (to ? `с ${from} до ${to}` : `с ${from} и до конца рассмотрения`),
  event: ({ conduct, zone, time }) => `${conduct ?? 'событие'}${zone ? `, зона ${zone}` : ''}, ${time}`,
  eventOf: (record) => `событие ${record}`,
  records: (ids, hidden) => `записи: ${ids}${hidden > 0 ? `, предыдущих еще ${hidden}` : ''}`,
  standing: {
    proposed: 'предложено, никого не обязывает',
    notYet: 'еще не действует',
    inForce: 'действует',
    suspended: 'приостановлено',
    released: 'сторона освобождена от обязательства',
    lapsed: 'срок действия истек',
    undetermined: 'не определено',
  },
  since: (standing, instant) =>
    instant ? `${standing} с ${instant}` : `${standing}, как и все время до того`,
  band: BANDS,
  truth: { yes: 'да', no: 'нет', unknown: 'открыто' },
  both: 'бой на земле без названного нападавшего',
  undetermined: 'не определено',
  because: {
    violation: (party, band, event, standing) =>
      party
        ? `Нарушение, сторона: ${party} (${BANDS[band]}): ${event}; пункт: ${standing}.`
        : `Нарушение в бою на земле без названного нападавшего (${BANDS[band]}): ${event}; пункт: ${standing}.`,
    standardNotMet: (event, party, probability, possible) =>
      `Нарушение не установлено: ${event}; сторона: ${party}, вероятность ${probability}, возможным нарушение называется от ${possible}.`,
    happeningOpen: (event, party, probability, possible) =>
      `Не определено, произошло ли: ${event}; сторона: ${party}, вероятность ${probability}, возможным нарушение называется от ${possible}.`,
    authorOpen: (event, standing) => `Не определено, кто это совершил: ${event}; пункт: ${standing}.`,
    authorNotBound: (event, author) =>
      `Нарушение не установлено: ${event}; кто: ${author}, пункт этого участника не обязывает.`,
    outsideFor: (event, author) =>
      `Нарушение не установлено: ${event}; кто: ${author}, для этого участника это вне пределов пункта.`,
    bindsNobody: (event, reading) =>
      `Пункт не действует: ${event}; по толкованию ${reading} он никого не обязывает.`,
    notInForce: (event, party, standing) =>
      `Пункт не действует: ${event}; для стороны ${party}: ${standing}.`,
    standingOpen: (event, party) =>
      `Не определено: ${event}; действовал ли тогда пункт для стороны ${party}, открыто.`,
    straddles: (event, party, changes) =>
      `Не определено: ${event}; в это время действие пункта для стороны ${party} меняется: ${changes}.`,
    exempt: (event, party, exemption) =>
      `Нарушение не установлено: ${event}; для стороны ${party} есть исключение: ${exemption}.`,
    exemptionOpen: (event, party, exemption) =>
      `Не определено: ${event}; есть ли для стороны ${party} исключение, открыто: ${exemption}.`,
    rulingStraddles: (event) => `Не определено: ${event}; на это время приходятся два решения.`,
    stateHolds: (party, time, standing) => `Нарушение, сторона: ${party}, ${time}; пункт: ${standing}.`,
    stateOpen: (party, time) => `Не определено, было ли нарушение, сторона: ${party}, ${time}.`,
    quotaMissed: (party, time, delivered, owed, brought) =>
      `Нарушение, сторона: ${party}, ${time}: передано ${delivered}, следовало ${owed}${brought}.`,
    quotaOpen: (party, time, delivered, owed, brought) =>
      `Не определено, достаточно ли передано, сторона: ${party}, ${time}: передано ${delivered}, следовало ${owed}${brought}.`,
    broughtOver: (amount) => `, перенесено ${amount}`,
  },
  line: {
    judged: (agreement, clause, reading) =>
      `Пункт ${clause}, документ ${agreement}, по толкованию ${reading}`,
    time: (time) => `Время: ${time}`,
    fit: (field, told, truth) => `${field}: ${told}; соответствует: ${truth}`,
    field: {
      conduct: 'Действие',
      means: 'Средства',
      target: 'Цель',
      weapon: 'Вооружение',
      purpose: 'Назначение',
      zone: 'Зона',
    },
    notTold: 'не сообщено',
    trigger: (event) =>
      event ? `Событие: ${event}; соответствует: да` : 'Событие такого вида, который называет пункт',
    ruling: (decision, reading) =>
      `Решение ${decision} определило толкование ${reading}, по нему и рассмотрено`,
    standing: (party, standing, reading) =>
      `Действие пункта для стороны ${party}: ${standing}${reading ? ` (по толкованию ${reading})` : ''}`,
    change: (instant, standing) => `с ${instant}: ${standing}`,
    exemption: (party, exemption, truth) => `Исключение: ${exemption}; сторона ${party}: ${truth}`,
    author: (author, share) =>
      `Если событие произошло, вероятность, что его совершила сторона ${author}: ${share}`,
    authorOpen: (share) => `Никто не назван; вероятность для всех обязанных сторон вместе: ${share}`,
    authorBoth: (share) =>
      `Бой на земле без названного нападавшего; вероятность для всех обязанных сторон вместе: ${share}`,
    happened: (probability) => `Вероятность, что событие произошло: ${probability}`,
    band: (total, band, possible, probable, confirmed) =>
      `Вместе ${total}: ${band} (возможно от ${possible}, правдоподобно от ${probable}, подтверждено от ${confirmed})`,
    state: (time, grace) =>
      `То, чего пункт не разрешает, продолжалось ${time}${grace ? `; допустимая длительность: ${grace}` : ''}`,
    quota: (time, owed, delivered, brought) =>
      `Отрезок ${time}: следовало ${owed}, передано ${delivered}, перенесено ${brought}`,
  },
  exemption: {
    permission: (clause) => `разрешение ${clause}`,
    variation: (id) => `местное отличие «${id}»`,
    notice: 'сделанное уведомление',
    beforeDue: 'время, оставшееся на отвод',
    own: (id) => `«${id}»`,
  },
  node: {
    name: {
      adopted: 'Принятие',
      enters: 'Вступление в силу',
      end: 'Конец',
      lapsed: 'Прекращение',
      released: 'Освобождение от обязательства',
      suspended: 'Приостановление',
    },
    side: (what, value) => `${what} (${value})`,
    valued: (what, value) => `${what}: ${value}`,
    constant: 'всегда одинаково',
    all: 'все из перечисленного',
    any: 'хотя бы одно из перечисленного',
    not: 'противоположное перечисленному',
    compare: (left, relation, right) => `${left}\u00a0— ${RELATIONS[relation]} ${right}`,
    once: (event) => `было событие: ${event}`,
    held: (duration) => `без перерыва не менее чем ${duration}`,
    since: (event) => `без перерыва с события: ${event}`,
    reached: (moment) => `момент наступил (${moment})`,
    notReached: (moment) => `момент не наступил (${moment})`,
    inForce: (clause, party, reading, standing) =>
      `пункт ${clause}, сторона ${party}, толкование ${reading}: ${standing}; действует`,
    fixed: 'определенный момент',
    never: 'ничего не указано',
    first: (event) => `первое такое событие, ${event}`,
    last: (event) => `последнее такое событие, ${event}`,
    anEvent: 'событие, которого требует пункт',
    when: 'момент, с которого это выполнено',
    shift: (duration, sign) =>
      duration
        ? sign > 0
          ? `через ${duration} после этого момента`
          : `за ${duration} до этого момента`
        : 'сдвиг от этого момента',
    earliest: 'самое раннее из перечисленного',
    latest: 'самое позднее из перечисленного',
    extended: 'с продлением срока действия',
    rolled: 'с молчаливым возобновлением',
    number: 'число',
    count: (events) => `количество событий: ${events}`,
    sum: (events) => `сумма: ${events}`,
    latestValue: (event) => `последнее: ${event}`,
    events: 'события, которых касается условие',
    plus: 'сумма перечисленного',
    minus: 'первое минус второе',
    times: (factor) => `${factor} × указанное ниже`,
    smallest: 'наименьшее из перечисленного',
    largest: 'наибольшее из перечисленного',
    valueAt: (moment) => `значение по состоянию на ${moment}`,
    notFixed: 'еще не определено',
    notBefore: (instant) => `еще не определено, не раньше чем ${instant}`,
    range: (low, high) => `от ${low} до ${high}`,
    atLeast: (low) => `${low} или больше`,
  },
  standingOf: (party, standing, reading, at, clause) =>
    `${at ? `${at}: ` : ''}${clause ? `пункт ${clause}` : 'пункт'} для стороны ${party}, по толкованию ${reading}: ${standing}.`,
  missing: {
    start: 'Начало не указано или еще не определено.',
    startBefore: (instant) => `Начало еще не наступило: ${instant}.`,
    noSuchEvent: (event) => `Еще не было: ${event}.`,
    openEvent: (event) => `Открыто, было ли: ${event}.`,
    condition: (condition) => `Не выполнено: ${condition}.`,
    openCondition: (condition) => `Открыто, выполнено ли: ${condition}.`,
    proposal: 'Это предложение, которого никто не принял.',
    never: 'Часть условия никогда не может быть выполнена.',
  },
};
