/**
 * Speed of sound in air from its temperature, metres per second: 331.3 sqrt(1 + T/273.15), T in degrees Celsius (ISO 9613-1
 * for dry air; moisture adds at most 0.5 %, which the uncertainty of the speed covers).
 */
export function soundSpeed(temperatureCelsius: number): number {
  return 331.3 * Math.sqrt(1 + temperatureCelsius / 273.15);
}

/** Change of the speed per degree, near enough from -40 to 50 degrees. */
export const SPEED_PER_DEGREE = 0.6;

/** Slowest and fastest sound that a wind of 20 m/s leaves in air from -40 to 50 degrees: for windows of search. */
export const SLOWEST_SOUND = 290;
export const FASTEST_SOUND = 380;
