/** What the comparison of claims is told in, in Russian. */
import type { ClaimSentences } from '../claim-sentences.js';

export const russianClaims: ClaimSentences = {
  title: 'Цифры сторон рядом с выявленным',
  note: 'То, что считает сторона, сравнивается, но никогда не прибавляется к выявленному. «Не выявлено» не значит «не было»; «отнесено иначе» — это оценка с некоторой вероятностью, а не уверенность.',
  both: 'обе стороны',
  none: 'В этот день стороны не называли цифр.',
  head: ['Цифра стороны', 'Утверждается', 'Выявлено', 'Не выявлено', 'Выявлено, не названо'],
  group: (by, against, about) => `${by} — о стороне «${against}»: ${about}`,
  bound: {
    exact: (n) => n,
    atLeast: (n) => `${n} или больше`,
    atMost: (n) => `не больше ${n}`,
    about: (n) => `около ${n}`,
  },
  role: {
    part: 'составляющая',
    within: 'в пределах другой составляющей',
    aspect: 'рядом с итогом',
    rest: 'остаток итога',
    whole: 'итог',
  },
  verdict: {
    found: 'выявлено, отнесено так, как утверждается',
    foundUndetermined: 'выявлено, автор не определён',
    foundOtherwise: 'выявлено, отнесено иначе',
    foundOutsideClause: 'выявлено, вне пункта',
    foundOutsideTime: 'выявлено, в другое время',
    notFoundWatched: 'не выявлено; скорее всего, было бы замечено',
    notFoundUnwatched: 'не выявлено; наблюдение не велось',
    notFoundOpen: 'не выявлено; было бы замечено или нет, неизвестно',
  },
  notComparable: {
    unit: 'несопоставимо: единица',
    mixed: 'несопоставимо: сложены разные виды действий',
    noFigure: 'несопоставимо: нет числа',
    beyondThePicture: 'несопоставимо: вне периода записей',
    corrected: 'не сравнивается: сторона позже исправила',
    periodBackwards: 'несопоставимо: период заканчивается раньше, чем начинается',
  },
  clause: { notInForce: 'тогда не действовал ни при одном толковании', outside: 'вне пункта' },
  byReading: (inside, outside) => `в пределах пункта при толковании: ${inside}; вне его: ${outside}`,
  ownAccountOnly: 'сообщает только сторона, которая это утверждает',
  fitsParts: (ids) => `так же подходит: ${ids}`,
  more: (n) => `и ещё ${n}`,
  ambiguous: (ids) => `так же подходят: ${ids}`,
  noticed: (p) => `вероятность быть замеченным ${p}`,
  beyondFigure: (n) => `ещё подходят к открытой границе цифры: ${n}`,
  nothingSought: 'ничего не названо',
  counted: (asClaimed, undetermined, otherwise) =>
    `выявлено в тех же единицах: отнесено так, как утверждается, — ${asClaimed}; не определено — ${undetermined}; иначе — ${otherwise}`,
  correctedBy: (id) => `Исправлено записью ${id}.`,
  repeats: (id) => `Тот же период и та же единица, что и в записи ${id}.`,
  corrects: (id) => `Исправляет запись ${id}.`,
  cumulative: (n, sum) =>
    `Охватывает прежние цифры: ${n}${sum === '' ? '' : `; сумма тех, что не пересекаются: ${sum}`}.`,
  fault: {
    partsExceedTotal: (found, expected) =>
      `Сумма составляющих — ${found}, названный итог — ${expected}: сохранены оба числа.`,
    partsFallShort: (found, expected) =>
      `Сумма составляющих — ${found}, названный итог — ${expected}: сохранены оба числа.`,
    unitNotKnown: (found) => `Единица «${found}» не из тех, что здесь можно сосчитать; её называет unitCode.`,
    periodBackwards: (found, expected) =>
      `Период заканчивается (${found}) раньше, чем начинается (${expected}).`,
    negative: (found) => `Отрицательное число ни с чем не сравнивается: ${found}.`,
    againstItself: (found) => `Сторона называет саму себя: ${found}.`,
    withinNotNamed: (found, expected) =>
      `«${found}» нет среди составляющих (${expected}), в пределах которых это должно быть.`,
    replacesNothing: (found, expected) => `Исправляет ${found}; ожидалось: ${expected}.`,
    beyondThePicture: (found, expected) =>
      `Период (${found}) выходит за пределы периода записей (${expected}).`,
    belowEarlierTotal: (found, expected) =>
      `Итог ${found} охватывает прежний, который составлял ${expected}.`,
  },
};
