/** The conclusion on silence from afar in words, in three languages. Figures stand behind colons, so that no language has to bend them. */
import type { Language } from '../record/codes.js';
import type { LocalText } from '../record/source.js';
import type { Silence, SilenceVerdict } from './silence.js';

type Told = Omit<Silence, 'words'>;

export function silenceWords(told: Told, partyName: (id: string) => LocalText): Record<Language, string> {
  const inLanguage = (language: Language): string => sentences(told, language, partyName);
  return { en: inLanguage('en'), uk: inLanguage('uk'), ru: inLanguage('ru') };
}

const VERDICT: Readonly<Record<Language, Readonly<Record<SilenceVerdict, string>>>> = {
  en: {
    silence: 'Long-range silence',
    silenceWithExceptions: 'Long-range silence with exceptions',
    fewer: 'Less from afar than usual, but no silence',
    asUsual: 'No long-range silence: as usual',
    more: 'No long-range silence: more than usual',
    notObserved: 'Not observed: nobody can say whether there was silence',
  },
  uk: {
    silence: 'Тиша на великій дальності',
    silenceWithExceptions: 'Тиша на великій дальності з винятками',
    fewer: 'Здалеку менше, ніж зазвичай, але не тиша',
    asUsual: 'Тиші на великій дальності немає: як зазвичай',
    more: 'Тиші на великій дальності немає: більше, ніж зазвичай',
    notObserved: 'Без спостереження: чи була тиша, сказати не може ніхто',
  },
  ru: {
    silence: 'Тишина на большой дальности',
    silenceWithExceptions: 'Тишина на большой дальности с исключениями',
    fewer: 'Издалека меньше обычного, но не тишина',
    asUsual: 'Тишины на большой дальности нет: как обычно',
    more: 'Тишины на большой дальности нет: больше обычного',
    notObserved: 'Без наблюдения: была ли тишина, сказать не может никто',
  },
};

interface Phrases {
  /** What the conclusion ends with. */
  readonly claimed: string;
  readonly reported: string;
  readonly alerts: (now: number, before: string, low: number, high: number) => string;
  readonly noAlerts: string;
  readonly afar: (inside: number, perhaps: number, before: number) => string;
  readonly noneAfar: (perhaps: number, before: number) => string;
  readonly bombs: (inside: number, perhaps: number, before: number) => string;
  readonly noBombs: (perhaps: number) => string;
  readonly local: (by: string, claims: number, fires: number) => string;
  readonly localFires: (fires: number) => string;
  readonly noLocal: string;
  readonly fresh: (spoke: number, usually: number) => string;
  readonly unseen: (regions: number) => string;
  readonly notObserved: string;
  readonly and: string;
}

