/**
 * Что говорит книга пунктов, по-русски. Names and titles stand behind labels and are not declined.
 *
 * Long because it is one: whoever mends the language has all of it before them.
 */
import type { Catalogue, FitWords, Noun } from './catalogue.js';
import { bracketed, type Detail, labelled } from './labelled.js';
import { counted } from './plural.js';

const quote = (text: string): string => `«${text}»`;

function list(items: readonly string[], join: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${join === 'and' ? 'и' : 'или'} ${items.at(-1)}`;
}

const noun = (one: string, many: string, details: readonly Detail[]): Noun => {
  const after = bracketed(details);
  return { one: `${one}${after}`, many: `${many}${after}`, none: `${one}${after}` };
};

const fitDetails = ({ means, weapons, target, classes, purpose, zone }: FitWords): Detail[] => [
  ['средства', means],
  ['вооружение', weapons],
  ['цель удара или действия', target],
  ['классы объектов под защитой', classes],
  ['назначение', purpose],
  ['зона', zone],
];

const RELATIONS = {
  atLeast: 'не менее чем',
  atMost: 'не более чем',
  moreThan: 'более чем',
  lessThan: 'менее чем',
} as const;

const under = (reading: string | undefined): string => (reading ? `; толкование: ${reading}` : '');

export const russian: Catalogue = {
  language: 'ru',
  yearSuffix: ' года',
  duration: {
    year: { one: 'год', few: 'года', many: 'лет', other: 'года' },
    month: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
    week: { one: 'неделю', few: 'недели', many: 'недель', other: 'недели' },
    day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
    hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
    minute: { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' },
    second: { one: 'секунду', few: 'секунды', many: 'секунд', other: 'секунды' },
  },
  quote,
  list,
  party: {
    self: 'сама эта сторона',
    other: 'другая сторона',
    others: 'любая другая сторона',
    any: 'кто угодно',
  },
  fit: (fit) => labelled([['', fit.conduct ?? 'любой инцидент'], ...fitDetails(fit)]),
  exempt: (fit) => labelled([['', fit.conduct], ...fitDetails(fit)]),
  zone: (zone) => `зона: ${zone}`,
  pattern: {
    incident: (fit, by, sure) =>
      noun('инцидент', 'инциденты', [
        ['', fit.conduct],
        ['кто', by],
        ...fitDetails(fit),
        ['уровень определенности', sure],
      ]),
    breach: (of, by, reading, sure) =>
      noun('нарушение', 'нарушения', [
        ['', of],
        ['кто', by],
        ['толкование', reading],
        ['уровень определенности, не ниже', sure],
      ]),
    thisClause: 'этот пункт',
    clauses: (clauses) => `пункт ${clauses}`,
    declaration: (by, act, about) =>
      noun('заявление', 'заявления', [
        ['кто', by],
        ['действие', act],
        ['предмет', about],
      ]),
    handover: (category, from, to) =>
      noun('передача людей', 'передачи людей', [
        ['кого', category],
        ['кто передает', from],
        ['кто принимает', to],
      ]),
    effort: (status, by, zone) =>
      noun('сообщение о наблюдении', 'сообщения о наблюдении', [
        ['', status],
        ['кто помешал', by],
        ['зона', zone],
      ]),
    measure: (of, by, zone) =>
      noun('сообщенное значение', 'сообщенные значения', [
        ['', of],
        ['кто', by],
        ['зона', zone],
      ]),
    decision: (by, decision, about) =>
      noun('решение', 'решения', [
        ['кто', by],
        ['', decision],
        ['предмет', about],
      ]),
    named: (name) => {
      const event = `событие ${quote(name)}`;
      return { one: event, many: event, none: event };
    },
    band: { possible: 'возможно', probable: 'правдоподобно', confirmed: 'подтверждено' },
  },
  window: {
    within: (duration) => `не раньше чем ${duration} назад`,
    ago: (duration) => `по меньшей мере ${duration} назад`,
    from: (moment) => `с момента ${moment}`,
    until: (moment) => `до момента ${moment}`,
  },
  moment: {
    named: quote,
    after: (duration, moment) => (duration ? `через ${duration} после момента ${moment}` : moment),
    before: (duration, moment) => (duration ? `за ${duration} до момента ${moment}` : moment),
    startOfDay: (moment) => `начало дня, на который приходится: ${moment}`,
    endOfDay: (moment) => `конец дня, на который приходится: ${moment}`,
    first: (event) => `первое такое событие: ${event}`,
    last: (event) => `последнее такое событие: ${event}`,
    effective: (which, event) =>
      which === 'effectiveFrom'
        ? `указанная дата начала действия; ${event}`
        : `указанная дата конца действия; ${event}`,
    otherwise: (moment, otherwise) => `${moment}; пока такого события нет: ${otherwise}`,
    entryOf: (clause) => `вступление в силу пункта ${clause}`,
    endOf: (clause) => `конец срока действия пункта ${clause}`,
    when: (condition) => `момент, с которого ${condition}`,
    earliest: (moments) => `самое раннее из перечисленного: ${moments.join('; ')}`,
    latest: (moments) => `самое позднее из перечисленного, когда все определено: ${moments.join('; ')}`,
  },
  forParty: (party, value) => `${party}: ${value}`,
  quantity: {
    named: quote,
    count: (events) => `количество событий: ${events}`,
    persons: (events) => `количество людей: ${events}`,
    sum: (events) => `сумма значений: ${events}`,
    latest: (event) => `последнее: ${event}`,
    plus: (items) => items.join(' плюс '),
    minus: (left, right) => `${left} минус ${right}`,
    times: (factor, of) => `${factor} × ${of}`,
    smallest: (items) => `наименьшее из перечисленного: ${items.join('; ')}`,
    largest: (items) => `наибольшее из перечисленного: ${items.join('; ')}`,
    valueAt: (of, moment) => `${of} по состоянию на момент ${moment}`,
  },
  condition: {
    once: (event) => `было событие: ${event}`,
    never: (event) => `не было события: ${event}`,
    compare: (left, relation, right) => `${left}\u00a0— ${RELATIONS[relation]} ${right}`,
    all: 'выполнено все из перечисленного',
    any: 'выполнено хотя бы одно из перечисленного',
    notAll: 'выполнено не все из перечисленного',
    none: 'не выполнено ничего из перечисленного',
    not: (condition) => `не выполнено: ${condition}`,
    for: (condition, duration) => `${condition}, без перерыва не менее чем ${duration}`,
    since: (condition, event) => `${condition}, без перерыва с события: ${event}`,
    unless: (condition, unless) => `${condition}, кроме случая, когда ${unless}`,
    unlessBelow: 'первое из перечисленного выполнено, а второе\u00a0— нет',
    reached: (moment) => `наступил момент ${moment}`,
    notReached: (moment) => `еще не наступил момент ${moment}`,
    inForce: (clause, party, reading) => `пункт ${clause} действует; для кого: ${party}${under(reading)}`,
    notInForce: (clause, party, reading) =>
      `пункт ${clause} не действует; для кого: ${party}${under(reading)}`,
    named: (name) => `выполнено условие ${quote(name)}`,
    notNamed: (name) => `не выполнено условие ${quote(name)}`,
  },
  kind: {
    prohibition: 'Запрет',
    treatment: 'Обращение с людьми',
    exclusion: 'Запрет присутствия',
    withdrawal: 'Отвод',
    ceiling: 'Верхний предел',
    freeze: 'Сохранение уровня',
    delivery: 'Передача',
    duty: 'Обязанность',
    access: 'Доступ наблюдателей',
    notification: 'Уведомление',
    abstention: 'Воздержание от действий',
    permission: 'Разрешение',
  },
  status: {
    proposed: 'предложено: не согласовано, никого не обязывает',
    declared: 'объявлено: заявила одна сторона, другие могли ответить',
    agreed: 'согласовано',
  },
  book: {
    status: 'Статус',
    parties: 'Стороны',
    guarantors: 'Гаранты',
    othersNamed: 'Другие, кто назван',
    times: (zone) => `Время везде местное: ${zone}.`,
    standard: 'Пороги определенности',
    thresholds: (possible, probable, confirmed) =>
      `нарушение называется возможным от вероятности ${possible}, правдоподобным от ${probable}, подтвержденным от ${confirmed}`,
    source: 'Источник',
    note: 'Примечание',
    rulings: 'Кто решает',
    rulingsBy: (by) => `решением могут определить толкование и не засчитать передачу: ${by}`,
    readings: 'Толкования рядом',
    reading: 'Толкование',
    clauses: 'Пункты',
    zones: 'Зоны',
    lines: 'Линии',
    names: 'Что означают названия выше',
    definitions: 'Определения',
    weaponClasses: 'Классы вооружения',
    openPoints: 'Открытые вопросы',
    noOpenPoints: 'Не найдено.',
    heldBy: 'Чье толкование',
    from: 'Начало',
    until: 'Конец',
    inForce: 'Действие',
    noStart: 'начало не указано, поэтому в силу не вступает',
    noEnd: 'конец не указан',
    lasts: (duration) => `действует ${duration} со вступления в силу`,
    fromUntil: (from, until) => `начало: ${from}; конец: ${until}`,
    fromOpen: (from) => `начало: ${from}; конец не указан`,
    fromFor: (from, duration) => `начало: ${from}; действует ${duration} со вступления в силу`,
    underReading: (text, reading) => `${text} (${reading})`,
    adopted: 'Обязывает, когда',
    entry: 'Вступает в силу, когда',
    suspended: 'Приостановлено для стороны, пока',
    released: 'Сторона окончательно освобождена от обязательства, когда',
    lapses: 'Срок действия окончательно истекает, когда',
    extension: 'Продление срока действия',
    extensionMutual: (by) => `заявлениями всех из перечисленных, до конца срока: ${by}`,
    extensionAny: (by) => `заявлением любого из перечисленных, до конца срока: ${by}`,
    extensionUntil: (each) => (each ? `до указанной даты, иначе каждый раз на ${each}` : 'до указанной даты'),
    about: (subject) => `предмет: ${subject}`,
    rollOver: 'Молчаливое возобновление',
    rolls: (every, notice, by, times) =>
      `по окончании срока действует еще ${every}${times ? `, ${times}` : ''}, если не менее чем за ${notice} до конца не сообщено о прекращении (кто: ${by})`,
    rollTimes: (count) =>
      `не более чем ${counted('ru', count, { one: 'раз', few: 'раза', many: 'раз', other: 'раза' })}`,
    bound: 'Кого обязывает',
    boundAll: 'все стороны',
    nobody: 'никого',
    eachForItself: ', каждую за собственные действия',
    prohibited: 'Не разрешено',
    keepOut: 'Не разрешено',
    gone: 'Должно быть отведено',
    goneBy: (due) => `крайний срок: ${due}`,
    stage: (id) => `Этап ${quote(id)}`,
    stageLimit: (atMost) => `не более чем ${atMost}`,
    remaining: (amount, atMost) => `с этого времени ${amount}\u00a0— не более чем ${atMost}`,
    limit: 'Предел',
    atMost: (amount, atMost) => `${amount}\u00a0— не более чем ${atMost}`,
    grace: 'Допустимая длительность превышения',
    cure: 'Время на исправление',
    frozen: 'Не может расти',
    notAbove: (amount, baseline) => `${amount}\u00a0— не более, чем по состоянию на момент: ${baseline}`,
    entryIntoForce: 'вступление в силу',
    owed: 'Следует передать',
    owedBy: (amount, of, due) =>
      `не менее чем ${amount}; учитываются: ${of}${due ? `; крайний срок: ${due}` : ''}`,
    owedEvery: (amount, of, every) =>
      `не менее чем ${amount} за каждый отрезок (длительность: ${every}) со вступления в силу; учитываются: ${of}`,
    carry: {
      none: 'на следующие отрезки ничего не переносится',
      surplus: 'излишек засчитывается на более поздние отрезки',
      both: 'излишек засчитывается на более поздние отрезки, недостача добавляется к ним',
    },
    carryOver: 'Перенос',
    cut: 'Другое количество',
    cutAmount: (from, until, amount) => `${amount} для отрезков, которые начинаются с ${from} до ${until}`,
    reciprocal: 'Взаимность',
    reciprocalOf: (factor) =>
      factor
        ? `не более чем ${factor} за каждое переданное другой стороной`
        : 'не более, чем передала другая сторона',
    countsFrom: 'Учитывается с',
    mustDo: 'Следует сделать',
    dueBy: (event, due) => `${event}; крайний срок: ${due}`,
    accessTo: 'Не разрешено',
    notKept: (status, zone) =>
      `препятствовать наблюдению${zone ? `; зона: ${zone}` : ''} (как сообщено: ${status})`,
    mustNotify: 'Следует уведомлять',
    ahead: (of, notice, ahead, notOlderThan) =>
      `о чем: ${of}; как: ${notice}; не менее чем за ${ahead}${notOlderThan ? ` и не более чем за ${notOlderThan}` : ''} до того`,
    afterwards: (of, notice, within) => `о чем: ${of}; как: ${notice}; не позже чем через ${within}`,
    mustNot: 'Не должно происходить',
    allowed: 'Разрешено',
    exceptionFrom: 'Исключение из пунктов',
    onlyWhile: 'Только пока',
    exempt: 'Не является нарушением',
    variation: 'Местное отличие',
    variationIn: (zone) => `зона ${zone}:`,
    doesNotHold: 'там пункт не действует',
    readsThere: 'там он гласит',
    uses: 'Термины',
    noSuchClause: 'такого пункта нет',
    noDefinition: 'не определено',
    zonePolygon: (corners) => `площадь между точками ${corners}`,
    zoneCentre: (km, place) => `в пределах ${km}\u00a0км от точки ${place}`,
    zoneLine: (km, line, beyondKm) =>
      `в пределах ${km}\u00a0км от линии ${line}${beyondKm ? `, без внутренних ${beyondKm}\u00a0км` : ''}`,
    zoneSide: (side) => `только со стороны: ${side}`,
    zoneTerritory: (units, register) => `территория: ${units} (${register})`,
    zoneSea: 'море',
    zoneByName: 'не начерчено: событие лежит в зоне, если так сказано в записи',
    zoneExcept: (zones) => `без ${zones}`,
    linePoints: (count) =>
      counted('ru', count, { one: 'точка', few: 'точки', many: 'точек', other: 'точки' }),
    lineRegister: (file) => `по файлу ${file}`,
    lineMission: 'линия соприкосновения миссии',
    lineDate: (date) => `по состоянию на ${date}`,
    lineSides: (left, right) => `вдоль точек слева: ${left}; справа: ${right}`,
    classMeans: 'средства',
    classWeapons: 'вооружение',
    calibre: (min, max) =>
      min && max
        ? `калибр от ${min}\u00a0мм и менее ${max}\u00a0мм`
        : min
          ? `калибр ${min}\u00a0мм и более`
          : `калибр менее ${max}\u00a0мм`,
    namedMoment: 'момент',
    namedQuantity: 'количество',
    namedCondition: 'условие',
    namedEvent: 'событие',
  },
  openPoint: {
    kind: {
      overlap: 'Наложение',
      gap: 'Пробел',
      'undefined-term': 'Термин без определения',
      stated: 'Текст оставляет открытым',
    },
    noStart: (reading) => `Толкование ${quote(reading)} не указывает начала: по нему в силу не вступает.`,
    noEnd: 'Ни одно толкование не указывает конца.',
    noEndUnder: (reading) => `Толкование ${quote(reading)} не указывает конца.`,
    noStartAtAll: 'Ни одно толкование не указывает начала: в силу не вступает.',
    bindsNobody: 'Этот пункт никого не обязывает ни по одному толкованию.',
    bindsNobodyUnder: (reading) => `По толкованию ${quote(reading)} этот пункт никого не обязывает.`,
    noDue: 'Крайний срок не указан.',
    noReadingBy: (party) => `Толкование стороны неизвестно: ${party}.`,
    nobodyRules: 'Толкования различны, и не сказано, кто между ними решает.',
    cannotHappen: (what, why) => `Этого никогда не может произойти: ${what}; ${why}`,
    onlyOneParty: 'другой стороны нет.',
    sameSides: 'кто передает и кто принимает\u00a0— одно и то же.',
    notBound: 'никого из названных этот пункт не обязывает.',
    emptyWindow: (within, ago) =>
      `ни один момент не бывает одновременно не раньше чем ${within} назад и по меньшей мере ${ago} назад.`,
    standingNever: (clause, parties) =>
      `Опирается на действие пункта ${clause} для самой стороны, а он не обязывает: ${parties}; для них это никогда не наступит.`,
    neverExtends: 'Срок действия можно продлить, но конец не указан.',
    prohibitedTwice: (first, second, what) =>
      `${first} и ${second} охватывают одно и то же для тех же сторон: ${what}.`,
    demandedTwice: (first, second) => `${first} и ${second} ограничивают одно и то же количество.`,
    undefinedTerm: (term) => `Термин ${quote(term)} употреблен, но не определен.`,
  },
};
