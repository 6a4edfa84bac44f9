/** A page as its reader has it: the words without markup, and the numbers in one spelling whatever the language. */

/** Elements that are drawn, not read. */
const UNREAD = /<style>.*?<\/style>|<svg.*?<\/svg>|<title>.*?<\/title>/gs;

export function textOf(page: string): string {
  return page
    .replace(UNREAD, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Without ids, sums and whatever is marked as being of another language. */
export function ownWordsOf(page: string): string {
  return textOf(
    page
      .replace(UNREAD, ' ')
      .replace(/<(span|blockquote|text) lang="[^"]*"[^>]*>.*?<\/\1>/gs, ' ')
      .replace(/<span class="(?:id|digest)">.*?<\/span>/gs, ' '),
  );
}

/**
 * Every number of a page, sorted. Dates become one number each: languages write months as words or as numbers.
 * @param months as they stand in the dates of the language, whole
 */
export function numbersOf(page: string, language: string, months: readonly string[]): string[] {
  // Words of records keep their spelling in every page.
  const spelt = page.replace(/<(span|blockquote) lang="en"[^>]*>.*?<\/\1>/gs, (quoted) =>
    quoted.replace(/(\d),(?=\d{3}\b)/g, '$1'),
  );
  let text = textOf(spelt);
  months.forEach((month, at) => {
    const [two, short] = [String(at + 1).padStart(2, '0'), month.slice(0, 3)];
    for (const word of [month, short])
      text = text.replace(
        new RegExp(`\\b(\\d{1,2})\\u00a0${word}\\s(\\d{4})`, 'gu'),
        (_, day: string, year: string) => `${day.padStart(2, '0')}.${two}.${year}`,
      );
  });
  text = text.replace(/(\d{2})\.(\d{2})\.(\d{4})/g, '$3-$2-$1');
  text =
    language === 'en'
      ? text.replace(/(\d),(?=\d{3}\b)/g, '$1')
      : text.replace(/(\d)\u00a0(?=\d{3}\b)/g, '$1');
  if (language !== 'en') text = text.replace(/(\d),(?=\d)/g, '$1.');
  return (text.match(/\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?/g) ?? []).sort();
}