const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: {
    claimed: 'local violations claimed',
    reported: 'local fire reported',
    alerts: (now, before, low, high) =>
      `Alerts: ${now}, against ${before} in the same hours a week before (usual ${low} to ${high}).`,
    noAlerts: 'Alerts: not observed.',
    afar: (inside, perhaps, before) =>
      `Strikes by missiles or long-range drones reported: ${inside}${also(perhaps, 'known by date only, at the edge')}; a week before: ${before}.`,
    noneAfar: (perhaps, before) =>
      `No strike by missiles or long-range drones is reported${also(perhaps, 'known by date only, at the edge')}; a week before: ${before}.`,
    bombs: (inside, perhaps, before) =>
      `Strikes by guided bombs reported: ${inside}${also(perhaps, 'known by date only, at the edge')}; a week before: ${before}.`,
    noBombs: (perhaps) => `No guided bomb is reported${also(perhaps, 'known by date only, at the edge')}.`,
    local: (by, claims, fires) =>
      `Local violations are claimed by ${by}: ${claims} claims; local fire reported: ${fires} incidents.`,
    localFires: (fires) => `Local fire reported: ${fires} incidents; no party gives a total.`,
    noLocal: 'No local violation is claimed or reported.',
    fresh: (spoke, usually) => `Sources that usually speak and spoke: ${spoke} of ${usually}.`,
    unseen: (regions) => `Regions without any alert register, so not observed by it: ${regions}.`,
    notObserved: 'not observed',
    and: ' and ',
  },
  uk: {
    claimed: 'про місцеві порушення заявляють',
    reported: 'повідомляють про місцевий вогонь',
    alerts: (now, before, low, high) =>
      `Тривоги: ${now}, проти ${before} у ті самі години тижнем раніше (зазвичай від ${low} до ${high}).`,
    noAlerts: 'Тривоги: без спостереження.',
    afar: (inside, perhaps, before) =>
      `Удари ракетами або далекобійними дронами, про які повідомлено: ${inside}${also(perhaps, 'відомо лише дату, на межі')}; тижнем раніше: ${before}.`,
    noneAfar: (perhaps, before) =>
      `Про удари ракетами чи далекобійними дронами не повідомлено${also(perhaps, 'відомо лише дату, на межі')}; тижнем раніше: ${before}.`,
    bombs: (inside, perhaps, before) =>
      `Удари керованими бомбами, про які повідомлено: ${inside}${also(perhaps, 'відомо лише дату, на межі')}; тижнем раніше: ${before}.`,
    noBombs: (perhaps) => `Про керовані бомби не повідомлено${also(perhaps, 'відомо лише дату, на межі')}.`,
    local: (by, claims, fires) =>
      `Про місцеві порушення заявляють ${by}: заяв – ${claims}; місцевий вогонь, про який повідомлено, інцидентів: ${fires}.`,
    localFires: (fires) =>
      `Місцевий вогонь, про який повідомлено, інцидентів: ${fires}; підсумків сторони не дають.`,
    noLocal: 'Про місцеві порушення ніхто не заявляє і не повідомляє.',
    fresh: (spoke, usually) => `Джерела, які зазвичай говорять і говорили: ${spoke} з ${usually}.`,
    unseen: (regions) => `Регіони без реєстру тривог, отже без спостереження через нього: ${regions}.`,
    notObserved: 'без спостереження',
    and: ' та ',
  },
  ru: {
    claimed: 'о местных нарушениях заявляют',
    reported: 'сообщают о местном огне',
    alerts: (now, before, low, high) =>
      `Тревоги: ${now}, против ${before} в те же часы неделей раньше (обычно от ${low} до ${high}).`,
    noAlerts: 'Тревоги: без наблюдения.',
    afar: (inside, perhaps, before) =>
      `Удары ракетами или дальнобойными дронами, о которых сообщено: ${inside}${also(perhaps, 'известна только дата, на границе')}; неделей раньше: ${before}.`,
    noneAfar: (perhaps, before) =>
      `Об ударах ракетами или дальнобойными дронами не сообщено${also(perhaps, 'известна только дата, на границе')}; неделей раньше: ${before}.`,
    bombs: (inside, perhaps, before) =>
      `Удары управляемыми бомбами, о которых сообщено: ${inside}${also(perhaps, 'известна только дата, на границе')}; неделей раньше: ${before}.`,
    noBombs: (perhaps) =>
      `Об управляемых бомбах не сообщено${also(perhaps, 'известна только дата, на границе')}.`,
    local: (by, claims, fires) =>
      `О местных нарушениях заявляют ${by}: заявлений – ${claims}; местный огонь, о котором сообщено, инцидентов: ${fires}.`,
    localFires: (fires) => `Местный огонь, о котором сообщено, инцидентов: ${fires}; итогов стороны не дают.`,
    noLocal: 'О местных нарушениях никто не заявляет и не сообщает.',
    fresh: (spoke, usually) => `Источники, которые обычно говорят и говорили: ${spoke} из ${usually}.`,
    unseen: (regions) => `Регионы без реестра тревог, то есть без наблюдения через него: ${regions}.`,
    notObserved: 'без наблюдения',
    and: ' и ',
  },
};

function sentences(told: Told, language: Language, partyName: (id: string) => LocalText): string {
  const { alerts, fromAfar, bombs, local, fresh, regionsNotObserved } = told;
  const say = PHRASES[language];
  const claims = local.claims.reduce((sum, { count }) => sum + count, 0);
  const near = claims > 0 ? say.claimed : local.fires > 0 ? say.reported : '';
  const parts = [
    `${VERDICT[language][told.verdict]}${near === '' ? '' : `${told.verdict.startsWith('silence') ? ',' : ';'} ${near}`}.`,
  ];
  if (alerts.verdict === 'notObserved') parts.push(say.noAlerts);
  else {
    const before = alerts.weekBefore === 'notObserved' ? say.notObserved : String(alerts.weekBefore);
    parts.push(say.alerts(alerts.noticed, before, alerts.low, alerts.high));
  }
  const [far, bombed] = [fromAfar, bombs].map(
    ({ inside, perhaps }) => [inside.length, perhaps.length] as const,
  );
  if (told.verdict !== 'notObserved' || far![0] > 0)
    parts.push(
      far![0] > 0
        ? say.afar(far![0], far![1], fromAfar.weekBefore)
        : say.noneAfar(far![1], fromAfar.weekBefore),
    );
  if (told.verdict !== 'notObserved' || bombed![0] > 0)
    parts.push(
      bombed![0] > 0 ? say.bombs(bombed![0], bombed![1], bombs.weekBefore) : say.noBombs(bombed![1]),
    );
  // In the order of their names, so that no side stands first by its id.
  const by = local.claims
    .filter(({ count }) => count > 0)
    .map(({ by: id }) => partyName(id))
    .sort((a, b) => (a.en < b.en ? -1 : 1))
    .map((name) => name[language] ?? name.en)
    .join(say.and);
  if (claims > 0) parts.push(say.local(by, claims, local.fires));
  else parts.push(local.fires > 0 ? say.localFires(local.fires) : say.noLocal);
  if (fresh.usually > 0) parts.push(say.fresh(fresh.spoke, fresh.usually));
  if (regionsNotObserved.length > 0) parts.push(say.unseen(regionsNotObserved.length));
  return parts.join(' ');
}

const also = (count: number, words: string): string => (count > 0 ? ` (+ ${count}: ${words})` : '');
