/** The files of a network as text: a header, then a line a row. Places to 1 cm, times to the millisecond. */
import { type Arrivals, SENSOR_KINDS, type Sensors, type Truth, type Weather } from './network.js';

export const SENSORS_HEADER = 'id,lat,lon,elevation_m,kind,bearing_sigma_deg\n';
export const ARRIVALS_HEADER = 'id,sensor,time,time_sigma_s,bearing_deg,amplitude_db\n';
export const WEATHER_HEADER = 'time,lat,lon,temperature_c,wind_east_ms,wind_north_ms,wind_sigma_ms\n';
export const TRUTH_HEADER = 'event,time,lat,lon,kind\n';
export const TRUTH_ARRIVALS_HEADER = 'arrival,event,path\n';

export const writeTime = (timeMs: number): string => new Date(Math.round(timeMs)).toISOString();

export function sensorLines(sensors: Sensors): string {
  let text = '';
  for (let i = 0; i < sensors.count; i++) {
    text += `${[
      cell(sensors.ids[i]!),
      sensors.lat[i]!.toFixed(7),
      sensors.lon[i]!.toFixed(7),
      number(sensors.elevationMetres[i]!, 1),
      SENSOR_KINDS[sensors.kind[i]!]!,
      number(sensors.bearingSigmaDegrees[i]!, 2),
    ].join(',')}\n`;
  }
  return text;
}

/** @param sensorIds ids by index, as in Sensors. */
export function arrivalLines(arrivals: Arrivals, sensorIds: readonly string[]): string {
  let text = '';
  for (let i = 0; i < arrivals.count; i++) {
    const time = writeTime(arrivals.timeMs[i]!);
    const sigma = number(arrivals.timeSigmaSeconds[i]!, 4);
    const bearing = number(arrivals.bearingDegrees[i]!, 1);
    const amplitude = number(arrivals.amplitudeDecibels[i]!, 1);
    text += `${cell(arrivals.ids[i]!)},${cell(sensorIds[arrivals.sensor[i]!]!)},${time},${sigma},${bearing},${amplitude}\n`;
  }
  return text;
}

export function weatherLines(weather: Weather): string {
  let text = '';
  for (let i = 0; i < weather.count; i++) {
    text += `${[
      writeTime(weather.timeMs[i]!),
      weather.lat[i]!.toFixed(5),
      weather.lon[i]!.toFixed(5),
      number(weather.temperatureCelsius[i]!, 2),
      number(weather.windEastMetresPerSecond[i]!, 2),
      number(weather.windNorthMetresPerSecond[i]!, 2),
      number(weather.windSigmaMetresPerSecond[i]!, 2),
    ].join(',')}\n`;
  }
  return text;
}

export function truthLines(truth: Truth): string {
  let text = '';
  for (let i = 0; i < truth.count; i++) {
    const place = `${truth.lat[i]!.toFixed(7)},${truth.lon[i]!.toFixed(7)}`;
    text += `${cell(truth.ids[i]!)},${writeTime(truth.timeMs[i]!)},${place},${cell(truth.kinds[i]!)}\n`;
  }
  return text;
}

const number = (value: number, digits: number): string => (Number.isNaN(value) ? '' : value.toFixed(digits));

/** A field in quotes where its text needs them (RFC 4180). */
export function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
