/**
 * The weather of a simulated world, true and as weather.csv tells it.
 *
 * Frame: wind components as it blows to, east and north; times in milliseconds since the start of the world. True wind: a mean,
 * a gradient over some 150 km and 4 hours, and gusts over some 12 km and 15 minutes. The report errs by a smooth field too (a
 * forecast is wrong over a region, not by white noise), so that nothing is gained by averaging neighbouring reports.
 */
import type { Weather } from '../../formats/network/network.js';
import { longRandomOf, normal } from '../../random/random.js';
import { type Field, smoothField } from './field.js';
import type { Ground } from './ground.js';
import type { SimulationParameters } from './parameter.js';

export interface Air {
  windEast: Field;
  windNorth: Field;
  celsius: Field;
  readonly humidityPercent: number;
}

const HOUR_MS = 3_600_000;
const REPORT_KM = 40;
const REPORT_MS = HOUR_MS / 2;

export function makeAir(parameters: SimulationParameters): Air {
  const { seed, gustMetresPerSecond: gust } = parameters;
  const random = longRandomOf(seed, 10);
  const component = (stream: number): Field => {
    const mean = 3 * normal(random);
    const wide = smoothField(longRandomOf(seed, 11, stream), 2, 150_000, 4 * HOUR_MS);
    const near = smoothField(longRandomOf(seed, 12, stream), gust, 12_000, HOUR_MS / 4);
    return (east, north, time) => mean + wide(east, north, time) + near(east, north, time);
  };
  const windEast = component(0);
  const windNorth = component(1);
  const meanCelsius = 8 + 6 * normal(random);
  const warm = smoothField(longRandomOf(seed, 13), 2, 200_000, 6 * HOUR_MS);
  return {
    windEast,
    windNorth,
    celsius: (east, north, time) => meanCelsius + warm(east, north, time),
    humidityPercent: 50 + 40 * random(),
  };
}

/** weather.csv: every 40 km of the line, every half hour, from one report before the start to one after the end. */
export function reportWeather(
  air: Air,
  ground: Ground,
  parameters: SimulationParameters,
  startMs: number,
): Weather {
  const { seed, windSigmaMetresPerSecond: stated, windSigmaFactor: factor } = parameters;
  const wrong = (stream: number, sigma: number): Field =>
    smoothField(longRandomOf(seed, 14, stream), sigma, 60_000, 3 * HOUR_MS);
  const wrongEast = wrong(0, stated * factor);
  const wrongNorth = wrong(1, stated * factor);
  const wrongCelsius = wrong(2, 0.7);
  const rows: number[][] = [];
  const stations = Math.max(2, Math.round(ground.lengthKm / REPORT_KM) + 1);
  const reports = Math.ceil((parameters.hours * HOUR_MS) / REPORT_MS) + 1;
  for (let r = -1; r <= reports; r++) {
    const time = r * REPORT_MS;
    for (let s = 0; s < stations; s++) {
      const { lat, lon } = ground.place((ground.lengthKm * s) / (stations - 1), 0);
      const at = [ground.east(lon), ground.north(lat), time] as const;
      rows.push([
        startMs + time,
        lat,
        lon,
        air.celsius(...at) + wrongCelsius(...at),
        air.windEast(...at) + wrongEast(...at),
        air.windNorth(...at) + wrongNorth(...at),
        stated,
      ]);
    }
  }
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]!);
  return {
    count: rows.length,
    timeMs: column(0),
    lat: column(1),
    lon: column(2),
    temperatureCelsius: column(3),
    windEastMetresPerSecond: column(4),
    windNorthMetresPerSecond: column(5),
    windSigmaMetresPerSecond: column(6),
  };
}
