/**
 * Two pictures, SVG, drawn by hand so that they need nothing to be looked at: how far probabilities mean what they say, and how
 * right the answers are when the least sure ones are left out. 720 by 560 units, dark on white, lines told apart by colour and
 * by dashes.
 */
import type { BenchmarkResult } from './compare.js';

const WIDTH = 720;
const HEIGHT = 560;
const PLOT = { left: 76, right: 700, top: 70, bottom: 420 };

/** Colours of Okabe and Ito (2008), which people with any colour vision tell apart. */
const STYLES = [
  { colour: '#0072B2', dash: '', width: 3 },
  { colour: '#D55E00', dash: '7 4', width: 2 },
  { colour: '#CC79A7', dash: '2 3', width: 2 },
  { colour: '#009E73', dash: '10 3 2 3', width: 2 },
  { colour: '#7A6A00', dash: '4 2', width: 2 },
] as const satisfies readonly Style[];

/** The same methods among liars: lighter, dashed. */
const LIED_STYLES = [
  { colour: '#56B4E9', dash: '8 4', width: 3 },
  { colour: '#E69F00', dash: '8 4', width: 2 },
] as const satisfies readonly Style[];

interface Style {
  readonly colour: string;
  readonly dash: string;
  readonly width: number;
}

interface Axis {
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

interface Line {
  readonly name: string;
  readonly style: Style;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Radius of a dot at each point; none without. */
  readonly dots?: readonly number[];
}

/** Bins with fewer are left out of the picture: where they lie is chance. */
const LEAST_SHARE = 1 / 2500;

/** Share right against stated probability, for each bin of the model and of the majority vote. */
export function reliabilityPicture(result: BenchmarkResult): string {
  const lines = ['honest', 'lied'].flatMap((half) =>
    [0, 1].map((m): Line => {
      const method = result.methods[m]!;
      const score = half === 'honest' ? method.honest : method.lied;
      const bins = score.bins.filter(({ count }) => count > 0 && count >= score.incidents * LEAST_SHARE);
      return {
        name: `${method.name}, ${half === 'honest' ? 'honest sources' : liars(result)} (calibration error ${score.eceEqualWidth.toFixed(3)})`,
        style: (half === 'honest' ? STYLES : LIED_STYLES)[m]!,
        points: bins.map(({ probability, right }) => [100 * probability, 100 * right]),
        dots: bins.map(({ count }) => 1.5 + 7 * Math.sqrt(count / score.incidents)),
      };
    }),
  );
  const axis = { low: 0, high: 100, step: 20 };
  return picture(
    'Do the probabilities mean what they say?',
    `${result.incidents} simulated incidents; size of a dot: number of incidents; grey: perfect`,
    { title: 'probability of the leading hypothesis, %', ...axis },
    { title: 'how often it was right, %', ...axis },
    lines,
    [
      [0, 0],
      [100, 100],
    ],
  );
}

/** Share right against share answered, surest first. */
export function abstentionPicture(result: BenchmarkResult, half: 'honest' | 'lied'): string {
  const scores = result.methods.map((method) => (half === 'honest' ? method.honest : method.lied));
  const lowest = Math.min(...scores.flatMap(({ curve }) => curve.map(({ right }) => right)));
  const low = Math.min(90, Math.floor(10 * lowest) * 10);
  return picture(
    'How right are the answers when the unsure ones are left out?',
    `${result.incidents} simulated incidents, ${half === 'honest' ? 'honest sources' : liars(result)}; grey: 99 % right`,
    { title: 'share of incidents answered, %', low: 0, high: 100, step: 20 },
    { title: 'right among those answered, %', low, high: 100, step: low < 60 ? 20 : 10 },
    result.methods.map(({ name }, m) => ({
      name: `${name} (area ${scores[m]!.curveArea.toFixed(3)})`,
      style: STYLES[m % STYLES.length]!,
      points: scores[m]!.curve.map(({ answered, right }) => [100 * answered, 100 * right]),
    })),
    [
      [0, 99],
      [100, 99],
    ],
  );
}

const liars = ({ liarShare }: BenchmarkResult): string =>
  `${Math.round(100 * liarShare)} % of sources lying together`;

function picture(
  title: string,
  subtitle: string,
  x: Axis,
  y: Axis,
  lines: readonly Line[],
  guide: readonly (readonly [number, number])[],
): string {
  const atX = (value: number): number => scale(value, x, PLOT.left, PLOT.right);
  const atY = (value: number): number => scale(value, y, PLOT.bottom, PLOT.top);
  const path = (points: Line['points']): string =>
    points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${fixed(atX(px))} ${fixed(atY(py))}`).join('');
  const parts = [
    text(PLOT.left, 28, title, { size: 18, weight: 'bold' }),
    text(PLOT.left, 50, subtitle, { size: 13 }),
  ];
  for (const value of ticks(x))
    parts.push(
      `<path d="M${fixed(atX(value))} ${PLOT.top}V${PLOT.bottom}" stroke="#e4e4e4"/>`,
      text(atX(value), PLOT.bottom + 18, String(value), { size: 12, anchor: 'middle' }),
    );
  for (const value of ticks(y))
    parts.push(
      `<path d="M${PLOT.left} ${fixed(atY(value))}H${PLOT.right}" stroke="#e4e4e4"/>`,
      text(PLOT.left - 8, atY(value) + 4, String(value), { size: 12, anchor: 'end' }),
    );
  parts.push(
    `<path d="M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}" fill="none" stroke="#333"/>`,
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 40, x.title, { size: 13, anchor: 'middle' }),
    `<g transform="rotate(-90 24 ${(PLOT.top + PLOT.bottom) / 2})">${text(24, (PLOT.top + PLOT.bottom) / 2, y.title, { size: 13, anchor: 'middle' })}</g>`,
    `<path d="${path(guide)}" stroke="#9a9a9a" stroke-width="1.5" fill="none"/>`,
  );
  lines.forEach((line, i) => {
    const { colour, dash, width } = line.style;
    const drawn = `stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''} fill="none"`;
    parts.push(`<path d="${path(line.points)}" ${drawn}/>`);
    line.points.forEach(([px, py], p) => {
      const radius = line.dots?.[p];
      if (radius !== undefined)
        parts.push(
          `<circle cx="${fixed(atX(px))}" cy="${fixed(atY(py))}" r="${fixed(radius)}" fill="${colour}" fill-opacity="0.75"/>`,
        );
    });
    const row = PLOT.bottom + 64 + 17 * i;
    parts.push(
      `<path d="M${PLOT.left} ${row - 4}h34" ${drawn}/>`,
      text(PLOT.left + 44, row, line.name, { size: 13 }),
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" role="img" aria-label="${escaped(title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function scale(value: number, { low, high }: Axis, from: number, to: number): number {
  return from + ((value - low) / (high - low)) * (to - from);
}

function ticks({ low, high, step }: Axis): number[] {
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}

function text(
  x: number,
  y: number,
  content: string,
  { size, anchor = 'start', weight = 'normal' }: { size: number; anchor?: string; weight?: string },
): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="#222">${escaped(content)}</text>`;
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

const escaped = (content: string): string =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
