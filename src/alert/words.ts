/** Every word of a message that no other part of the program writes, in the languages of the application. */

import type { ClockName } from '../agreement/casework.js';
import { counted } from '../agreement/explain/plural.js';
import type { OpenRange } from '../handover/balance.js';
import type { Language } from '../record/codes.js';
import type { Change } from './item.js';
import type { About } from './matter.js';

export interface AlertWords {
  readonly change: Readonly<Record<Change, string>>;
  readonly about: Readonly<Record<About, string>>;
  readonly finding: (clause: string) => string;
  readonly findingAt: (clause: string, place: string) => string;
  readonly reading: (reading: string, sentence: string) => string;
  readonly caseDue: (id: string) => string;
  readonly caseClock: (clock: ClockName, party: string, within: string) => string;
  readonly delivery: (title: string) => string;
  readonly outstanding: (party: string, persons: OpenRange) => string;
  readonly silence: (source: string) => string;
  readonly silentSince: (iso: string, hours: number) => string;
  readonly digest: (count: number) => string;
  readonly rest: (count: number) => string;
  readonly first: (id: string) => string;
  readonly see: string;
  readonly asOf: (size: number) => string;
  readonly computed: string;
  readonly test: string;
  readonly testOnly: string;
  readonly exercise: string;
  readonly rule: (id: string) => string;
  readonly area: string;
  readonly feed: string;
}

const range = ([low, high]: OpenRange, orMore: (low: number) => string): string =>
  high === null ? orMore(low) : low === high ? `${low}` : `${low}–${high}`;

const en: AlertWords = {
  change: { new: 'New', revised: 'Revised', withdrawn: 'No longer so' },
  about: { finding: 'findings', case: 'times of cases', delivery: 'deliveries', silence: 'sources' },
  finding: (clause) => `Finding on “${clause}”`,
  findingAt: (clause, place) => `Finding on “${clause}”: ${place}`,
  reading: (reading, sentence) => `${reading}: ${sentence}`,
  caseDue: (id) => `A time of the case ${id} has run out`,
  caseClock: (clock, party, within) =>
    `${CLOCK.en[clock]}${party === '' ? '' : ` (${party})`}: the time of ${within} has passed.`,
  delivery: (title) => `Overdue: ${title}`,
  outstanding: (party, persons) => `${party}: persons overdue: ${range(persons, (low) => `${low} or more`)}.`,
  silence: (source) => `No word from ${source}`,
  silentSince: (iso, hours) =>
    `Its last word is of ${iso}, more than ${counted('en', hours, { one: 'hour', other: 'hours' })} ago. Nothing told is not “nothing happened”.`,
  digest: (count) => `${counted('en', count, { one: 'change', other: 'changes' })} in one message`,
  rest: (count) =>
    `and ${counted('en', count, { one: 'more change', other: 'more changes' })}, counted above`,
  first: (id) => `It follows the alert ${id}.`,
  see: 'In the application',
  asOf: (size) => `As it was at size ${size} of the ledger`,
  computed: 'Computed from the records of the mission. A finding can be revised when records come in.',
  test: 'TEST',
  testOnly: 'This is a test of the alerts. It tells of nothing that has just happened.',
  exercise: 'EXERCISE',
  rule: (id) => `Rule: ${id}`,
  area: 'Place as it is shown to the receiver',
  feed: 'Alerts',
};

const uk: AlertWords = {
  change: { new: 'Нове', revised: 'Змінено', withdrawn: 'Більше не чинне' },
  about: { finding: 'висновки', case: 'строки у справах', delivery: 'передання осіб', silence: 'джерела' },
  finding: (clause) => `Висновок щодо пункту «${clause}»`,
  findingAt: (clause, place) => `Висновок щодо пункту «${clause}»: ${place}`,
  reading: (reading, sentence) => `${reading}: ${sentence}`,
  caseDue: (id) => `Сплив строк у справі ${id}`,
  caseClock: (clock, party, within) =>
    `${CLOCK.uk[clock]}${party === '' ? '' : ` (${party})`}: строк ${within} сплив.`,
  delivery: (title) => `Прострочено: ${title}`,
  outstanding: (party, persons) =>
    `${party}: прострочено передання осіб: ${range(persons, (low) => `${low} або більше`)}.`,
  silence: (source) => `Немає повідомлень від джерела: ${source}`,
  silentSince: (iso, hours) =>
    `Останнє повідомлення — ${iso}, відтоді минуло більше ніж ${counted('uk', hours, { one: 'година', few: 'години', many: 'годин', other: 'години' })}. Відсутність повідомлень не означає, що нічого не сталося.`,
  digest: (count) =>
    `${counted('uk', count, { one: 'зміна', few: 'зміни', many: 'змін', other: 'зміни' })} в одному повідомленні`,
  rest: (count) =>
    `і ще ${counted('uk', count, { one: 'зміна', few: 'зміни', many: 'змін', other: 'зміни' })}, враховано вище`,
  first: (id) => `Стосується повідомлення ${id}.`,
  see: 'У застосунку',
  asOf: (size) => `Стан за розміру журналу ${size}`,
  computed: 'Обчислено за записами місії. Висновок може змінитися, коли надходять нові записи.',
  test: 'ПЕРЕВІРКА',
  testOnly: 'Це перевірка сповіщень. Вона не повідомляє про нову подію.',
  exercise: 'НАВЧАННЯ',
  rule: (id) => `Правило: ${id}`,
  area: 'Місце так, як його показано одержувачеві',
  feed: 'Сповіщення',
};

