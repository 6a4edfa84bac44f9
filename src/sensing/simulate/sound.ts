/**
 * Sound outdoors: how fast, and how much of it is left.
 *
 * Units: metres, seconds, degrees Celsius, hertz, decibels. Speed: c = 331.3 sqrt(1 + T / 273.15) in dry air. Wind: the ray of
 * a uniform wind w travels at w_along + sqrt(c² - w_across²); its wave front is turned by asin(w_across / c), and it is that
 * front whose bearing an array measures (K. Attenborough, K. M. Li, K. Horoshenkov, Predicting Outdoor Sound (2007), ch. 1;
 * D. K. Wilson, J. Acoust. Soc. Am. 113 (2003) 2026). Speed growing with height at the rate g: rays bend down in arcs, which
 * take (2 / g) asinh(g r / 2c) over the distance r (same book, linear profile). Absorption: ISO 9613-1:1993, eqs 3 to 5.
 * Hills: the thin-screen term of ISO 9613-2:1996, eq. 14, 10 lg(3 + 20 z / wavelength), at most 20 dB.
 */
const KELVIN = 273.15;

export const soundSpeed = (celsius: number): number => 331.3 * Math.sqrt(1 + celsius / KELVIN);

/** Speed of the ray over ground where the wind blows `along` it and `across` it. */
export function raySpeed(speed: number, along: number, across: number): number {
  return along + Math.sqrt(speed * speed - across * across);
}

/** Above this height the speed grows no further. */
export const LAYER_METRES = 250;

/** Seconds over a distance when the speed near the ground grows by `growth` m/s per metre of height. */
export function travelSeconds(metres: number, speed: number, growth: number): number {
  if (growth <= 0) return metres / speed;
  const arc = (2 / growth) * Math.asinh((growth * metres) / (2 * speed));
  return Math.max(arc, metres / (speed + growth * LAYER_METRES));
}

/** Absorption by air of pressure 101.325 kPa, dB per metre. */
export function absorption(hertz: number, celsius: number, humidityPercent: number): number {
  const kelvin = celsius + KELVIN;
  const ratio = kelvin / 293.15;
  const vapour = humidityPercent * 10 ** (4.6151 - 6.8346 * (273.16 / kelvin) ** 1.261);
  const oxygen = 24 + (4.04e4 * vapour * (0.02 + vapour)) / (0.391 + vapour);
  const nitrogen = ratio ** -0.5 * (9 + 280 * vapour * Math.exp(-4.17 * (ratio ** (-1 / 3) - 1)));
  const squared = hertz * hertz;
  const relaxation =
    (0.01275 * Math.exp(-2239.1 / kelvin)) / (oxygen + squared / oxygen) +
    (0.1068 * Math.exp(-3352 / kelvin)) / (nitrogen + squared / nitrogen);
  return 8.686 * squared * (1.84e-11 * Math.sqrt(ratio) + ratio ** -2.5 * relaxation);
}

/** @param detourMetres by how much the way over the hill is longer than the straight one; 0 or less: in sight. */
export function shadowDecibels(detourMetres: number, wavelengthMetres: number): number {
  if (detourMetres <= 0) return 0;
  return Math.min(20, 10 * Math.log10(3 + (20 * detourMetres) / wavelengthMetres));
}

/**
 * Loss to ground and turbulence, dB: an engineering stand-in, 1.2 dB/km in still air, less downwind and more upwind, where rays
 * bend away from the ground (T. F. W. Embleton, J. Acoust. Soc. Am. 100 (1996) 31, describes why; the figures are ours).
 */
export function excessDecibels(metres: number, windAlong: number, growth: number): number {
  const bend = Math.tanh(windAlong / 5 + 60 * growth);
  return 0.0012 * metres * (1 - 0.6 * bend);
}
