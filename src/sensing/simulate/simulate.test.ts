import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARRIVALS_HEADER, arrivalLines } from '../../formats/network/write.js';
import { bearingDegrees, distanceMetres } from '../../geo/position.js';
import { MISMATCHES } from './mismatch.js';
import { BASE, type SimulationParameters } from './parameter.js';
import { type Simulation, simulateNetwork } from './simulate.js';

const SMALL = { ...BASE, lengthKm: 300, sensors: 150 };

interface Row {
  readonly event: string;
  readonly path: string;
  readonly sensor: number;
  readonly timeMs: number;
  readonly bearing: number;
}

function rowsOf(parameters: Partial<SimulationParameters> = {}): {
  readonly simulation: Simulation;
  readonly rows: readonly Row[];
  readonly events: ReadonlyMap<string, { timeMs: number; lat: number; lon: number; kind: string }>;
} {
  const simulation = simulateNetwork({ ...SMALL, ...parameters });
  const rows: Row[] = [];
  const events = new Map<string, { timeMs: number; lat: number; lon: number; kind: string }>();
  for (const { arrivals, events: of, paths, truth } of simulation.slices()) {
    truth.ids.forEach((id, i) => {
      events.set(id, {
        timeMs: truth.timeMs[i]!,
        lat: truth.lat[i]!,
        lon: truth.lon[i]!,
        kind: truth.kinds[i]!,
      });
    });
    for (let i = 0; i < arrivals.count; i++)
      rows.push({
        event: of[i]!,
        path: paths[i]!,
        sensor: arrivals.sensor[i]!,
        timeMs: arrivals.timeMs[i]!,
        bearing: arrivals.bearingDegrees[i]!,
      });
  }
  return { simulation, rows, events };
}

function metres(simulation: Simulation, sensor: number, place: { lat: number; lon: number }): number {
  const node = simulation.world.nodes[sensor]!;
  return distanceMetres(node.lat, node.lon, place.lat, place.lon);
}

test('one seed makes one world, another seed another', () => {
  const text = (seed: number): string => {
    const simulation = simulateNetwork({ ...SMALL, seed, lengthKm: 60, sensors: 30 });
    return [...simulation.slices()].reduce(
      (all, { arrivals }) => all + arrivalLines(arrivals, simulation.sensors.ids),
      ARRIVALS_HEADER,
    );
  };
  assert.equal(text(5), text(5));
  assert.notEqual(text(5), text(6));
});

test('as many events as the rate says, on both sides alike, and the stated share of the arrivals false', () => {
  for (const falseShare of [0, 0.5, 0.8]) {
    const { rows, events, simulation } = rowsOf({ falseShare, seed: 3, hours: 0.5 });
    const expected = 0.2 * 3 * 1800;
    // Salvos spread the count more than a Poisson process would.
    assert.ok(Math.abs(events.size - expected) < 5 * Math.sqrt(expected), `${events.size} events`);
    const share = rows.filter(({ event }) => event === '').length / rows.length;
    assert.ok(Math.abs(share - falseShare) < 0.02, `${share} false`);
    assert.equal(simulation.sensors.count, 150);
  }
});

test('the nearer a sensor is, the more often it hears an event', () => {
  const { rows, events, simulation } = rowsOf({ seed: 11, deadShare: 0, falseShare: 0 });
  const rings = [0, 3, 6, 9, 12, 16, 22].map((km) => 1000 * km);
  const pairs = rings.map(() => 0);
  const heard = rings.map(() => 0);
  const ring = (distance: number): number => rings.findLastIndex((from) => distance >= from);
  const acoustic = simulation.world.nodes.filter(({ kind }) => kind === 'acoustic');
  const guns = [...events].filter(([, { kind }]) => kind !== 'small_arms_burst');
  for (const [, place] of guns)
    for (const { index } of acoustic) pairs[ring(metres(simulation, index, place))]!++;
  const gunIds = new Set(guns.map(([id]) => id));
  for (const { event, path, sensor } of rows) {
    if (path === 'air' && gunIds.has(event) && simulation.world.nodes[sensor]!.kind === 'acoustic')
      heard[ring(metres(simulation, sensor, events.get(event)!))]!++;
  }
  const rates = heard.map((count, i) => count / pairs[i]!);
  for (let i = 1; i < rates.length; i++)
    assert.ok(rates[i]! < rates[i - 1]! + 0.02, `rates by distance: ${rates.map((rate) => rate.toFixed(2))}`);
  assert.ok(rates[0]! > 0.95 && rates.at(-1)! < 0.05, `${rates}`);
});

test('rifles are heard by far fewer sensors than guns', () => {
  const { rows, events } = rowsOf({ seed: 12, falseShare: 0 });
  const mean = (kind: string): number => {
    const ids = new Set([...events].filter(([, event]) => event.kind === kind).map(([id]) => id));
    return rows.filter(({ event, path }) => path === 'air' && ids.has(event)).length / ids.size;
  };
  assert.ok(mean('outgoing_artillery') > 3 * mean('small_arms_burst'));
  assert.ok(mean('outgoing_artillery') > 4 && mean('outgoing_artillery') < 20);
});

