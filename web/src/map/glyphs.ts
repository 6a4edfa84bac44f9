/**
 * Small signs for what is no incident: devices by their state, events of vessels. Drawn as strokes in a box from -1 to 1, y
 * down, once as paths for legends and lists and once as an atlas for the graphics card, where the layer tints them.
 */
export const GLYPHS = {
  watching:
    'M0-.3A.3.3 0 1 0 0 .3A.3.3 0 1 0 0-.3M-.58-.58A.82.82 0 0 0-.58 .58M.58-.58A.82.82 0 0 1 .58 .58',
  down: 'M-.6-.6.6 .6M.6-.6-.6 .6',
  jammed: 'M-.85 .1-.45-.55-.1 .5.25-.5.6 .5.85-.1',
  denied: 'M0-.82A.82.82 0 1 0 0 .82A.82.82 0 1 0 0-.82M-.45 0H.45',
  clouded: 'M-.5 .45H.5A.38.38 0 0 0 .5-.3A.5.5 0 0 0-.42-.28A.37.37 0 0 0-.5 .45',
  stale:
    'M0-.82A.82.82 0 0 1 .71-.41M.82 .1A.82.82 0 0 1 .41 .71M-.1 .82A.82.82 0 0 1-.75 .35M-.8-.15A.82.82 0 0 1-.4-.71M0-.1V.1',
  gap: 'M-.85 0H-.4M.4 0H.85M-.35-.35V.35M.35-.35V.35',
  jump: 'M-.8 .5C-.4-.8 .4-.8 .7 .3M.7 .3 .25 .1M.7 .3 .85-.2',
  duplicate:
    'M-.3-.55A.55.55 0 1 0-.3 .55A.55.55 0 1 0-.3-.55M.3-.55A.55.55 0 1 1 .3 .55A.55.55 0 1 1 .3-.55',
  speed: 'M-.75-.5-.25 0-.75 .5M0-.5 .5 0 0 .5',
  land: 'M-.85 .45H.85M-.55 .45V0H.55V.45M0 0V-.7',
  cluster: 'M0-.8V-.4M0 .4V.8M-.8 0H-.4M.4 0H.8M0-.15A.15.15 0 1 0 0 .15A.15.15 0 1 0 0-.15',
  warship: 'M-.85 .1H.85L.5 .6H-.5ZM-.25 .1V-.4H.25V.1M0-.4V-.8',
  zone: 'M-.7-.7H.7V.7H-.7ZM-.25 0H.25',
  clock: 'M0-.8A.8.8 0 1 0 0 .8A.8.8 0 1 0 0-.8M0-.45V0H-.35',
} as const;

export type Glyph = keyof typeof GLYPHS;

const EVENT_GLYPHS: Readonly<Record<string, Glyph>> = {
  gap: 'gap',
  jump: 'jump',
  'impossible-speed': 'speed',
  'duplicate-identity': 'duplicate',
  'on-land': 'land',
  'clustered-positions': 'cluster',
  'warship-outside': 'warship',
  'zone-entered': 'zone',
  'zone-left': 'zone',
  'clock-went-back': 'clock',
};

/** Events of a kind that this application does not know yet are drawn as what they all have: a place in doubt. */
export const eventGlyph = (event: string): Glyph => EVENT_GLYPHS[event] ?? 'cluster';

export interface Atlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Readonly<
    Record<string, { x: number; y: number; width: number; height: number; mask: boolean }>
  >;
}

const SIDE = 64;
let atlas: Atlas | null = null;

/** Made when the first sign is drawn. `NAME` is the sign alone, `NAME+` its halo. */
export function glyphAtlas(): Atlas {
  if (atlas) return atlas;
  const names = Object.keys(GLYPHS) as Glyph[];
  const image = document.createElement('canvas');
  image.width = SIDE * names.length;
  image.height = SIDE * 2;
  const context = image.getContext('2d')!;
  const mapping: Record<string, Atlas['mapping'][string]> = {};
  names.forEach((name, i) => {
    [0, 1].forEach((halo) => {
      context.setTransform(SIDE / 2.6, 0, 0, SIDE / 2.6, (i + 0.5) * SIDE, (halo + 0.5) * SIDE);
      context.lineWidth = halo ? 0.62 : 0.26;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.stroke(new Path2D(GLYPHS[name]));
      const box = { x: i * SIDE, y: halo * SIDE, width: SIDE, height: SIDE, mask: true };
      mapping[halo ? `${name}+` : name] = box;
    });
  });
  atlas = { image, mapping };
  return atlas;
}
