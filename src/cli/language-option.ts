/** `--language en,uk,ru`: in which languages pages and tables are written. */
import { InvalidArgumentError, Option } from 'commander';
import { LANGUAGES, type Language } from '../record/codes.js';

export function languageOption(): Option {
  return new Option(
    '--language <codes>',
    `languages of pages and CSV, one or several of ${LANGUAGES.join(',')}`,
  )
    .argParser(languagesIn)
    .default(['en'], 'en');
}

/** In the order of LANGUAGES, each once. */
function languagesIn(text: string): readonly Language[] {
  const asked = text.split(',').map((code) => code.trim());
  const strange = asked.filter((code) => !(LANGUAGES as readonly string[]).includes(code));
  if (strange.length > 0)
    throw new InvalidArgumentError(
      `Expected one or several of ${LANGUAGES.join(', ')}, separated by commas; found "${strange.join('", "')}".`,
    );
  return LANGUAGES.filter((language) => asked.includes(language));
}
