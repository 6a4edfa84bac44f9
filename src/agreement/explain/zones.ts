/** Zones, lines and classes of weapons in words. */
import type { Agreement } from '../agreement.js';
import type { Line, Zone } from '../zone.js';
import { partyWords } from './expressions.js';
import { numberText } from './plural.js';
import { many, type Voice } from './voice.js';

/** Corners beyond this are counted, not listed. */
const MOST_CORNERS = 6;

export function zoneWords(voice: Voice, zone: Zone): string {
  const { book: say, list, language } = voice.catalogue;
  const km = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : numberText(language, value);
  const shape = (): string => {
    if (zone.polygon) {
      const corners = zone.polygon.slice(0, MOST_CORNERS).map(place);
      const more = zone.polygon.length > MOST_CORNERS ? ['…'] : [];
      return say.zonePolygon([...corners, ...more].join('; '));
    }
    if (zone.centre) return say.zoneCentre(km(zone.withinKm)!, place(zone.centre));
    if (zone.line !== undefined) {
      const line = typeof zone.line === 'string' ? voice.line(zone.line) : bracketed(voice, zone.line);
      return say.zoneLine(km(zone.withinKm) ?? '∞', line, km(zone.beyondKm));
    }
    if (zone.territory) return say.zoneTerritory(list(zone.territory.units, 'and'), zone.territory.register);
    if (zone.sea) return say.zoneSea;
    if (zone.allOf) return list(zone.allOf.map(voice.zone), 'and');
    if (zone.anyOf) return list(zone.anyOf.map(voice.zone), 'or');
    return say.zoneByName;
  };
  return [
    shape(),
    zone.side && say.zoneSide(partyWords(voice, zone.side)),
    zone.except && say.zoneExcept(list(zone.except.map(voice.zone), 'and')),
  ]
    .filter(Boolean)
    .join('; ');
}

/** For each party its own line. */
function bracketed(voice: Voice, lines: Readonly<Record<string, string>>): string {
  const each = Object.entries(lines).map(([party, id]) =>
    voice.catalogue.forParty(voice.party(party), voice.line(id)),
  );
  return `(${each.join('; ')})`;
}

export function lineWords(voice: Voice, line: Line): string {
  const { book: say } = voice.catalogue;
  const drawn = line.points
    ? say.linePoints(line.points.length)
    : line.register
      ? say.lineRegister(line.register)
      : say.lineMission;
  const { sides, date } = line;
  return [
    drawn,
    date && say.lineDate(date),
    sides && say.lineSides(voice.party(sides.left), voice.party(sides.right)),
  ]
    .filter(Boolean)
    .join('; ');
}

export function weaponsWords(
  voice: Voice,
  { means, weapons, calibreMm }: NonNullable<Agreement['weaponClasses']>[string],
): string {
  const { book: say, list, language } = voice.catalogue;
  const mm = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : numberText(language, value);
  return [
    means &&
      `${say.classMeans}: ${list(
        means.map((word) => voice.word('means', word)),
        'or',
      )}`,
    weapons && `${say.classWeapons}: ${list(many(weapons), 'or')}`,
    calibreMm && say.calibre(mm(calibreMm.min), mm(calibreMm.max)),
  ]
    .filter(Boolean)
    .join('; ');
}

/** 46.50° N 30.75° E */
function place([lon, lat]: readonly [number, number]): string {
  const degrees = (value: number, positive: string, negative: string): string =>
    `${Math.abs(value).toFixed(2)}°\u00a0${value < 0 ? negative : positive}`;
  return `${degrees(lat, 'N', 'S')} ${degrees(lon, 'E', 'W')}`;
}
