/**
 * Does a place, known to a radius, lie in a zone of the agreement: yes if the whole disc does, no if none of it, else
 * unknown. Kilometres from lines and centres, WGS 84 degrees.
 */
import { type ContactLine, contactLine, toLine } from '../geo/line.js';
import { distanceMetres } from '../geo/position.js';
import { type Region, regionOf } from '../geo/region.js';
import type { Agreement } from './agreement.js';
import { entryOf } from './compile/fault.js';
import { type CompiledZone, NO, type Placed, type Truth, UNKNOWN, YES } from './program.js';
import type { Zone } from './zone.js';

type Rings = readonly (readonly (readonly number[])[])[];

/** Lines and areas read from the files that an agreement names; by the name as the agreement writes it. */
export interface Registers {
  /** Vertices in order, [lon, lat]. */
  readonly lines: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** Rings of each unit by its id. */
  readonly territories: ReadonlyMap<string, ReadonlyMap<string, Rings>>;
}

/** What zones are measured by besides the agreement. Without it they are unknown, except for records that name them. */
export interface ZoneSetting {
  readonly registers?: Registers | undefined;
  readonly isSea?: ((lat: number, lon: number) => boolean) | undefined;
  /** The mission's own line of contact. */
  readonly missionLine?: ContactLine | null | undefined;
}

export type ZoneHolds = CompiledZone['holds'];

/** Zones of one agreement; each is made once for each party that it depends on. */
export interface ZoneFactory {
  zone(id: string, party: string): CompiledZone;
}

export function zoneFactory(agreement: Agreement, setting: ZoneSetting): ZoneFactory {
  const made = new Map<string, CompiledZone>();
  const lines = new Map<string, ContactLine | null>();
  const shapes = new Map<string, Region | null>();

  const factory: ZoneFactory = {
    zone(id, self) {
      const zone = agreement.zones![id]!;
      const party = dependsOnParty(agreement, zone) ? self : '';
      const key = `${id} ${party}`;
      let compiled = made.get(key);
      if (!compiled) {
        compiled = { id, party, holds: named(id, holdsOf(zone, id, party)) };
        made.set(key, compiled);
      }
      return compiled;
    },
  };

  function holdsOf(zone: Zone, id: string, party: string): ZoneHolds {
    const base = baseOf(zone, id, party);
    if (!zone.except) return base;
    const taken = zone.except.map((other) => factory.zone(other, party).holds);
    return (place) => least([base(place), ...taken.map((holds) => (2 - holds(place)) as Truth)]);
  }

  function baseOf(zone: Zone, id: string, party: string): ZoneHolds {
    if (zone.anyOf) {
      const parts = zone.anyOf.map((other) => factory.zone(other, party).holds);
      return (place) => greatest(parts.map((holds) => holds(place)));
    }
    if (zone.allOf) {
      const parts = zone.allOf.map((other) => factory.zone(other, party).holds);
      return (place) => least(parts.map((holds) => holds(place)));
    }
    if (zone.byName) return unplaced(() => NO);
    if (zone.sea) return unplaced(seaHolds(setting.isSea));
    if (zone.centre) return unplaced(aroundHolds(zone.centre, zone.withinKm!));
    if (zone.line !== undefined) return bandHolds(zone, party);
    const shape = cached(shapes, id, () => shapeOf(zone));
    return unplaced(shape ? regionHolds(shape) : () => UNKNOWN);
  }

  function shapeOf({ polygon, territory }: Zone): Region | null {
    if (polygon) return regionOf([polygon]);
    const units = setting.registers?.territories.get(territory!.register);
    return units ? regionOf(territory!.units.flatMap((unit) => units.get(unit) ?? [])) : null;
  }

  function bandHolds(zone: Zone, party: string): ZoneHolds {
    const id = typeof zone.line === 'string' ? zone.line : entryOf(zone.line!, party);
    const line = id === undefined ? undefined : agreement.lines![id];
    if (!line) return () => UNKNOWN;
    const measured = cached(lines, id!, () => lineOf(line));
    const { left, right } = line.sides ?? {};
    const allowed = zone.side === undefined ? null : sidesOf(agreement, zone.side, party);
    const sides = { left: !allowed || allowed.has(left!), right: !allowed || allowed.has(right!) };
    const judge = (offsetKm: number, radiusKm: number): Truth => inBand(zone, sides, offsetKm, radiusKm);
    const byPlace = unplaced((lat, lon, radiusKm) =>
      measured ? judge(toLine(measured, lat, lon).offsetKm, radiusKm) : UNKNOWN,
    );
    if (!line.mission) return byPlace;
    return (place) =>
      place.lineOffsetKm === undefined
        ? byPlace(place)
        : judge(place.lineOffsetKm, (place.place?.radiusMetres ?? 0) / 1000);
  }

  function lineOf(line: NonNullable<Agreement['lines']>[string]): ContactLine | null {
    if (line.mission) return setting.missionLine ?? null;
    const points = line.points ?? setting.registers?.lines.get(line.register!);
    if (!points || points.length < 2) return null;
    const vertices = points.map(([lon, lat]) => ({ lat: lat!, lon: lon!, kind: '', near: '' }));
    return contactLine(vertices, Number.MAX_VALUE, 0);
  }

  return factory;
}

