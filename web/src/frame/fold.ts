/**
 * Text as it is compared: case, apostrophes, dashes, spaces and the letters that keyboards confuse are folded.
 * The letters і and и stay apart; they tell words apart.
 */
const FOLDED: Readonly<Record<string, string>> = { ё: 'е', ґ: 'г' };

export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ʼ’'`´]/g, '')
    .replace(/[–—‑−-]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[ёґ]/g, (letter) => FOLDED[letter]!);
}
