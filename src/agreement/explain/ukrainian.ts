/**
 * Що каже книга пунктів, українською. Names and titles stand behind labels and are not declined.
 *
 * Long because it is one: whoever mends the language has all of it before them.
 */
import type { Catalogue, FitWords, Noun } from './catalogue.js';
import { bracketed, type Detail, labelled } from './labelled.js';
import { counted } from './plural.js';

const quote = (text: string): string => `«${text}»`;

function list(items: readonly string[], join: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${join === 'and' ? 'та' : 'або'} ${items.at(-1)}`;
}

const noun = (one: string, many: string, details: readonly Detail[]): Noun => {
  const after = bracketed(details);
  return { one: `${one}${after}`, many: `${many}${after}`, none: `${one}${after}` };
};

const fitDetails = ({ means, weapons, target, classes, purpose, zone }: FitWords): Detail[] => [
  ['засоби', means],
  ['озброєння', weapons],
  ['ціль', target],
  ['класи об’єктів, що під захистом', classes],
  ['мета', purpose],
  ['зона', zone],
];

const RELATIONS = {
  atLeast: 'не менше ніж',
  atMost: 'не більше ніж',
  moreThan: 'більше ніж',
  lessThan: 'менше ніж',
} as const;

const under = (reading: string | undefined): string => (reading ? `; тлумачення: ${reading}` : '');

export const ukrainian: Catalogue = {
  language: 'uk',
  yearSuffix: ' року',
  duration: {
    year: { one: 'рік', few: 'роки', many: 'років', other: 'року' },
    month: { one: 'місяць', few: 'місяці', many: 'місяців', other: 'місяця' },
    week: { one: 'тиждень', few: 'тижні', many: 'тижнів', other: 'тижня' },
    day: { one: 'день', few: 'дні', many: 'днів', other: 'дня' },
    hour: { one: 'годину', few: 'години', many: 'годин', other: 'години' },
    minute: { one: 'хвилину', few: 'хвилини', many: 'хвилин', other: 'хвилини' },
    second: { one: 'секунду', few: 'секунди', many: 'секунд', other: 'секунди' },
  },
  quote,
  list,
  party: {
    self: 'сама ця сторона',
    other: 'інша сторона',
    others: 'будь-яка інша сторона',
    any: 'будь-хто',
  },
  fit: (fit) => labelled([['', fit.conduct ?? 'будь-який інцидент'], ...fitDetails(fit)]),
  exempt: (fit) => labelled([['', fit.conduct], ...fitDetails(fit)]),
  zone: (zone) => `зона: ${zone}`,
  pattern: {
    incident: (fit, by, sure) =>
      noun('інцидент', 'інциденти', [
        ['', fit.conduct],
        ['хто', by],
        ...fitDetails(fit),
        ['рівень певності', sure],
      ]),
    breach: (of, by, reading, sure) =>
      noun('порушення', 'порушення', [
        ['', of],
        ['хто', by],
        ['тлумачення', reading],
        ['рівень певності, щонайменше', sure],
      ]),
    thisClause: 'цей пункт',
    clauses: (clauses) => `пункт ${clauses}`,
    declaration: (by, act, about) =>
      noun('заява', 'заяви', [
        ['хто', by],
        ['дія', act],
        ['предмет', about],
      ]),
    handover: (category, from, to) =>
      noun('передання осіб', 'передання осіб', [
        ['кого', category],
        ['хто передає', from],
        ['хто приймає', to],
      ]),
    effort: (status, by, zone) =>
      noun('повідомлення про спостереження', 'повідомлення про спостереження', [
        ['', status],
        ['хто перешкодив', by],
        ['зона', zone],
      ]),
    measure: (of, by, zone) =>
      noun('повідомлене значення', 'повідомлені значення', [
        ['', of],
        ['хто', by],
        ['зона', zone],
      ]),
    decision: (by, decision, about) =>
      noun('рішення', 'рішення', [
        ['хто', by],
        ['', decision],
        ['предмет', about],
      ]),
    named: (name) => {
      const event = `подія ${quote(name)}`;
      return { one: event, many: event, none: event };
    },
    band: { possible: 'можливо', probable: 'правдоподібно', confirmed: 'підтверджено' },
  },
  window: {
    within: (duration) => `не раніше ніж ${duration} тому`,
    ago: (duration) => `щонайменше ${duration} тому`,
    from: (moment) => `від моменту ${moment}`,
    until: (moment) => `до моменту ${moment}`,
  },
  moment: {
    named: quote,
    after: (duration, moment) => (duration ? `через ${duration} після моменту ${moment}` : moment),
    before: (duration, moment) => (duration ? `за ${duration} до моменту ${moment}` : moment),
    startOfDay: (moment) => `початок дня, на який припадає: ${moment}`,
    endOfDay: (moment) => `кінець дня, на який припадає: ${moment}`,
    first: (event) => `перша така подія: ${event}`,
    last: (event) => `остання така подія: ${event}`,
    effective: (which, event) =>
      which === 'effectiveFrom'
        ? `зазначена дата початку дії; ${event}`
        : `зазначена дата кінця дії; ${event}`,
    otherwise: (moment, otherwise) => `${moment}; доки такої події немає: ${otherwise}`,
    entryOf: (clause) => `набрання чинності пунктом ${clause}`,
    endOf: (clause) => `кінець строку дії пункту ${clause}`,
    when: (condition) => `момент, від якого ${condition}`,
    earliest: (moments) => `найраніше з наведеного: ${moments.join('; ')}`,
    latest: (moments) => `найпізніше з наведеного, коли все визначено: ${moments.join('; ')}`,
  },
  forParty: (party, value) => `${party}: ${value}`,
  quantity: {
    named: quote,
    count: (events) => `кількість подій: ${events}`,
    persons: (events) => `кількість осіб: ${events}`,
    sum: (events) => `сума значень: ${events}`,
    latest: (event) => `останнє: ${event}`,
    plus: (items) => items.join(' плюс '),
    minus: (left, right) => `${left} мінус ${right}`,
    times: (factor, of) => `${factor} × ${of}`,
    smallest: (items) => `найменше з наведеного: ${items.join('; ')}`,
    largest: (items) => `найбільше з наведеного: ${items.join('; ')}`,
    valueAt: (of, moment) => `${of} станом на момент ${moment}`,
  },
  condition: {
    once: (event) => `була подія: ${event}`,
    never: (event) => `не було події: ${event}`,
    compare: (left, relation, right) => `${left}\u00a0— ${RELATIONS[relation]} ${right}`,
    all: 'виконано все з наведеного',
    any: 'виконано щонайменше одне з наведеного',
    notAll: 'виконано не все з наведеного',
    none: 'не виконано нічого з наведеного',
    not: (condition) => `не виконано: ${condition}`,
    for: (condition, duration) => `${condition}, без перерви щонайменше ${duration}`,
    since: (condition, event) => `${condition}, без перерви від події: ${event}`,
    unless: (condition, unless) => `${condition}, крім випадку, коли ${unless}`,
    unlessBelow: 'перше з наведеного виконано, а друге\u00a0— ні',
    reached: (moment) => `настав момент ${moment}`,
    notReached: (moment) => `ще не настав момент ${moment}`,
    inForce: (clause, party, reading) => `пункт ${clause} чинний; для кого: ${party}${under(reading)}`,
    notInForce: (clause, party, reading) => `пункт ${clause} не чинний; для кого: ${party}${under(reading)}`,
    named: (name) => `виконано умову ${quote(name)}`,
    notNamed: (name) => `не виконано умову ${quote(name)}`,
  },
  kind: {
    prohibition: 'Заборона',
    treatment: 'Поводження з людьми',
    exclusion: 'Заборона перебування',
    withdrawal: 'Відведення',
    ceiling: 'Верхня межа',
    freeze: 'Збереження рівня',
    delivery: 'Передання',
    duty: 'Обов’язок',
    access: 'Доступ спостерігачів',
    notification: 'Повідомлення',
    abstention: 'Утримання від дій',
    permission: 'Дозвіл',
  },
  status: {
    proposed: 'запропоновано: не погоджено, нікого не зобов’язує',
    declared: 'оголошено: заявила одна сторона, інші могли відповісти',
    agreed: 'погоджено',
  },
  book: {
    status: 'Статус',
    parties: 'Сторони',
    guarantors: 'Гаранти',
    othersNamed: 'Інші, кого названо',
    times: (zone) => `Час усюди місцевий: ${zone}.`,
    standard: 'Пороги певності',
    thresholds: (possible, probable, confirmed) =>
      `порушення називають можливим від ймовірності ${possible}, правдоподібним від ${probable}, підтвердженим від ${confirmed}`,
    source: 'Джерело',
    note: 'Примітка',
    rulings: 'Хто вирішує',
    rulingsBy: (by) => `рішенням можуть визначити тлумачення та не зарахувати передання: ${by}`,
    readings: 'Тлумачення поруч',
    reading: 'Тлумачення',
    clauses: 'Пункти',
    zones: 'Зони',
    lines: 'Лінії',
    names: 'Що означають назви вище',
    definitions: 'Визначення',
    weaponClasses: 'Класи озброєння',
    openPoints: 'Відкриті питання',
    noOpenPoints: 'Не знайдено.',
    heldBy: 'Чиє тлумачення',
    from: 'Початок',
    until: 'Кінець',
    inForce: 'Чинність',
    noStart: 'початку не вказано, тому чинності не набирає',
    noEnd: 'кінця не вказано',
    lasts: (duration) => `діє ${duration} від набрання чинності`,
    fromUntil: (from, until) => `початок: ${from}; кінець: ${until}`,
    fromOpen: (from) => `початок: ${from}; кінця не вказано`,
    fromFor: (from, duration) => `початок: ${from}; діє ${duration} від набрання чинності`,
    underReading: (text, reading) => `${text} (${reading})`,
    adopted: 'Зобов’язує, коли',
    entry: 'Набирає чинності, коли',
    suspended: 'Призупинено для сторони, поки',
    released: 'Сторону остаточно звільнено від зобов’язання, коли',
    lapses: 'Строк дії остаточно спливає, коли',
    extension: 'Продовження строку дії',
    extensionMutual: (by) => `заявами всіх із наведених, до кінця строку: ${by}`,
    extensionAny: (by) => `заявою будь-кого з наведених, до кінця строку: ${by}`,
    extensionUntil: (each) => (each ? `до зазначеної дати, інакше щоразу на ${each}` : 'до зазначеної дати'),
    about: (subject) => `предмет: ${subject}`,
    rollOver: 'Мовчазне поновлення',
    rolls: (every, notice, by, times) =>
      `після закінчення строку діє ще ${every}${times ? `, ${times}` : ''}, якщо щонайменше за ${notice} до кінця не повідомлено про припинення (хто: ${by})`,
    rollTimes: (count) =>
      `щонайбільше ${counted('uk', count, { one: 'раз', few: 'рази', many: 'разів', other: 'разу' })}`,
    bound: 'Кого зобов’язує',
    boundAll: 'усі сторони',
    nobody: 'нікого',
    eachForItself: ', кожну за власні дії',
    prohibited: 'Не дозволено',
    keepOut: 'Не дозволено',
    gone: 'Має бути відведено',
    goneBy: (due) => `граничний строк: ${due}`,
    stage: (id) => `Етап ${quote(id)}`,
    stageLimit: (atMost) => `не більше ніж ${atMost}`,
    remaining: (amount, atMost) => `відтоді ${amount}\u00a0— не більше ніж ${atMost}`,
    limit: 'Межа',
    atMost: (amount, atMost) => `${amount}\u00a0— не більше ніж ${atMost}`,
    grace: 'Дозволена тривалість перевищення',
    cure: 'Час на виправлення',
    frozen: 'Не може зростати',
    notAbove: (amount, baseline) => `${amount}\u00a0— не більше, ніж станом на момент: ${baseline}`,
    entryIntoForce: 'набрання чинності',
    owed: 'Належить передати',
    owedBy: (amount, of, due) =>
      `щонайменше ${amount}; рахують: ${of}${due ? `; граничний строк: ${due}` : ''}`,
    owedEvery: (amount, of, every) =>
      `щонайменше ${amount} за кожен відтинок (тривалість: ${every}) від набрання чинності; рахують: ${of}`,
    carry: {
      none: 'на наступні відтинки нічого не переносять',
      surplus: 'надлишок зараховують на пізніші відтинки',
      both: 'надлишок зараховують на пізніші відтинки, нестачу додають до них',
    },
    carryOver: 'Перенесення',
    cut: 'Інша кількість',
    cutAmount: (from, until, amount) => `${amount} для відтинків, що починаються від ${from} до ${until}`,
    reciprocal: 'Взаємність',
    reciprocalOf: (factor) =>
      factor
        ? `не більше ніж ${factor} за кожне передане іншою стороною`
        : 'не більше, ніж передала інша сторона',
    countsFrom: 'Рахують від',
    mustDo: 'Належить зробити',
    dueBy: (event, due) => `${event}; граничний строк: ${due}`,
    accessTo: 'Не дозволено',
    notKept: (status, zone) =>
      `перешкоджати спостереженню${zone ? `; зона: ${zone}` : ''} (як повідомлено: ${status})`,
    mustNotify: 'Належить повідомляти',
    ahead: (of, notice, ahead, notOlderThan) =>
      `про що: ${of}; як: ${notice}; щонайменше за ${ahead}${notOlderThan ? ` та щонайбільше за ${notOlderThan}` : ''} до того`,
    afterwards: (of, notice, within) => `про що: ${of}; як: ${notice}; не пізніше ніж через ${within}`,
    mustNot: 'Не має відбуватися',
    allowed: 'Дозволено',
    exceptionFrom: 'Виняток із пунктів',
    onlyWhile: 'Лише поки',
    exempt: 'Не є порушенням',
    variation: 'Місцева відмінність',
    variationIn: (zone) => `зона ${zone}:`,
    doesNotHold: 'там пункт не діє',
    readsThere: 'там він звучить так',
    uses: 'Терміни',
    noSuchClause: 'такого пункту немає',
    noDefinition: 'не визначено',
    zonePolygon: (corners) => `площа між точками ${corners}`,
    zoneCentre: (km, place) => `у межах ${km}\u00a0км від точки ${place}`,
    zoneLine: (km, line, beyondKm) =>
      `у межах ${km}\u00a0км від лінії ${line}${beyondKm ? `, без внутрішніх ${beyondKm}\u00a0км` : ''}`,
    zoneSide: (side) => `лише з боку: ${side}`,
    zoneTerritory: (units, register) => `територія: ${units} (${register})`,
    zoneSea: 'море',
    zoneByName: 'не накреслено: подія лежить у зоні, якщо так сказано в записі',
    zoneExcept: (zones) => `без ${zones}`,
    linePoints: (count) =>
      counted('uk', count, { one: 'точка', few: 'точки', many: 'точок', other: 'точки' }),
    lineRegister: (file) => `за файлом ${file}`,
    lineMission: 'лінія зіткнення місії',
    lineDate: (date) => `станом на ${date}`,
    lineSides: (left, right) => `уздовж точок ліворуч: ${left}; праворуч: ${right}`,
    classMeans: 'засоби',
    classWeapons: 'озброєння',
    calibre: (min, max) =>
      min && max
        ? `калібр від ${min}\u00a0мм і менше ніж ${max}\u00a0мм`
        : min
          ? `калібр ${min}\u00a0мм і більше`
          : `калібр менше ніж ${max}\u00a0мм`,
    namedMoment: 'момент',
    namedQuantity: 'кількість',
    namedCondition: 'умова',
    namedEvent: 'подія',
  },
  openPoint: {
    kind: {
      overlap: 'Накладання',
      gap: 'Прогалина',
      'undefined-term': 'Термін без визначення',
      stated: 'Текст залишає відкритим',
    },
    noStart: (reading) => `Тлумачення ${quote(reading)} не вказує початку: за ним чинність не настає.`,
    noEnd: 'Жодне тлумачення не вказує кінця.',
    noEndUnder: (reading) => `Тлумачення ${quote(reading)} не вказує кінця.`,
    noStartAtAll: 'Жодне тлумачення не вказує початку: чинність не настає.',
    bindsNobody: 'Цей пункт нікого не зобов’язує за жодним тлумаченням.',
    bindsNobodyUnder: (reading) => `За тлумаченням ${quote(reading)} цей пункт нікого не зобов’язує.`,
    noDue: 'Граничного строку не вказано.',
    noReadingBy: (party) => `Тлумачення сторони невідоме: ${party}.`,
    nobodyRules: 'Тлумачення різні, і не сказано, хто між ними вирішує.',
    cannotHappen: (what, why) => `Цього ніколи не може статися: ${what}; ${why}`,
    onlyOneParty: 'іншої сторони немає.',
    sameSides: 'хто передає та хто приймає\u00a0— одне й те саме.',
    notBound: 'нікого з названих цей пункт не зобов’язує.',
    emptyWindow: (within, ago) =>
      `жоден момент не буває водночас не раніше ніж ${within} тому та щонайменше ${ago} тому.`,
    standingNever: (clause, parties) =>
      `Спирається на чинність пункту ${clause} для самої сторони, а він не зобов’язує: ${parties}; для них це ніколи не настане.`,
    neverExtends: 'Строк дії можна продовжити, але кінця не вказано.',
    prohibitedTwice: (first, second, what) =>
      `${first} та ${second} охоплюють те саме для тих самих сторін: ${what}.`,
    demandedTwice: (first, second) => `${first} та ${second} обмежують ту саму кількість.`,
    undefinedTerm: (term) => `Термін ${quote(term)} вжито, але не визначено.`,
  },
};
