/** Posts that list items: a lead and the items behind bullet marks. */
export interface Listed {
  readonly lead: string;
  readonly items: readonly string[];
}

/** All marks stand in the basic plane, so code units do; the test runs over every text. */
const MARK = /[▫▪•◾◽‣●]/;
const MARKS = /[▫▪•◾◽‣●]\uFE0F?/g;

/** undefined for a text without bullet marks; links and emphasis marks of the post are taken out. */
export function splitBullets(text: string): Listed | undefined {
  if (!MARK.test(text)) return undefined;
  const [lead, ...items] = text.split(MARKS).map(plainText);
  return { lead: lead ?? '', items: items.filter((item) => item.length > 0) };
}

/** Without Markdown links, emphasis and the channel's own signature marks. */
export function plainText(text: string): string {
  if (!text.includes('*') && !text.includes('](') && !text.includes('__')) return text.trim();
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
