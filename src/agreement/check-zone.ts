/** Zones, lines, registers and classes of weapons. */
import { crossesItself } from '../geo/region.js';
import type { Agreement } from './agreement.js';
import type { Flaw, KnownRegisters } from './check.js';
import type { Path } from './check-walk.js';
import type { Zone } from './zone.js';

export function zoneFlaws(agreement: Agreement, registers?: KnownRegisters): Flaw[] {
  const flaws: Flaw[] = [];
  for (const [id, zone] of Object.entries(agreement.zones ?? {})) {
    flaws.push(...formFlaws(agreement, zone, ['zones', id]));
    if (registers && zone.territory)
      flaws.push(...territoryFlaws(registers, zone.territory, ['zones', id, 'territory']));
  }
  for (const [id, { register }] of Object.entries(agreement.lines ?? {}))
    if (registers && register !== undefined && !registers.lines.has(register))
      flaws.push(absent(registers, register, ['lines', id, 'register'], 'a line, columns seq,lat,lon'));
  for (const [id, { means, weapons, calibreMm }] of Object.entries(agreement.weaponClasses ?? {})) {
    const path = ['weaponClasses', id];
    if (!means && !weapons && !calibreMm)
      flaws.push(flaw(path, 'means, weapons or calibreMm', 'none of them', 'Say what belongs to the class.'));
    const { min = 0, max = Number.POSITIVE_INFINITY } = calibreMm ?? {};
    if (min >= max)
      flaws.push(
        flaw([...path, 'calibreMm'], 'min below max', `${min}, ${max}`, 'Exchange or correct them.'),
      );
  }
  return flaws;
}

const flaw = (path: Path, expected: string, found: string, hint: string): Flaw => ({
  path,
  expected,
  found,
  hint,
});

function formFlaws(agreement: Agreement, zone: Zone, path: Path): Flaw[] {
  const { polygon, centre, line, withinKm, beyondKm, side } = zone;
  const flaws: Flaw[] = [];
  const measured = centre ? 'centre' : line !== undefined ? 'line' : undefined;
  if (measured && withinKm === undefined)
    flaws.push(flaw(path, `withinKm, the distance from the ${measured}`, measured, 'Add "withinKm: 15".'));
  if (!measured && withinKm !== undefined)
    flaws.push(
      flaw([...path, 'withinKm'], 'withinKm with centre or line only', String(withinKm), 'Remove it.'),
    );
  if (line === undefined && beyondKm !== undefined)
    flaws.push(flaw([...path, 'beyondKm'], 'beyondKm with line only', String(beyondKm), 'Remove it.'));
  if (line === undefined && side !== undefined)
    flaws.push(flaw([...path, 'side'], 'side with line only', side, 'Remove it.'));
  if (withinKm !== undefined && beyondKm !== undefined && beyondKm >= withinKm)
    flaws.push(
      flaw(
        [...path, 'beyondKm'],
        `beyondKm below withinKm (${withinKm})`,
        String(beyondKm),
        'Exchange the two.',
      ),
    );
  if (side !== undefined) flaws.push(...sideFlaws(agreement, line, path));
  if (polygon && crossesItself(polygon))
    flaws.push(
      flaw(
        [...path, 'polygon'],
        'a polygon that does not cross itself',
        'one that does',
        'Give the corners in order.',
      ),
    );
  return flaws;
}

function sideFlaws({ lines = {} }: Agreement, line: Zone['line'], path: Path): Flaw[] {
  const ids = typeof line === 'string' ? [line] : Object.values(line ?? {});
  const bare = ids.find((id) => lines[id] && !lines[id].sides);
  if (bare === undefined) return [];
  const hint = `Add "sides: { left: ..., right: ... }" to the line "${bare}".`;
  return [flaw([...path, 'side'], 'a line whose sides are told', bare, hint)];
}

function territoryFlaws(
  registers: KnownRegisters,
  { register, units }: NonNullable<Zone['territory']>,
  path: Path,
): Flaw[] {
  const known = registers.territories.get(register);
  if (!known)
    return [absent(registers, register, [...path, 'register'], 'GeoJSON polygons with a property id')];
  const allowed = [...known.keys()];
  return units.flatMap((found, i) =>
    known.has(found)
      ? []
      : [{ path: [...path, 'units', i], expected: `the id of a unit in ${register}`, found, allowed }],
  );
}

function absent({ absent: why }: KnownRegisters, register: string, path: Path, what: string): Flaw {
  const found = `${register} (${why?.get(register) ?? 'not read'})`;
  return flaw(path, `a file beside the agreement with ${what}`, found, 'Check its path and content.');
}