test('sound takes the time of its distance, later against the wind; light takes none; ground waves lie between', () => {
  const { rows, events, simulation } = rowsOf({ seed: 13, hours: 0.5, cameraShare: 0.2, seismicShare: 0.2 });
  const seen = { air: 0, ground: 0, surface: 0, flash: 0 };
  for (const { event, path, sensor, timeMs } of rows) {
    const source = events.get(event);
    if (!source || !(path in seen)) continue;
    seen[path as keyof typeof seen]++;
    const distance = metres(simulation, sensor, source);
    const seconds = (timeMs - source.timeMs) / 1000;
    const slack = 0.5;
    const within = (low: number, high: number): boolean =>
      seconds >= distance / high - slack && seconds <= distance / low + slack;
    if (path === 'air') assert.ok(within(300, 375), `${distance / seconds} m/s by air`);
    if (path === 'ground') assert.ok(within(3_000, 5_000), `${distance / seconds} m/s through the ground`);
    if (path === 'surface') assert.ok(within(300, 3_000), `${distance / seconds} m/s along the ground`);
    if (path === 'flash') assert.ok(Math.abs(seconds) < 0.2, `${seconds} s for a flash`);
  }
  for (const [path, count] of Object.entries(seen)) assert.ok(count > 10, `${count} by ${path}`);
});

test('bearings are of arrays and cameras only, and point to the event within what the sensor states', () => {
  const { rows, events, simulation } = rowsOf({ seed: 14, arrayShare: 0.4, cameraShare: 0.1 });
  let squares = 0;
  let count = 0;
  for (const { event, path, sensor, bearing } of rows) {
    const node = simulation.world.nodes[sensor]!;
    const tells = node.kind === 'acoustic_array' || node.kind === 'camera';
    assert.equal(Number.isNaN(bearing), !tells);
    const source = events.get(event);
    if (!tells || !source || path === 'echo') continue;
    const truly = bearingDegrees(node.lat, node.lon, source.lat, source.lon);
    // A wind across turns the front by up to some 2 degrees.
    const off = ((bearing - truly + 540) % 360) - 180;
    squares += (off / Math.hypot(node.bearingSigmaDegrees, 0.7)) ** 2;
    count++;
  }
  assert.ok(count > 300);
  assert.ok(squares / count > 0.7 && squares / count < 1.5, `${squares / count}`);
});

test('the wind of the file is wrong by what it states, and by twice of it in the world made for that', () => {
  for (const factor of [1, 2]) {
    let squares = 0;
    let count = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { weather, world, startMs } = simulateNetwork({ ...SMALL, seed, windSigmaFactor: factor });
      for (let i = 0; i < weather.count; i += 3) {
        const x = world.ground.east(weather.lon[i]!);
        const y = world.ground.north(weather.lat[i]!);
        const truly = world.air.windEast(x, y, weather.timeMs[i]! - startMs);
        squares +=
          ((weather.windEastMetresPerSecond[i]! - truly) / weather.windSigmaMetresPerSecond[i]!) ** 2;
        count++;
      }
    }
    const ratio = Math.sqrt(squares / count);
    assert.ok(Math.abs(ratio / factor - 1) < 0.15, `${ratio} for ${factor}`);
  }
});

test('a dead node is silent from its death on, and a wrong clock leaves the order of writing alone', () => {
  const { rows, simulation } = rowsOf({ seed: 15, deadShare: 0.5, clockHoursOffShare: 0.3 });
  const hoursOff = new Set<number>();
  let lastOfGood = 0;
  for (const { sensor, timeMs } of rows) {
    const node = simulation.world.nodes[sensor]!;
    const truly = timeMs - 1000 * node.clockSeconds - simulation.startMs;
    assert.ok(truly < node.diesMs + 100);
    if (Math.abs(node.clockSeconds) > 1_000) hoursOff.add(sensor);
    assert.ok(truly > lastOfGood - 100);
    lastOfGood = Math.max(lastOfGood, truly);
  }
  assert.ok(hoursOff.size > 20 && hoursOff.size < 70, `${hoursOff.size} clocks hours off`);
});

test('each world of the mismatch suite has a name of its own and differs from the base', () => {
  assert.equal(new Set(MISMATCHES.map(({ id }) => id)).size, MISMATCHES.length);
  const first = (parameters: Partial<SimulationParameters>): string => {
    const simulation = simulateNetwork({ ...SMALL, lengthKm: 120, sensors: 60, hours: 0.1, ...parameters });
    const text = [...simulation.slices()].map(({ arrivals }) =>
      arrivalLines(arrivals, simulation.sensors.ids),
    );
    return `${[...simulation.sensors.lat]}${[...simulation.weather.windEastMetresPerSecond]}${text.join('')}`;
  };
  const base = first({});
  for (const { id, parameters } of MISMATCHES) assert.notEqual(first(parameters), base, id);
});
