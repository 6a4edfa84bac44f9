/**
 * A message as a document of the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010): an info in each language, the order of
 * elements as in its schema. Positions are WGS 84, "latitude,longitude", radii in kilometres.
 *
 * What was found is past and asks nobody to act: urgency Past, response Monitor. A silence or a time that ran out has no severity.
 * Identifiers and the sender hold no space, comma, < or & (section 3.2.1); an offset of zero is written -00:00 (section 3.3.2).
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import { LANGUAGES, type Language } from '../record/codes.js';
import type { Role } from '../record/role.js';
import type { LocalText } from '../record/source.js';
import { toIso } from '../time/instant.js';
import type { Item } from './item.js';
import { headline, linksOf, oneLine } from './letter.js';
import type { Area } from './matter.js';
import type { Message } from './state.js';
import { WORDS } from './words.js';

export interface CapSetting {
  readonly sender: string;
  readonly senderName: LocalText;
  readonly timeZone: string;
  readonly role: Role;
  readonly party?: string | undefined;
  readonly link: string;
  /** Messages that told of the same before, earliest first. */
  readonly earlier: readonly Pick<Message, 'id' | 'atMs'>[];
}

export function capDocument(message: Message, item: Item, setting: CapSetting): string {
  const { sender, timeZone, role, party, earlier } = setting;
  const isPublic = role === 'public';
  const alert = [
    tag('identifier', capName(message.id)),
    tag('sender', capName(sender)),
    tag('sent', capTime(timeZone, message.atMs)),
    tag('status', STATUS[message.status]),
    tag('msgType', earlier.length === 0 ? 'Alert' : item.change === 'withdrawn' ? 'Cancel' : 'Update'),
    tag('source', `Truceline ${item.rule}`),
    tag('scope', isPublic ? 'Public' : 'Restricted'),
    ...(isPublic ? [] : [tag('restriction', party === undefined ? role : `${role} ${party}`)]),
    ...(message.status === 'actual'
      ? []
      : [tag('note', WORDS.en[message.status === 'test' ? 'testOnly' : 'exercise'])]),
    ...(earlier.length === 0
      ? []
      : [
          tag(
            'references',
            earlier
              .map(({ id, atMs }) => `${capName(sender)},${capName(id)},${capTime(timeZone, atMs)}`)
              .join(' '),
          ),
        ]),
    ...LANGUAGES.filter((language) => item.words[language]).map((language) => info(item, language, setting)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="${CAP_NAMESPACE}">${alert.join('')}</alert>\n`;
}

export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

const STATUS = { actual: 'Actual', exercise: 'Exercise', test: 'Test' } as const;

function info(item: Item, language: Language, { senderName, timeZone, link }: CapSetting): string {
  const words = WORDS[language];
  const { now } = linksOf(item, link);
  const isEvent = item.about === 'finding';
  const parameters = Object.entries(item.facts).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  return `<info>${[
    tag('language', language),
    tag('category', 'Security'),
    tag('event', words.about[item.about]),
    tag('responseType', item.change === 'withdrawn' ? 'None' : 'Monitor'),
    tag('urgency', isEvent ? 'Past' : 'Unknown'),
    tag('severity', 'Unknown'),
    tag('certainty', certaintyOf(item)),
    tag('onset', capTime(timeZone, item.atMs)),
    tag('senderName', senderName[language] ?? senderName.en),
    tag('headline', headline(item, language)),
    tag('description', [...(item.words[language]?.lines ?? []), words.computed].join(' ')),
    ...(now === '' ? [] : [tag('web', now)]),
    ...[['alert', item.id] as const, ...parameters].map(
      ([name, value]) => `<parameter>${tag('valueName', name)}${tag('value', value)}</parameter>`,
    ),
    ...(item.area ? [areaOf(item.area, item.sector, words.area)] : []),
  ].join('')}</info>`;
}

/** Of the reading that is surest; words of likelihood as the standard bounds them (about 50 %). */
function certaintyOf({ about, facts }: Item): string {
  if (about !== 'finding') return 'Observed';
  const readings = (facts.readings ?? []) as readonly {
    verdict: string;
    band: string;
    probability: { value: number };
  }[];
  const violations = readings.filter(({ verdict }) => verdict === 'violation');
  if (violations.length === 0) return 'Unknown';
  if (violations.some(({ band }) => band === 'confirmed')) return 'Observed';
  const most = Math.max(...violations.map(({ probability }) => probability.value));
  return most > 0.5 ? 'Likely' : most > 0.05 ? 'Possible' : 'Unlikely';
}

const CORNERS = 16;

/** The circle, and for receivers that know polygons alone one around it, counter-clockwise and closed. */
function areaOf({ name, lat, lon, radiusMetres }: Area, sector: string, nameless: string): string {
  const points = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    // The corners stand so far out that the sides touch the circle.
    const out = radiusMetres / METRES_PER_DEGREE / Math.cos(Math.PI / CORNERS);
    const north = Math.max(-90, Math.min(90, lat + out * Math.sin(angle)));
    const east = lon + (out * Math.cos(angle)) / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    return `${degrees(north)},${degrees(((((east + 180) % 360) + 360) % 360) - 180)}`;
  });
  return `<area>${tag('areaDesc', name || nameless)}${tag('polygon', points.join(' '))}${tag('circle', `${degrees(lat)},${degrees(lon)} ${Math.round(radiusMetres) / 1_000}`)}${sector === '' ? '' : `<geocode>${tag('valueName', 'sector')}${tag('value', sector)}</geocode>`}</area>`;
}

const degrees = (value: number): string => String(Math.round(value * 1e5) / 1e5);

export function capTime(zone: string, atMs: number): string {
  return toIso(zone, atMs).replace(/[+-]00:00$/, '-00:00');
}

export const capName = (text: string): string => text.replaceAll(/[\s,<&]/g, '-');

/** Characters that XML 1.0 cannot hold at all are left out. */
export function tag(name: string, text: string): string {
  const clean = oneLine(text).replaceAll(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g,
    '',
  );
  return `<${name}>${clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}
