/**
 * What can be placed, how far it notices in which terrain, what it costs. The defaults are assumptions of this project,
 * in round numbers; whoever places real devices gives real ones (`truceline place --cost ... --range ...`).
 *
 * `credit` is what one of them adds towards knowing an event at a point: 1 is enough. Four acoustic nodes fix a place and
 * a time with one to spare; a camera gives a direction and an identification; a patrol is there for part of the time.
 */
export const TERRAINS = ['open', 'mixed', 'forest', 'urban'] as const;
export type Terrain = (typeof TERRAINS)[number];

export const DEVICES = ['acoustic', 'camera', 'patrol'] as const;
export type Device = (typeof DEVICES)[number];

export interface DeviceKind {
  /** Within it the device notices what it is there for. */
  readonly rangeMetres: Readonly<Record<Terrain, number>>;
  readonly credit: number;
  /** For one year, in any one currency. */
  readonly cost: number;
  /** Every how many candidate sites one is a candidate for it. */
  readonly everySites: number;
}

export type DeviceKinds = Readonly<Partial<Record<Device, DeviceKind>>>;

/** Nodes that must hear an event before its place counts as known. */
export const NODES_TO_LOCATE = 4;
/** Nodes of one row count at most this often: a row alone cannot tell a place from its mirror image. */
export const MOST_OF_ONE_ROW = NODES_TO_LOCATE - 1;

export const DEVICE_KINDS: Required<DeviceKinds> = {
  acoustic: {
    rangeMetres: { open: 9_000, mixed: 7_500, forest: 5_500, urban: 4_500 },
    credit: 1 / NODES_TO_LOCATE,
    cost: 3_000,
    everySites: 1,
  },
  camera: {
    rangeMetres: { open: 5_000, mixed: 3_500, forest: 1_500, urban: 2_000 },
    credit: 0.5,
    cost: 25_000,
    everySites: 10,
  },
  patrol: {
    rangeMetres: { open: 8_000, mixed: 7_000, forest: 5_000, urban: 4_000 },
    credit: 0.25,
    cost: 180_000,
    everySites: 50,
  },
};