const ru: AlertWords = {
  change: { new: 'Новое', revised: 'Изменено', withdrawn: 'Больше не действует' },
  about: { finding: 'выводы', case: 'сроки по делам', delivery: 'передача лиц', silence: 'источники' },
  finding: (clause) => `Вывод по пункту «${clause}»`,
  findingAt: (clause, place) => `Вывод по пункту «${clause}»: ${place}`,
  reading: (reading, sentence) => `${reading}: ${sentence}`,
  caseDue: (id) => `Истёк срок по делу ${id}`,
  caseClock: (clock, party, within) =>
    `${CLOCK.ru[clock]}${party === '' ? '' : ` (${party})`}: срок ${within} истёк.`,
  delivery: (title) => `Просрочено: ${title}`,
  outstanding: (party, persons) =>
    `${party}: просрочена передача лиц: ${range(persons, (low) => `${low} или более`)}.`,
  silence: (source) => `Нет сообщений от источника: ${source}`,
  silentSince: (iso, hours) =>
    `Последнее сообщение — ${iso}, с тех пор прошло больше чем ${counted('ru', hours, { one: 'час', few: 'часа', many: 'часов', other: 'часа' })}. Отсутствие сообщений не означает, что ничего не произошло.`,
  digest: (count) =>
    `${counted('ru', count, { one: 'изменение', few: 'изменения', many: 'изменений', other: 'изменения' })} в одном сообщении`,
  rest: (count) =>
    `и ещё ${counted('ru', count, { one: 'изменение', few: 'изменения', many: 'изменений', other: 'изменения' })}, учтено выше`,
  first: (id) => `Относится к сообщению ${id}.`,
  see: 'В приложении',
  asOf: (size) => `Состояние при размере журнала ${size}`,
  computed: 'Вычислено по записям миссии. Вывод может измениться, когда поступают новые записи.',
  test: 'ПРОВЕРКА',
  testOnly: 'Это проверка оповещений. Она не сообщает о новом событии.',
  exercise: 'УЧЕНИЕ',
  rule: (id) => `Правило: ${id}`,
  area: 'Место так, как оно показано получателю',
  feed: 'Оповещения',
};

/** What is waited for. */
const CLOCK: Readonly<Record<Language, Readonly<Record<ClockName, string>>>> = {
  en: {
    check: 'Preliminary check',
    task: 'Tasking of a team',
    verify: 'Verification',
    propose: 'Proposed finding',
    respond: 'Response of the party',
    decide: 'Decision',
    act: 'Action taken by the party',
    close: 'Closure',
    review: 'Review of the suspension',
    acknowledge: 'Acknowledgement of the notice',
  },
  uk: {
    check: 'Попередня перевірка',
    task: 'Доручення групі',
    verify: 'Верифікація',
    propose: 'Пропозиція висновку',
    respond: 'Відповідь Сторони',
    decide: 'Рішення',
    act: 'Вжиті Стороною заходи',
    close: 'Закриття',
    review: 'Перегляд призупинення',
    acknowledge: 'Підтвердження отримання повідомлення',
  },
  ru: {
    check: 'Предварительная проверка',
    task: 'Поручение группе',
    verify: 'Верификация',
    propose: 'Предложение вывода',
    respond: 'Ответ Стороны',
    decide: 'Решение',
    act: 'Принятые Стороной меры',
    close: 'Закрытие',
    review: 'Пересмотр приостановления',
    acknowledge: 'Подтверждение получения уведомления',
  },
};

export const WORDS: Readonly<Record<Language, AlertWords>> = { en, uk, ru };
