/**
 * Colours that carry meaning, in light and dark. They are of the Okabe-Ito set (M. Okabe, K. Ito, Color Universal
 * Design, 2008), told apart by colour-blind people, with lightness moved where the ground is dark.
 *
 * Parties take two hues of near equal lightness, in the order of the mission file: bluish green and reddish purple.
 * Vermillion is kept for violation. Conduct has its own hues and always a shape.
 */
import type { Conduct } from '../api/types.ts';

export type Scheme = 'light' | 'dark';
export type Rgb = readonly [number, number, number];

export interface Palette {
  readonly conduct: Readonly<Record<Conduct, Rgb>>;
  readonly parties: readonly Rgb[];
  readonly violation: Rgb;
  readonly undetermined: Rgb;
  readonly sea: string;
  readonly land: string;
  /** Beyond the edge of the mission's ground. */
  readonly sheet: string;
  readonly regionLine: string;
  readonly borderLine: string;
  readonly contactLine: string;
  readonly contactCasing: string;
  readonly label: string;
  readonly labelHalo: string;
  readonly facility: string;
  /** Hues of control, in the order of the parties: neutral on purpose. */
  readonly control: readonly string[];
  /** Ground of the page: halo and inside of hollow marks. */
  readonly ground: Rgb;
  readonly disc: Rgb;
  /** The hatch of "not observed", as --tl-hatch of the page. */
  readonly hatch: string;
  /** Devices that watch; what needs a look, of devices and vessels; tracks of vessels; ground under an attack from the air. */
  readonly device: Rgb;
  readonly alarm: Rgb;
  readonly vessel: Rgb;
  readonly air: Rgb;
}

const light: Palette = {
  conduct: {
    strike: [0, 104, 166],
    clash: [214, 138, 0],
    interception: [64, 164, 220],
    explosion: [138, 108, 20],
    mine: [90, 90, 100],
    sabotage: [70, 60, 110],
    interference: [128, 96, 136],
    ill_treatment: [128, 96, 136],
    killing_hors_de_combat: [128, 96, 136],
    movement: [110, 120, 120],
    other: [128, 128, 136],
    none: [160, 160, 166],
  },
  parties: [
    [0, 138, 102],
    [190, 92, 150],
  ],
  violation: [208, 86, 0],
  undetermined: [118, 120, 128],
  sea: '#dfe6ea',
  land: '#f7f6f2',
  sheet: '#ffffff',
  regionLine: '#dcdad2',
  borderLine: '#a9a79e',
  contactLine: '#22272e',
  contactCasing: '#ffffff',
  label: '#474c52',
  labelHalo: '#f7f6f2',
  facility: '#3d434a',
  control: ['#b9b29a', '#a3b1b8'],
  ground: [255, 255, 255],
  disc: [70, 80, 95],
  hatch: '#b4b9be',
  device: [55, 82, 112],
  alarm: [29, 35, 41],
  vessel: [58, 112, 134],
  air: [96, 86, 128],
};

const dark: Palette = {
  conduct: {
    strike: [86, 168, 232],
    clash: [240, 176, 56],
    interception: [158, 216, 250],
    explosion: [212, 186, 106],
    mine: [176, 176, 188],
    sabotage: [176, 164, 226],
    interference: [198, 168, 206],
    ill_treatment: [198, 168, 206],
    killing_hors_de_combat: [198, 168, 206],
    movement: [164, 176, 176],
    other: [156, 158, 166],
    none: [126, 128, 134],
  },
  parties: [
    [38, 178, 138],
    [214, 132, 182],
  ],
  violation: [240, 124, 46],
  undetermined: [150, 153, 162],
  sea: '#12181d',
  land: '#1e242a',
  sheet: '#161b20',
  regionLine: '#2d343b',
  borderLine: '#59626b',
  contactLine: '#f0ede4',
  contactCasing: '#12181d',
  label: '#b9bfc5',
  labelHalo: '#1e242a',
  facility: '#d6d9dc',
  control: ['#5b5744', '#45545c'],
  ground: [22, 27, 32],
  disc: [190, 204, 220],
  hatch: '#59636d',
  device: [169, 192, 216],
  alarm: [230, 233, 236],
  vessel: [126, 182, 204],
  air: [178, 168, 214],
};

export const PALETTES: Readonly<Record<Scheme, Palette>> = { light, dark };

export const css = ([r, g, b]: Rgb, alpha = 1): string =>
  alpha === 1 ? `rgb(${r} ${g} ${b})` : `rgb(${r} ${g} ${b} / ${alpha})`;
