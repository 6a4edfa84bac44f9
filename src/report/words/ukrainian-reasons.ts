/** Why an incident is attributed as it is, in Ukrainian. */
import type { ReasonWords, StepTold, VerdictTold } from './reasons.js';

const leads = ({ leading, value }: VerdictTold): string => `Найвища ймовірність — ${value} (${leading})`;
const withThreshold = (told: VerdictTold): string =>
  told.threshold === '' ? `${leads(told)}.` : `${leads(told)}; автора називають від ${told.threshold}.`;
const bearing =
  (what: string) =>
  ({ by }: StepTold): string =>
    `${what} за даними: ${by}. Порівняно з місцевістю, звідки кожен міг дістати.`;

export const ukrainianReasons: ReasonWords = {
  step: {
    prior: () =>
      'Сторони починають нарівно; аварія чи інша причина починає нижче, якщо на неї не вказує сама дія.',
    admission: ({ by }) => `Власна заява про авторство: ${by}.`,
    'against-interest': ({ by }) => `Заява всупереч власному інтересу: ${by}.`,
    accusation: ({ by, named }) => `За словами сторони (${by}), автор: ${named}.`,
    'third-party-report': ({ source, named }) => `За даними джерела (${source}), автор: ${named}.`,
    'third-party-allegation': ({ source, named }) =>
      `Джерело (${source}) передає чуже твердження, за яким автор: ${named}.`,
    'third-party-denial': ({ source, named }) =>
      `Джерело (${source}) передає чуже твердження, за яким автор інший. Заперечено: ${named}.`,
    'denied-by-source': ({ by }) => `Сказано, що це не так: ${by}.`,
    'told-as-accident': ({ source }) =>
      `Джерело (${source}) повідомляє як про випадок, за яким ніхто не стоїть.`,
    denial: ({ by, about }) => `Заперечує: ${by || about}.`,
    silence: ({ about }) => `Названо, але мовчить, хоча зазвичай висловлюється: ${about}.`,
    crater: bearing('Форма вирви'),
    track: bearing('Напрямок польоту'),
    sound: bearing('Напрямок звуку'),
    firing: ({ by }) => `Постріл помічено: ${by}. Порівняно з тим, хто контролював ту місцевість.`,
    'own-ground': ({ about }) =>
      `Уражена місцевість була під контролем сторони (${about}). Сторони рідко, але завдають ударів по такій місцевості.`,
    'own-facility': ({ about }) =>
      `Уражений об’єкт обслуговував людей на місцевості під контролем сторони (${about}).`,
    'own-forces': ({ about }) => `Уражено воєнний об’єкт на місцевості під контролем сторони (${about}).`,
    'not-in-inventory': ({ about }) =>
      `За реєстром озброєнь такого засобу немає на озброєнні сторони (${about}).`,
    'out-of-reach': ({ about }) =>
      `Місце лежить далі, ніж сягає найдальший такий засіб, від місцевості під контролем сторони (${about}).`,
    series: ({ about }) =>
      `Про що свідчать подібні інциденти поблизу в ці дні, з тим самим засобом і контролем над місцевістю: ${about}.`,
    'held-down': () => 'Саме лише місце не повинно перевищити встановленої межі.',
    calibration: () => 'Поправка шкали, виміряна на інцидентах, автор яких відомий.',
    'happened-prior': () => 'З чого починають інциденти, доки нікого не вислухано.',
    'told-by-third-party': ({ source }) => `Про подію повідомляє: ${source}.`,
    'alleged-by-third-party': ({ source }) => `Передає чуже твердження про подію: ${source}.`,
    'told-by-party': ({ by }) => `Про подію повідомляє: ${by}. Сторона так чи інакше зацікавлена.`,
    'said-not-to-have-happened': ({ by }) => `Сказано, що події не було: ${by}.`,
    detected: ({ source }) => `Щось подібне там і тоді виявлено: ${source}.`,
    'physical-trace': ({ source }) => `Фізичні сліди виявлено: ${source}.`,
    'parties-agree': () =>
      'Про подію повідомляють голоси більш ніж однієї сторони, кого б вони не називали автором.',
    'happened-calibration': () => 'Поправка шкали, виміряна на інцидентах, про які це відомо.',
    smaller: ({ count }) => `Менші кроки разом: ${count}.`,
  },
  verdict: {
    clash: () => 'Наземний бій; жодне повідомлення не називає нападника.',
    'nobody-names-it': (told) =>
      `${leads(told)}, але цього автора не називає жодне повідомлення, і жоден фізичний слід на нього не вказує; саме лише місце нічого не вирішує.`,
    'below-threshold': withThreshold,
    'accuser-alone': (told) =>
      `${leads(told)}, але цього автора називає лише протилежна сторона; самого обвинувачення не досить.`,
    'may-not-have-happened': (told) =>
      `${leads(told)}, але ймовірність того, що подія взагалі сталася, лише ${told.happened}.`,
    'passes-threshold': withThreshold,
  },
  severalLead: 'кілька припущень нарівно',
  missing: (kinds) => `Бракує: ${kinds}.`,
  missingKind: {
    'third-party': 'третьої сторони, яка каже, хто це зробив',
    admission: 'визнання',
    sign: 'фізичного сліду, звідки це надійшло (вирва, слід польоту, звук, помічений постріл)',
    means: 'засобу, дальність і власники якого відомі',
    place: 'точнішого місця',
    ground: 'відомостей, хто контролював уражену місцевість',
    more: 'інших доказів: докази кожного виду є, але вони не узгоджуються',
  },
};
