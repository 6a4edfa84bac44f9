/** The plan of `truceline place`, where the mission keeps one as register/placement.geojson: devices, and the curve of coverage against cost. */
import type { PlacementView } from './api.js';
import { ApiFailure } from './errors.js';
import { registerFile } from './register-file.js';

export const PLACEMENT_FILE = 'register/placement.geojson';

export async function placementView(dir: string): Promise<PlacementView> {
  const file = await registerFile(dir, PLACEMENT_FILE);
  if (!file) return { plan: null };
  const { budget, cost, known, bound, curve } = (file.placement ?? {}) as Record<string, unknown>;
  const numbers = [budget, cost, known, bound];
  if (!numbers.every((one) => typeof one === 'number') || !Array.isArray(curve) || !curve.every(isPoint)) {
    throw new ApiFailure(
      500,
      'layer-unreadable',
      `${PLACEMENT_FILE}: expected a member "placement" with budget, cost, known, bound and curve; some are missing.`,
      'Write the file again: truceline place --mission DIR -o DIR/register.',
    );
  }
  const devices = file.features.flatMap((feature): NonNullable<PlacementView['plan']>['devices'] => {
    const { device, chainageKm, offsetKm, cost: price } = feature?.properties ?? {};
    const [lon, lat] = (feature?.geometry?.coordinates ?? []) as unknown[];
    const values = [chainageKm, offsetKm, price, lat, lon];
    if (typeof device !== 'string' || !values.every((one) => typeof one === 'number')) return [];
    const [km, off, money, north, east] = values as number[];
    return [{ device, chainageKm: km!, offsetKm: off!, cost: money!, lat: north!, lon: east! }];
  });
  const [budgetOf, costOf, knownOf, boundOf] = numbers as [number, number, number, number];
  return { plan: { budget: budgetOf, cost: costOf, known: knownOf, bound: boundOf, curve, devices } };
}

const isPoint = (one: unknown): one is { cost: number; known: number } => {
  const { cost, known } = (one ?? {}) as Record<string, unknown>;
  return typeof cost === 'number' && typeof known === 'number';
};
