/** A message as a webhook carries it: type, timestamp and data, as Standard Webhooks advises. The same bytes at each attempt. */
import type { Language } from '../record/codes.js';
import type { Item } from './item.js';
import { countItems, linksOf, SHOWN } from './letter.js';
import type { Message } from './state.js';

export function hookBody(
  message: Message,
  items: readonly Item[],
  {
    mission,
    link,
    language,
  }: { readonly mission: string; readonly link: string; readonly language: Language },
): string {
  const kind = message.status === 'test' ? 'test' : items.length === 1 ? items[0]!.change : 'digest';
  return JSON.stringify({
    type: `alert.${kind}`,
    timestamp: new Date(message.atMs).toISOString(),
    data: {
      ...{ mission, message: message.id, rule: message.rule, status: message.status },
      count: items.length,
      counts: countItems(items),
      alerts: items
        .filter((item) => item.words[language])
        .slice(0, SHOWN)
        .map((item) => ({
          ...{ id: item.id, about: item.about, change: item.change },
          ...(item.first === undefined ? {} : { first: item.first }),
          found: new Date(item.foundMs).toISOString(),
          at: new Date(item.atMs).toISOString(),
          ...(item.sector === '' ? {} : { sector: item.sector }),
          ...(item.area ? { area: item.area } : {}),
          facts: item.facts,
          words: item.words,
          links: linksOf(item, link),
        })),
    },
  });
}
