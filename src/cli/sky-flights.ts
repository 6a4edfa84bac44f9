/** Tracks of flying things (`truceline sky --tracks`): read, smoothed, and told with where they came from. */
import { createReadStream } from 'node:fs';
import { readFlights } from '../formats/network/flights.js';
import { collectProblems, problemLines } from '../formats/network/problems.js';
import { type Flight, flightOf } from '../sky/flight.js';
import { type FlightOperation, operationOfFlight } from '../sky/flight-operation.js';
import type { Operation } from '../sky/operation.js';
import { toIso } from '../time/instant.js';

/** Whatever could not be taken is said on stderr. */
export async function flightsOf(file: string): Promise<readonly Flight[]> {
  const problems = collectProblems();
  const input = file === '-' ? process.stdin : createReadStream(file);
  const flights = (await readFlights(input, problems, file)).map(flightOf);
  for (const line of problemLines(problems)) console.error(line);
  return flights.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
}

export function* flightLines(
  flights: readonly Flight[],
  operations: readonly Operation[],
  zone: string,
): Generator<string> {
  yield '';
  yield `Tracks: ${flights.length}.`;
  for (const flight of flights) {
    const { id, kind, startMs, endMs, positions, leftOut } = flight;
    yield '';
    yield `${id}${kind === '' ? '' : ` (${kind})`}: ${toIso(zone, startMs).slice(0, 19)} to ${toIso(zone, endMs).slice(11, 19)}, ${positions} ${positions === 1 ? 'position' : 'positions'}${leftOut > 0 ? `, ${leftOut} left out as strays` : ''}`;
    if (flight.known) {
      const { headingDegrees, headingSigmaDegrees, speedKmPerHour, speedSigmaKmPerHour, cone } = flight;
      yield `  towards ${Math.round(headingDegrees)}° (± ${headingSigmaDegrees.toFixed(1)}°), ${Math.round(speedKmPerHour)} km/h (± ${Math.round(speedSigmaKmPerHour)})`;
      const far = cone[Math.min(cone.length, 10) - 1];
      if (far)
        yield `  launched, if it flew so all the way, from ${Math.round((headingDegrees + 180) % 360)}°: ${far.distanceKm} km back ${far.lat.toFixed(2)}, ${far.lon.toFixed(2)}, ${far.halfWidthKm} km to either side (90 %)`;
    } else
      yield `  heading undetermined: ${flight.reason === 'tooFewPositions' ? 'too few positions' : 'it goes no plain way'}`;
    yield `  ${operationText(operationOfFlight(flight, operations))}`;
  }
}

export function flightJson(flight: Flight, operations: readonly Operation[]): string {
  return JSON.stringify({ kind: 'track', track: flight, operation: operationOfFlight(flight, operations) });
}

function operationText(operation: FlightOperation): string {
  if (operation.kind === 'one') return `operation: ${operation.id}`;
  const { candidates } = operation;
  return candidates.length === 0
    ? 'operation: none that is known'
    : `operation: undetermined between ${candidates.join(', ')}`;
}
