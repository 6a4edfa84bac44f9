/** What a protocol of an exchange says, in each language that it can be printed in. */
import type { Category } from '../handover/account.js';

export const PROTOCOL_LANGUAGES = ['en', 'uk', 'ru'] as const;
export type ProtocolLanguage = (typeof PROTOCOL_LANGUAGES)[number];

export interface ProtocolWords {
  readonly title: string;
  readonly day: string;
  readonly place: string;
  readonly mediator: string;
  readonly between: string;
  readonly and: string;
  readonly category: string;
  readonly from: string;
  readonly to: string;
  readonly byCount: (side: string) => string;
  readonly third: string;
  readonly announced: string;
  readonly noNumber: string;
  readonly differ: string;
  readonly agreed: string;
  readonly agreedNote: string;
  readonly remarks: string;
  readonly numbersOnly: string;
  readonly signatures: string;
  readonly forSide: (side: string) => string;
  readonly forThird: string;
  readonly name: string;
  readonly signature: string;
  readonly date: string;
  readonly standsOn: string;
  readonly records: string;
  readonly categories: Readonly<Record<Category, string>>;
  readonly withNames: string;
  readonly names: string;
  readonly listOf: (side: string, version: number) => string;
  readonly handedOverBy: string;
  readonly person: string;
  readonly born: string;
  readonly rank: string;
  readonly handedOver: string;
  readonly takenOver: string;
  readonly tickAndSign: string;
  readonly leftOut: (count: number) => string;
  readonly unknownIds: (count: number) => string;
}

export const PROTOCOL_WORDS: Readonly<Record<ProtocolLanguage, ProtocolWords>> = {
  en: {
    title: 'Protocol of an exchange',
    day: 'Day',
    place: 'Place',
    mediator: 'Mediator',
    between: 'Between',
    and: 'and',
    category: 'Persons',
    from: 'From',
    to: 'To',
    byCount: (side) => `By the count of: ${side}`,
    third: 'By third parties',
    announced: 'Announced before',
    noNumber: 'not stated',
    differ: 'The counts differ. Both stand; neither side accepts the other’s by signing.',
    agreed: 'Number on which the signatories agree',
    agreedNote: 'To be filled in by hand. Left empty, each count stands for itself.',
    remarks: 'Remarks',
    numbersOnly: 'This protocol holds numbers only. Lists with names are exchanged under seal.',
    signatures: 'Signatures',
    forSide: (side) => `For: ${side}`,
    forThird: 'For the mediator',
    name: 'Name and function',
    signature: 'Signature',
    date: 'Date and time',
    standsOn: 'Drawn up from the ledger',
    records: 'Records',
    withNames:
      'This protocol holds names. The reading of the lists is entered in the ledger. Keep it under seal.',
    names: 'Persons by name',
    listOf: (side, version) => `From the list of: ${side}, version ${version}`,
    handedOverBy: 'Handed over by',
    person: 'Family name, given name, patronymic',
    born: 'Born',
    rank: 'Rank',
    handedOver: 'Handed over',
    takenOver: 'Taken over',
    tickAndSign: 'tick and sign',
    leftOut: (count) => `Not shown, as the list does not allow handing over or the person refuses: ${count}`,
    unknownIds: (count) => `Ids that are not on this version: ${count}`,
    categories: {
      prisoner_of_war: 'Prisoners of war',
      wounded: 'Wounded',
      civilian: 'Civilians',
      child: 'Children',
      remains: 'Remains of the dead',
    },
  },
  uk: {
    title: 'Протокол обміну',
    day: 'День',
    place: 'Місце',
    mediator: 'Посередник',
    between: 'Між',
    and: 'і',
    category: 'Особи',
    from: 'Від',
    to: 'Кому',
    byCount: (side) => `За підрахунком: ${side}`,
    third: 'За даними третіх сторін',
    announced: 'Оголошено заздалегідь',
    noNumber: 'не вказано',
    differ: 'Підрахунки різняться. Обидва залишаються; підписом жодна сторона не визнає числа іншої.',
    agreed: 'Число, на якому сходяться підписанти',
    agreedNote: 'Заповнюється від руки. Якщо порожньо, кожен підрахунок залишається сам по собі.',
    remarks: 'Зауваження',
    numbersOnly: 'Цей протокол містить лише числа. Списки з іменами передаються запечатаними.',
    signatures: 'Підписи',
    forSide: (side) => `За сторону: ${side}`,
    forThird: 'За посередника',
    name: 'Ім’я та посада',
    signature: 'Підпис',
    date: 'Дата й час',
    standsOn: 'Складено за журналом',
    records: 'Записи',
    withNames:
      'Цей протокол містить імена. Ознайомлення зі списками записано в журналі. Зберігати запечатаним.',
    names: 'Особи поіменно',
    listOf: (side, version) => `Зі списку сторони: ${side}, версія ${version}`,
    handedOverBy: 'Передає',
    person: 'Прізвище, ім’я, по батькові',
    born: 'Дата народження',
    rank: 'Звання',
    handedOver: 'Передано',
    takenOver: 'Прийнято',
    tickAndSign: 'позначка й підпис',
    leftOut: (count) => `Не показано, бо список не дозволяє передавання або особа відмовляється: ${count}`,
    unknownIds: (count) => `Кодів, яких немає в цій версії: ${count}`,
    categories: {
      prisoner_of_war: 'Військовополонені',
      wounded: 'Поранені',
      civilian: 'Цивільні особи',
      child: 'Діти',
      remains: 'Тіла загиблих',
    },
  },
  ru: {
    title: 'Протокол обмена',
    day: 'День',
    place: 'Место',
    mediator: 'Посредник',
    between: 'Между',
    and: 'и',
    category: 'Лица',
    from: 'От',
    to: 'Кому',
    byCount: (side) => `По подсчету: ${side}`,
    third: 'По данным третьих сторон',
    announced: 'Объявлено заранее',
    noNumber: 'не указано',
    differ: 'Подсчеты расходятся. Оба остаются; подписью ни одна сторона не признает числа другой.',
    agreed: 'Число, на котором сходятся подписавшие',
    agreedNote: 'Заполняется от руки. Если пусто, каждый подсчет остается сам по себе.',
    remarks: 'Замечания',
    numbersOnly: 'Этот протокол содержит только числа. Списки с именами передаются запечатанными.',
    signatures: 'Подписи',
    forSide: (side) => `За сторону: ${side}`,
    forThird: 'За посредника',
    name: 'Имя и должность',
    signature: 'Подпись',
    date: 'Дата и время',
    standsOn: 'Составлено по журналу',
    records: 'Записи',
    withNames:
      'Этот протокол содержит имена. Ознакомление со списками записано в журнале. Хранить запечатанным.',
    names: 'Лица поимённо',
    listOf: (side, version) => `Из списка стороны: ${side}, версия ${version}`,
    handedOverBy: 'Передаёт',
    person: 'Фамилия, имя, отчество',
    born: 'Дата рождения',
    rank: 'Звание',
    handedOver: 'Передано',
    takenOver: 'Принято',
    tickAndSign: 'отметка и подпись',
    leftOut: (count) => `Не показано, так как список не допускает передачи или лицо отказывается: ${count}`,
    unknownIds: (count) => `Кодов, которых нет в этой версии: ${count}`,
    categories: {
      prisoner_of_war: 'Военнопленные',
      wounded: 'Раненые',
      civilian: 'Гражданские лица',
      child: 'Дети',
      remains: 'Тела погибших',
    },
  },
};
