/**
 * Names of persons, as far as a pattern shows them: a patronymic, initials beside a surname, a surname or a given name
 * after a rank or a title, a date of birth. Honest limits: two capitalised words alone may be a place, a unit or a
 * newspaper, and pass; a name in small letters passes. It is a help against slips and replaces no reading.
 */

const LETTER = '\\p{L}\\p{M}';
const edge = (inside: string): RegExp => new RegExp(`(?<![${LETTER}])(?:${inside})(?![${LETTER}])`, 'u');

const CAPITALISED = "\\p{Lu}[\\p{Ll}'’ʼ-]{2,}";

/** -ович, -евич, -ійович, -івна, -овна, -евна, -ична and their cases; Latin -ovych, -ovich, -ivna, -ovna. */
const PATRONYMIC = edge(
  [
    '\\p{Lu}\\p{Ll}+(?:ович|евич|йович|ьович)(?:а|у|ем|ом|і|е|ові|еві)?',
    '\\p{Lu}\\p{Ll}+(?:івн|ївн|овн|евн|ичн|инишн)(?:а|и|ы|і|е|у|ою|ой)',
    '\\p{Lu}[a-z]+(?:ovych|ovich|evych|evich|yovych|iovych|ivna|yivna|iivna|ovna|evna|ichna|ychna)',
  ].join('|'),
);
const SURNAMED_SO = edge(`${CAPITALISED}\\s+\\p{Lu}\\p{Ll}+(?:ович|евич|ovych|ovich|evich|evych)`);
const INITIALS = edge(
  `\\p{Lu}\\.\\s?(?:\\p{Lu}\\.\\s?)?${CAPITALISED}|${CAPITALISED}\\s+\\p{Lu}\\.\\s?\\p{Lu}\\.`,
);
const RANK = [
  'private|corporal|sergeant|lieutenant|captain|major|colonel|general(?!\\s+(?:staff|prosecutor|secretary|assembly|headquarters))|sailor|seaman|pte|cpl|sgt|lt|capt|maj|col',
  'mr|mrs|ms|named|called|name is|surname|callsign|call sign',
  'солдат\\p{Ll}*|сержант\\p{Ll}*|лейтенант\\p{Ll}*|капітан\\p{Ll}*|капитан\\p{Ll}*|майор\\p{Ll}*|полковник\\p{Ll}*|рядов\\p{Ll}+|матрос\\p{Ll}*|старшин\\p{Ll}+|прапорщик\\p{Ll}*',
  "на ім['’ʼ]я|по имени|прізвище|фамилия|позивн\\p{Ll}+|позывн\\p{Ll}+",
].join('|');
const RANKED = new RegExp(`(?<![${LETTER}])(?:${RANK})\\.?:?\\s+["«“]?${CAPITALISED}`, 'u');
const BORN =
  /(?:born|род\.|народ\p{Ll}*|родил\p{Ll}*|рожд\p{Ll}*|DOB)\D{0,12}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/iu;

/** What kind of name a text seems to hold, without the name; undefined: none is seen. */
export function nameIn(text: string): string | undefined {
  if (BORN.test(text)) return 'a date of birth';
  if (SURNAMED_SO.test(text) || PATRONYMIC.test(text)) return 'a patronymic';
  if (INITIALS.test(text)) return 'initials with a surname';
  if (RANKED.test(lowerRank(text))) return 'a name after a rank or a title';
  return undefined;
}

/** A rank may begin a sentence with a capital; the name after it keeps its own. */
function lowerRank(text: string): string {
  return text.replace(new RegExp(`(?<![${LETTER}])(?:${RANK})(?![${LETTER}])`, 'giu'), (word) =>
    word.toLowerCase(),
  );
}