/** The part of one zone that lies in the other. */
export function intersection(a: CompiledZone, b: CompiledZone): CompiledZone {
  const id = `${a.id}+${b.id}`;
  return { id, party: a.party || b.party, holds: (place) => least([a.holds(place), b.holds(place)]) };
}

/** A place at sea known to this radius is taken to be at sea. Convention. */
const SURE_AT_SEA_KM = 20;

type ByPosition = (lat: number, lon: number, radiusKm: number) => Truth;

function seaHolds(isSea: ZoneSetting['isSea']): ByPosition {
  if (!isSea) return () => UNKNOWN;
  return (lat, lon, radiusKm) => (!isSea(lat, lon) ? NO : radiusKm <= SURE_AT_SEA_KM ? YES : UNKNOWN);
}

function aroundHolds([centreLon, centreLat]: readonly number[], withinKm: number): ByPosition {
  return (lat, lon, radiusKm) => {
    const awayKm = distanceMetres(lat, lon, centreLat!, centreLon!) / 1000;
    if (awayKm + radiusKm <= withinKm) return YES;
    return awayKm - radiusKm > withinKm ? NO : UNKNOWN;
  };
}

function regionHolds(region: Region): ByPosition {
  return (lat, lon, radiusKm) => {
    const lies = region.disc(lat, lon, radiusKm * 1000);
    return lies === 'across' ? UNKNOWN : lies === 'inside' ? YES : NO;
  };
}

function inBand(
  { withinKm, beyondKm }: Zone,
  sides: { readonly left: boolean; readonly right: boolean },
  offsetKm: number,
  radiusKm: number,
): Truth {
  const awayKm = Math.abs(offsetKm);
  const nearKm = awayKm - radiusKm;
  const farKm = awayKm + radiusKm;
  const parts: Truth[] = [farKm <= withinKm! ? YES : nearKm > withinKm! ? NO : UNKNOWN];
  if (beyondKm !== undefined) parts.push(nearKm > beyondKm ? YES : farKm <= beyondKm ? NO : UNKNOWN);
  if (!sides.left || !sides.right) {
    const toTheRight: Truth = offsetKm + radiusKm < 0 ? YES : offsetKm - radiusKm >= 0 ? NO : UNKNOWN;
    parts.push(sides.right ? toTheRight : sides.left ? ((2 - toTheRight) as Truth) : NO);
  }
  return least(parts);
}

function sidesOf({ parties }: Agreement, side: string, self: string): ReadonlySet<string> {
  if (side === 'self') return new Set([self]);
  if (side === 'other') return new Set(parties.filter((party) => party !== self));
  return new Set([side]);
}

function dependsOnParty(agreement: Agreement, zone: Zone): boolean {
  if (typeof zone.line === 'object' || zone.side === 'self' || zone.side === 'other') return true;
  return [...(zone.anyOf ?? []), ...(zone.allOf ?? []), ...(zone.except ?? [])].some((id) =>
    dependsOnParty(agreement, agreement.zones![id]!),
  );
}

const named =
  (id: string, holds: ZoneHolds): ZoneHolds =>
  (place) =>
    place.zones.includes(id) ? YES : holds(place);

/** Without a position: not where other zones are named, else unknown. */
const unplaced =
  (holds: ByPosition): ZoneHolds =>
  ({ place, zones }: Placed) =>
    place ? holds(place.lat, place.lon, place.radiusMetres / 1000) : zones.length > 0 ? NO : UNKNOWN;

const least = (of: readonly Truth[]): Truth => Math.min(...of) as Truth;
const greatest = (of: readonly Truth[]): Truth => Math.max(...of) as Truth;

function cached<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
