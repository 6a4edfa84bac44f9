/** What the comparison of claims is told in, in Ukrainian. */
import type { ClaimSentences } from '../claim-sentences.js';

export const ukrainianClaims: ClaimSentences = {
  title: 'Цифри сторін поруч із виявленим',
  note: 'Те, що рахує сторона, порівнюється, але ніколи не додається до виявленого. «Не виявлено» не означає «не було»; «віднесено інакше» — це оцінка з певною ймовірністю, а не певність.',
  both: 'обидві сторони',
  none: 'Цього дня сторони не називали цифр.',
  head: ['Цифра сторони', 'Стверджується', 'Виявлено', 'Не виявлено', 'Виявлено, не названо'],
  group: (by, against, about) => `${by} — про сторону «${against}»: ${about}`,
  bound: {
    exact: (n) => n,
    atLeast: (n) => `${n} або більше`,
    atMost: (n) => `не більше ${n}`,
    about: (n) => `близько ${n}`,
  },
  role: {
    part: 'складник',
    within: 'у межах іншого складника',
    aspect: 'поруч із підсумком',
    rest: 'решта підсумку',
    whole: 'підсумок',
  },
  verdict: {
    found: 'виявлено, віднесено так, як стверджується',
    foundUndetermined: 'виявлено, автора не визначено',
    foundOtherwise: 'виявлено, віднесено інакше',
    foundOutsideClause: 'виявлено, поза пунктом',
    foundOutsideTime: 'виявлено, в інший час',
    notFoundWatched: 'не виявлено; швидше за все, було б помічено',
    notFoundUnwatched: 'не виявлено; спостереження не велося',
    notFoundOpen: 'не виявлено; чи було б помічено, невідомо',
  },
  notComparable: {
    unit: 'непорівнянно: одиниця',
    mixed: 'непорівнянно: складено різні види дій',
    noFigure: 'непорівнянно: немає числа',
    beyondThePicture: 'непорівнянно: поза періодом записів',
    corrected: 'не порівнюється: сторона згодом виправила',
    periodBackwards: 'непорівнянно: період закінчується раніше, ніж починається',
  },
  clause: { notInForce: 'тоді не діяв за жодним тлумаченням', outside: 'поза пунктом' },
  byReading: (inside, outside) => `у межах пункту за тлумаченням: ${inside}; поза ним: ${outside}`,
  ownAccountOnly: 'повідомляє лише сторона, яка це стверджує',
  fitsParts: (ids) => `так само підходить: ${ids}`,
  more: (n) => `і ще ${n}`,
  ambiguous: (ids) => `так само підходять: ${ids}`,
  noticed: (p) => `імовірність бути поміченим ${p}`,
  beyondFigure: (n) => `ще підходять до відкритої межі цифри: ${n}`,
  nothingSought: 'нічого не названо',
  counted: (asClaimed, undetermined, otherwise) =>
    `виявлено в тих самих одиницях: віднесено так, як стверджується, — ${asClaimed}; не визначено — ${undetermined}; інакше — ${otherwise}`,
  correctedBy: (id) => `Виправлено записом ${id}.`,
  repeats: (id) => `Той самий період і та сама одиниця, що й у записі ${id}.`,
  corrects: (id) => `Виправляє запис ${id}.`,
  cumulative: (n, sum) =>
    `Охоплює попередні цифри: ${n}${sum === '' ? '' : `; сума тих, що не перекриваються: ${sum}`}.`,
  fault: {
    partsExceedTotal: (found, expected) =>
      `Сума складників — ${found}, названий підсумок — ${expected}: збережено обидва числа.`,
    partsFallShort: (found, expected) =>
      `Сума складників — ${found}, названий підсумок — ${expected}: збережено обидва числа.`,
    unitNotKnown: (found) => `Одиниця «${found}» не з тих, які тут можна порахувати; її називає unitCode.`,
    periodBackwards: (found, expected) =>
      `Період закінчується (${found}) раніше, ніж починається (${expected}).`,
    negative: (found) => `Від’ємне число ні з чим не порівнюється: ${found}.`,
    againstItself: (found) => `Сторона називає саму себе: ${found}.`,
    withinNotNamed: (found, expected) =>
      `«${found}» немає серед складників (${expected}), у межах яких це має бути.`,
    replacesNothing: (found, expected) => `Виправляє ${found}; очікувалося: ${expected}.`,
    beyondThePicture: (found, expected) =>
      `Період (${found}) виходить за межі періоду записів (${expected}).`,
    belowEarlierTotal: (found, expected) =>
      `Підсумок ${found} охоплює попередній, який становив ${expected}.`,
  },
};
