/**
 * Does the place lie where the clause holds, with the uncertainty of the place taken into account. Kilometres.
 */
import type { Incident } from '../incident/incident.js';
import type { EvaluationSetting } from './evaluate.js';
import type { ProofStep } from './finding.js';
import type { PreparedClause } from './prepared.js';

/** A place at sea known to this radius is taken to be at sea. Convention. */
const SURE_KM = 20;

export function zoneStep(
  { clause, anywhere }: PreparedClause,
  incident: Incident,
  setting: EvaluationSetting,
): ProofStep | undefined {
  const { zone } = clause;
  if (!zone || zone.kind === 'anywhere') return anywhere;
  const cites = [clause.source];
  const { lat, lon, radiusMetres } = incident.place;
  const radiusKm = radiusMetres / 1000;
  if (zone.kind === 'sea') {
    if (!setting.isSea(lat, lon)) return undefined;
    return {
      step: 'zone',
      holds: radiusKm <= SURE_KM ? true : 'unknown',
      because: `The place lies at sea, known to ${radiusKm.toFixed(1)} km.`,
      cites,
    };
  }
  if (!incident.line || zone.withinKm === undefined)
    return { step: 'zone', holds: 'unknown', because: 'There is no line of contact to measure from.', cites };
  const awayKm = Math.abs(incident.line.offsetKm);
  if (awayKm - radiusKm > zone.withinKm) return undefined;
  return {
    step: 'zone',
    holds: awayKm + radiusKm <= zone.withinKm ? true : 'unknown',
    because: `${awayKm.toFixed(1)} km from the line, known to ${radiusKm.toFixed(1)} km; the clause holds within ${zone.withinKm} km.`,
    cites,
  };
}
