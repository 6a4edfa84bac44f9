/** The fusion benchmark as Markdown tables: association, places, gain by kind, kinds that lie. */
import { type FusionScore, scoreFusion } from './score.js';
import { KINDS, type SeenBy } from './world.js';

export interface FusionSetting {
  readonly seeds: readonly number[];
  readonly days: number;
  readonly eventsPerDay: number;
}

/** Worlds that no weight was chosen on. */
export const HELD_OUT_FUSION_SEEDS: readonly number[] = [9701, 9702, 9703, 9704, 9705];

/** In this order kinds are added one after the other. */
const ADDED: readonly SeenBy[] = ['news', 'party', 'patrol', 'satellite', 'camera', 'form', 'network'];

export function* fusionTable({ seeds, ...size }: FusionSetting): Generator<string[]> {
  const all = scoreFusion(seeds, { ...size, kinds: KINDS });
  const given = scoreFusion(seeds, { ...size, kinds: KINDS }, 'given');
  yield [
    `# Fusing kinds of account: ${seeds.length} simulated worlds, ${size.days} days, ${size.eventsPerDay} events a day on 120 by 40 km. Everything is simulated.`,
    '',
    ...placeRows(all, given),
  ];
  yield [
    '',
    '| kind | incidents | alone: median m | P90 m | fused: median m | P90 m |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...KINDS.flatMap((kind) => {
      const one = all.byKind[kind];
      if (!one) return [];
      const cells = [one.alone.count, one.alone.median, one.alone.p90, one.fused.median, one.fused.p90];
      return [row(kind, ...cells.map(whole))];
    }),
  ];
  yield gainRows(seeds, size);
  yield lieRows(seeds, size, all);
}

function placeRows(all: FusionScore, given: FusionScore): string[] {
  const both = (what: string, cell: (score: FusionScore) => string): string =>
    row(what, cell(all), cell(given));
  return [
    row('', 'associated', 'association given'),
    row('---', '---:', '---:'),
    both('reports', ({ reports }) => whole(reports)),
    both('association: B-cubed precision', ({ precision }) => precision.toFixed(3)),
    both('association: B-cubed recall', ({ recall }) => recall.toFixed(3)),
    both('association: F', ({ precision: p, recall: r }) => ((2 * p * r) / (p + r)).toFixed(3)),
    both('places', ({ fused }) => whole(fused.count)),
    both('fused place: median error, m', ({ fused }) => whole(fused.median)),
    both('fused place: P90, m', ({ fused }) => whole(fused.p90)),
    both('account that the rule prefers: median, m', ({ bestAccount }) => whole(bestAccount.median)),
    both('account that the rule prefers: P90, m', ({ bestAccount }) => whole(bestAccount.p90)),
    both('90 % region holds the truth, %', ({ held }) => (100 * held).toFixed(1)),
    both('the same, of places that several accounts carry, %', ({ heldByMany }) =>
      (100 * heldByMany).toFixed(1),
    ),
    both('how many those are', ({ many }) => whole(many.count)),
    both('their median error, m', ({ many }) => whole(many.median)),
    both('the same, of places that stand on one account alone, %', ({ heldByOne }) =>
      (100 * heldByOne).toFixed(1),
    ),
    both('radius of the region, median m', ({ regionRadius }) => whole(regionRadius)),
    both('time: median error, s', ({ time }) => whole(time.median)),
    both('time: P90, s', ({ time }) => whole(time.p90)),
  ];
}

function gainRows(seeds: readonly number[], size: Omit<FusionSetting, 'seeds'>): string[] {
  return [
    '',
    '| kinds | places | fused: median m | P90 m | 90 % region holds, % |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...ADDED.slice(1).map((_, i) => {
      const kinds = ADDED.slice(0, i + 2);
      const { fused, held } = scoreFusion(seeds, { ...size, kinds });
      const name = i === 0 ? kinds.join(' + ') : `+ ${kinds.at(-1)}`;
      return row(name, whole(fused.count), whole(fused.median), whole(fused.p90), (100 * held).toFixed(1));
    }),
  ];
}

function lieRows(
  seeds: readonly number[],
  size: Omit<FusionSetting, 'seeds'>,
  honest: FusionScore,
): string[] {
  const cells = ({ fused, bestAccount, held }: FusionScore): string[] => [
    whole(fused.median),
    whole(fused.p90),
    whole(bestAccount.median),
    whole(bestAccount.p90),
    (100 * held).toFixed(1),
  ];
  return [
    '',
    'Half of the accounts of one kind are displaced by 1.5 to 6 km, in one direction:',
    '',
    '| liar | fused: median m | P90 m | preferred account: median m | P90 m | 90 % region holds, % |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    row('none', ...cells(honest)),
    ...KINDS.map((liar) => row(liar, ...cells(scoreFusion(seeds, { ...size, kinds: KINDS, liar })))),
  ];
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const whole = (value: number): string => String(Math.round(value));
