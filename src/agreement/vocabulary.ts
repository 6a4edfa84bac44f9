/**
 * The words that need no declaration, by field, with their names: those of reports (src/record/codes.ts) and those that
 * only agreements use. An agreement adds its own under `vocabulary`.
 */
import type { Agreement } from './agreement.js';
import type { Localised } from './primitives.js';

const word = (en: string, uk: string, ru: string): Localised => ({ en, uk, ru });

export const BASE_WORDS = {
  conduct: {
    strike: word('strike', 'удар', 'удар'),
    clash: word('clash', 'боєзіткнення', 'боестолкновение'),
    interception: word('interception', 'перехоплення', 'перехват'),
    explosion: word('explosion', 'вибух', 'взрыв'),
    mine: word('mine', 'міна', 'мина'),
    sabotage: word('sabotage', 'диверсія', 'диверсия'),
    interference: word('interference with navigation', 'завади навігації', 'помехи навигации'),
    movement: word('movement', 'переміщення', 'перемещение'),
    ill_treatment: word('ill-treatment', 'погане поводження', 'плохое обращение'),
    killing_hors_de_combat: word(
      'killing of persons hors de combat',
      'убивство осіб, що вийшли з ладу',
      'убийство лиц, вышедших из строя',
    ),
    other: word('other conduct', 'інші дії', 'другие действия'),
    presence: word('presence', 'присутність', 'присутствие'),
    flight: word('flight', 'політ', 'полет'),
    reconnaissance: word('reconnaissance', 'розвідка', 'разведка'),
    advance: word('advance', 'просування', 'продвижение'),
    fortification: word('fortification works', 'фортифікаційні роботи', 'фортификационные работы'),
    deployment: word('deployment', 'розгортання', 'развертывание'),
    blockade: word('blockade', 'блокада', 'блокада'),
    obstruction: word('obstruction', 'перешкоджання', 'воспрепятствование'),
    detention: word('detention', 'затримання', 'задержание'),
    recruitment: word('recruitment', 'вербування', 'вербовка'),
    supply: word('supply', 'постачання', 'поставка'),
    intelligence_sharing: word('sharing of intelligence', 'обмін розвідданими', 'обмен разведданными'),
    training: word('training', 'підготовка', 'подготовка'),
    exercise: word('military exercise', 'військові навчання', 'военные учения'),
  },
  means: {
    ballistic_missile: word('ballistic missile', 'балістична ракета', 'баллистическая ракета'),
    cruise_missile: word('cruise missile', 'крилата ракета', 'крылатая ракета'),
    missile: word('missile', 'ракета', 'ракета'),
    glide_bomb: word('glide bomb', 'планерна авіабомба', 'планирующая авиабомба'),
    long_range_drone: word('long-range UAV', 'БПЛА дальнього радіуса дії', 'БПЛА дальнего радиуса действия'),
    fpv_drone: word('FPV UAV', 'FPV-безпілотник', 'FPV-беспилотник'),
    drone: word('UAV', 'БПЛА', 'БПЛА'),
    artillery: word('artillery', 'артилерія', 'артиллерия'),
    mlrs: word('rocket artillery (MLRS)', 'РСЗВ', 'РСЗО'),
    mortar: word('mortar', 'міномет', 'миномет'),
    small_arms: word('small arms', 'стрілецька зброя', 'стрелковое оружие'),
    mine: word('mine', 'міна', 'мина'),
    ship: word('vessel', 'судно', 'судно'),
    warship: word('warship', 'військовий корабель', 'военный корабль'),
    several: word('several means', 'декілька засобів', 'несколько средств'),
    unspecified: word('means not specified', 'засіб не уточнено', 'средство не уточнено'),
    tank: word('tank', 'танк', 'танк'),
    armoured_vehicle: word('armoured vehicle', 'броньована машина', 'бронированная машина'),
    air_defence: word('air defence', 'протиповітряна оборона', 'противовоздушная оборона'),
    aircraft: word('aircraft', 'літак', 'самолет'),
    helicopter: word('helicopter', 'вертоліт', 'вертолет'),
    troops: word('troops', 'війська', 'войска'),
  },
  target: {
    energy: word('energy', 'енергетика', 'энергетика'),
    residential: word('residential building', 'житловий будинок', 'жилой дом'),
    medical: word('medical facility', 'медичний заклад', 'медицинское учреждение'),
    education: word('education', 'освіта', 'образование'),
    transport: word('transport', 'транспорт', 'транспорт'),
    port: word('port', 'порт', 'порт'),
    industry: word('industry', 'промисловість', 'промышленность'),
    military: word('military objective', 'воєнний об’єкт', 'военный объект'),
    civilian: word('civilian object', 'цивільний об’єкт', 'гражданский объект'),
    prisoners: word('prisoners', 'полонені', 'пленные'),
    unspecified: word('target not specified', 'ціль не уточнено', 'цель не уточнена'),
    monitors: word('monitors', 'спостерігачі', 'наблюдатели'),
    humanitarian: word(
      'humanitarian personnel or convoy',
      'гуманітарний персонал або конвой',
      'гуманитарный персонал или конвой',
    ),
  },
  purpose: {
    return_fire: word('return fire', 'вогонь у відповідь', 'ответный огонь'),
    self_defence: word('self-defence', 'самооборона', 'самооборона'),
    demining: word('mine clearance', 'розмінування', 'разминирование'),
    humanitarian: word('humanitarian purpose', 'гуманітарна мета', 'гуманитарная цель'),
    exercise: word('military exercise', 'військові навчання', 'военные учения'),
    maintenance: word('maintenance', 'технічне обслуговування', 'техническое обслуживание'),
  },
  act: {
    proposes: word('proposes', 'пропонує', 'предлагает'),
    accepts: word('accepts', 'приймає', 'принимает'),
    accepts_conditionally: word('accepts on conditions', 'приймає за певних умов', 'принимает на условиях'),
    rejects: word('rejects', 'відхиляє', 'отклоняет'),
    orders: word('orders', 'наказує', 'приказывает'),
    denies: word('denies', 'заперечує', 'отрицает'),
    claims: word('claims', 'заявляє', 'заявляет'),
    demands: word('demands', 'вимагає', 'требует'),
    extends: word('extends', 'продовжує строк дії', 'продлевает срок действия'),
    withdraws: word('withdraws', 'відкликає', 'отзывает'),
    lifts: word('lifts', 'скасовує', 'отменяет'),
    notifies: word('notifies', 'повідомляє', 'уведомляет'),
    meets: word('meets', 'зустрічається', 'встречается'),
  },
  category: {
    prisoner_of_war: word('prisoner of war', 'військовополонений', 'военнопленный'),
    wounded: word('wounded person', 'поранений', 'раненый'),
    civilian: word('civilian', 'цивільна особа', 'гражданское лицо'),
    child: word('child', 'дитина', 'ребенок'),
    remains: word('remains', 'останки', 'останки'),
  },
  status: {
    watching: word('watching', 'веде спостереження', 'ведет наблюдение'),
    down: word('out of operation', 'не працює', 'не работает'),
    jammed: word('jammed', 'сигнал заглушено', 'сигнал заглушен'),
    denied: word('denied access', 'доступ не надано', 'доступ не предоставлен'),
    clouded: word('clouded', 'хмарність', 'облачность'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Localised>>>>;

export type WordField = keyof typeof BASE_WORDS;

/** Every word of the field that the agreement may use. */
export function wordsOf(field: WordField, agreement: Pick<Agreement, 'vocabulary'>): readonly string[] {
  const own = field === 'status' ? undefined : agreement.vocabulary?.[field];
  return [...Object.keys(BASE_WORDS[field]), ...Object.keys(own ?? {})];
}
