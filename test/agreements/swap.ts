/** A value with the parties A and B exchanged wherever they stand: in texts, in keys, at the start of an id. */
export function exchanged<T>(value: T): T {
  return exchange(value) as T;
}

function exchange(value: unknown): unknown {
  if (typeof value === 'string') return inText(value);
  if (Array.isArray(value)) return value.map(exchange);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [inText(key), exchange(inner)]));
}

/** A party is a whole text, or stands before the @ of the id of a state of things. */
function inText(text: string): string {
  const party = text.replace(/@.*$/s, '');
  if (party !== 'A' && party !== 'B') return text;
  return `${party === 'A' ? 'B' : 'A'}${text.slice(1)}`;
}
