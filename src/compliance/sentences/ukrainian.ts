/** Висновки та їх підтвердження українською. */
import type { ProofWords } from './words.js';

const RELATIONS = {
  atLeast: 'не менше ніж',
  atMost: 'не більше ніж',
  moreThan: 'більше ніж',
  lessThan: 'менше ніж',
} as const;

const BANDS = {
  confirmed: 'підтверджено',
  probable: 'правдоподібно',
  possible: 'можливо',
  none: 'нижче всіх порогів',
} as const;

export const ukrainian: ProofWords = {
  at: (instant) => instant,
  between: (from, to) => `між ${from} та ${to}`,
  fromTo: (from, to) => (to ? `від ${from} до ${to}` : `від ${from} і до кінця розгляду`),
  event: ({ conduct, zone, time }) => `${conduct ?? 'подія'}${zone ? `, зона ${zone}` : ''}, ${time}`,
  eventOf: (record) => `подія ${record}`,
  records: (ids, hidden) => `записи: ${ids}${hidden > 0 ? `, попередніх ще ${hidden}` : ''}`,
  standing: {
    proposed: 'запропоновано, нікого не зобов’язує',
    notYet: 'ще не чинний',
    inForce: 'чинний',
    suspended: 'призупинено',
    released: 'сторону звільнено від зобов’язання',
    lapsed: 'строк дії сплив',
    undetermined: 'не визначено',
  },
  since: (standing, instant) =>
    instant ? `${standing} від ${instant}` : `${standing}, як і весь час до того`,
  band: BANDS,
  truth: { yes: 'так', no: 'ні', unknown: 'відкрито' },
  both: 'бій на землі без названого нападника',
  undetermined: 'не визначено',
  because: {
    violation: (party, band, event, standing) =>
      party
        ? `Порушення, сторона: ${party} (${BANDS[band]}): ${event}; пункт: ${standing}.`
        : `Порушення в бою на землі без названого нападника (${BANDS[band]}): ${event}; пункт: ${standing}.`,
    standardNotMet: (event, party, probability, possible) =>
      `Порушення не встановлено: ${event}; сторона: ${party}, ймовірність ${probability}, можливим порушення називають від ${possible}.`,
    happeningOpen: (event, party, probability, possible) =>
      `Не визначено, чи сталося: ${event}; сторона: ${party}, ймовірність ${probability}, можливим порушення називають від ${possible}.`,
    authorOpen: (event, standing) => `Не визначено, хто це вчинив: ${event}; пункт: ${standing}.`,
    authorNotBound: (event, author) =>
      `Порушення не встановлено: ${event}; хто: ${author}, пункт цього учасника не зобов’язує.`,
    outsideFor: (event, author) =>
      `Порушення не встановлено: ${event}; хто: ${author}, для цього учасника це поза межами пункту.`,
    bindsNobody: (event, reading) =>
      `Пункт не чинний: ${event}; за тлумаченням ${reading} він нікого не зобов’язує.`,
    notInForce: (event, party, standing) => `Пункт не чинний: ${event}; для сторони ${party}: ${standing}.`,
    standingOpen: (event, party) =>
      `Не визначено: ${event}; чи був тоді пункт чинний для сторони ${party}, відкрито.`,
    straddles: (event, party, changes) =>
      `Не визначено: ${event}; у цей час чинність пункту для сторони ${party} змінюється: ${changes}.`,
    exempt: (event, party, exemption) =>
      `Порушення не встановлено: ${event}; для сторони ${party} діє виняток: ${exemption}.`,
    exemptionOpen: (event, party, exemption) =>
      `Не визначено: ${event}; чи діє для сторони ${party} виняток, відкрито: ${exemption}.`,
    rulingStraddles: (event) => `Не визначено: ${event}; на цей час припадають два рішення.`,
    stateHolds: (party, time, standing) => `Порушення, сторона: ${party}, ${time}; пункт: ${standing}.`,
    stateOpen: (party, time) => `Не визначено, чи було порушення, сторона: ${party}, ${time}.`,
    quotaMissed: (party, time, delivered, owed, brought) =>
      `Порушення, сторона: ${party}, ${time}: передано ${delivered}, належало ${owed}${brought}.`,
    quotaOpen: (party, time, delivered, owed, brought) =>
      `Не визначено, чи передано досить, сторона: ${party}, ${time}: передано ${delivered}, належало ${owed}${brought}.`,
    broughtOver: (amount) => `, перенесено ${amount}`,
  },
  line: {
    judged: (agreement, clause, reading) =>
      `Пункт ${clause}, документ ${agreement}, за тлумаченням ${reading}`,
    time: (time) => `Час: ${time}`,
    fit: (field, told, truth) => `${field}: ${told}; відповідає: ${truth}`,
    field: {
      conduct: 'Дія',
      means: 'Засоби',
      target: 'Ціль',
      weapon: 'Озброєння',
      purpose: 'Мета',
      zone: 'Зона',
    },
    notTold: 'не повідомлено',
    trigger: (event) =>
      event ? `Подія: ${event}; відповідає: так` : 'Подія такого виду, який називає пункт',
    ruling: (decision, reading) => `Рішення ${decision} визначило тлумачення ${reading}, за ним і розглянуто`,
    standing: (party, standing, reading) =>
      `Чинність для сторони ${party}: ${standing}${reading ? ` (за тлумаченням ${reading})` : ''}`,
    change: (instant, standing) => `від ${instant}: ${standing}`,
    exemption: (party, exemption, truth) => `Виняток: ${exemption}; сторона ${party}: ${truth}`,
    author: (author, share) => `Якщо подія сталася, ймовірність, що її вчинила сторона ${author}: ${share}`,
    authorOpen: (share) => `Нікого не названо; ймовірність для всіх зобов’язаних сторін разом: ${share}`,
    authorBoth: (share) =>
      `Бій на землі без названого нападника; ймовірність для всіх зобов’язаних сторін разом: ${share}`,
    happened: (probability) => `Ймовірність, що подія сталася: ${probability}`,
    band: (total, band, possible, probable, confirmed) =>
      `Разом ${total}: ${band} (можливо від ${possible}, правдоподібно від ${probable}, підтверджено від ${confirmed})`,
    state: (time, grace) =>
      `Те, чого пункт не дозволяє, тривало ${time}${grace ? `; дозволена тривалість: ${grace}` : ''}`,
    quota: (time, owed, delivered, brought) =>
      `Відтинок ${time}: належало ${owed}, передано ${delivered}, перенесено ${brought}`,
  },
  exemption: {
    permission: (clause) => `дозвіл ${clause}`,
    variation: (id) => `місцева відмінність «${id}»`,
    notice: 'зроблене повідомлення',
    beforeDue: 'час, що лишається на відведення',
    own: (id) => `«${id}»`,
  },
  node: {
    name: {
      adopted: 'Ухвалення',
      enters: 'Набрання чинності',
      end: 'Кінець',
      lapsed: 'Припинення',
      released: 'Звільнення від зобов’язання',
      suspended: 'Призупинення',
    },
    side: (what, value) => `${what} (${value})`,
    valued: (what, value) => `${what}: ${value}`,
    constant: 'завжди однаково',
    all: 'усе з наведеного',
    any: 'щонайменше одне з наведеного',
    not: 'протилежне до наведеного',
    compare: (left, relation, right) => `${left}\u00a0— ${RELATIONS[relation]} ${right}`,
    once: (event) => `була подія: ${event}`,
    held: (duration) => `без перерви щонайменше ${duration}`,
    since: (event) => `без перерви від події: ${event}`,
    reached: (moment) => `момент настав (${moment})`,
    notReached: (moment) => `момент не настав (${moment})`,
    inForce: (clause, party, reading, standing) =>
      `пункт ${clause}, сторона ${party}, тлумачення ${reading}: ${standing}; чинний`,
    fixed: 'визначений момент',
    never: 'нічого не вказано',
    first: (event) => `перша така подія, ${event}`,
    last: (event) => `остання така подія, ${event}`,
    anEvent: 'подія, якої вимагає пункт',
    when: 'момент, від якого це виконано',
    shift: (duration, sign) =>
      duration
        ? sign > 0
          ? `через ${duration} після цього моменту`
          : `за ${duration} до цього моменту`
        : 'зсув від цього моменту',
    earliest: 'найраніше з наведеного',
    latest: 'найпізніше з наведеного',
    extended: 'з продовженням строку дії',
    rolled: 'з мовчазним поновленням',
    number: 'число',
    count: (events) => `кількість подій: ${events}`,
    sum: (events) => `сума: ${events}`,
    latestValue: (event) => `останнє: ${event}`,
    events: 'події, яких стосується умова',
    plus: 'сума наведеного',
    minus: 'перше мінус друге',
    times: (factor) => `${factor} × наведене`,
    smallest: 'найменше з наведеного',
    largest: 'найбільше з наведеного',
    valueAt: (moment) => `значення станом на ${moment}`,
    notFixed: 'ще не визначено',
    notBefore: (instant) => `ще не визначено, не раніше ніж ${instant}`,
    range: (low, high) => `від ${low} до ${high}`,
    atLeast: (low) => `${low} або більше`,
  },
  standingOf: (party, standing, reading, at, clause) =>
    `${at ? `${at}: ` : ''}${clause ? `пункт ${clause}` : 'пункт'} для сторони ${party}, за тлумаченням ${reading}: ${standing}.`,
  missing: {
    start: 'Початку не вказано або його ще не визначено.',
    startBefore: (instant) => `Початок ще не настав: ${instant}.`,
    noSuchEvent: (event) => `Ще не було: ${event}.`,
    openEvent: (event) => `Відкрито, чи було: ${event}.`,
    condition: (condition) => `Не виконано: ${condition}.`,
    openCondition: (condition) => `Відкрито, чи виконано: ${condition}.`,
    proposal: 'Це пропозиція, якої ніхто не ухвалив.',
    never: 'Частину умови ніколи не може бути виконано.',
  },
};
