/**
 * What the article in ../shared says, read by hand: who does what about what, by the offsets of the sentence (UTF-16,
 * end exclusive). Codes only; none of its words. Where two codings are equally right both are given. `optional`: right
 * if it is proposed, no loss if not. The rules were developed with this article before the eyes: what it measures is
 * that they do not get worse, not how well they read another text.
 */
export interface Truth {
  readonly from: number;
  readonly to: number;
  readonly by: readonly string[];
  readonly acts: string;
  readonly about: string;
  readonly number?: readonly [value: number, unit: string];
  readonly optional?: boolean;
}

const said = (
  from: number,
  to: number,
  by: string,
  acts: string,
  about: string,
  more: Pick<Truth, 'number' | 'optional'> = {},
): Truth => ({ from, to, by: by.split(' '), acts, about, ...more });

/** Each party of an entry counts by itself. */
export const TRUTH: readonly Truth[] = [
  said(0, 195, 'RU US', 'meets', 'general-ceasefire talks'),
  said(196, 355, 'RU', 'rejects', 'general-ceasefire'),
  said(196, 355, 'RU', 'accepts', 'energy', { number: [30, 'day'] }),
  said(356, 458, 'RU', 'orders', 'energy'),
  said(459, 707, 'RU', 'demands', 'settlement'),
  said(459, 707, 'RU', 'accepts', 'settlement talks', { optional: true }),
  said(708, 1003, 'RU US', 'meets', 'general-ceasefire'),
  said(708, 1003, 'RU', 'demands', 'monitoring'),
  said(708, 1003, 'RU', 'demands', 'mobilisation'),
  said(708, 1003, 'RU', 'demands', 'rearmament'),
  said(1004, 1169, 'RU', 'notifies accepts accepts_conditionally', 'surrender'),
  said(1170, 1311, 'RU US', 'accepts', 'sea-talks'),
  said(1312, 1429, 'RU', 'notifies', 'prisoners', { number: [175, 'person'] }),
  said(1548, 1693, 'RU', 'notifies', 'wounded', { number: [23, 'person'] }),
  said(1694, 1896, 'RU', 'demands', 'aid'),
  said(1694, 1896, 'RU', 'demands', 'intelligence'),
  said(1897, 2143, 'US', 'claims', 'talks'),
  said(1897, 2143, 'RU US', 'meets', 'talks', { optional: true }),
  said(2144, 2470, 'US', 'claims', 'settlement talks'),
  said(2471, 2715, 'RU US', 'accepts', 'normalisation'),
  said(2471, 2715, 'RU US', 'accepts', 'talks economy-talks'),
  said(2733, 3131, 'RU', 'accepts_conditionally', 'general-ceasefire'),
  said(3132, 3200, 'RU', 'demands', 'general-ceasefire', { optional: true }),
  said(3201, 3381, 'RU', 'demands', 'surrender'),
  said(3382, 3554, 'RU', 'demands', 'mobilisation'),
  said(3382, 3554, 'RU', 'demands', 'rearmament'),
  said(3555, 3699, 'RU', 'demands', 'monitoring', { number: [2000, 'km'] }),
  said(3700, 3884, 'RU', 'demands', 'monitoring'),
  said(4073, 4471, 'US UA', 'meets', 'talks settlement'),
  said(4834, 4976, 'US UA', 'demands', 'settlement'),
  said(4977, 5179, 'UA', 'accepts', 'general-ceasefire', { number: [30, 'day'] }),
  said(4977, 5179, 'US', 'proposes', 'general-ceasefire'),
  said(5180, 5304, 'US', 'lifts', 'intelligence'),
  said(5180, 5304, 'US', 'lifts', 'aid'),
  said(5305, 5464, 'US UA', 'accepts', 'talks'),
  said(5465, 5677, 'US', 'accepts notifies', 'talks'),
  said(5465, 5677, 'UA', 'demands', 'participation'),
  said(5678, 5910, 'US UA', 'accepts', 'economy'),
  said(5954, 6318, 'UA', 'claims', 'talks settlement'),
  said(6421, 6506, 'UA', 'proposes', 'skies'),
  said(6507, 6524, 'UA', 'proposes', 'sea'),
  said(6525, 6720, 'UA', 'proposes', 'prisoners'),
  said(6525, 6720, 'UA', 'proposes', 'children'),
  said(6721, 6989, 'UA', 'accepts', 'general-ceasefire'),
  said(7189, 7427, 'RU US', 'accepts', 'normalisation'),
  said(7584, 7733, 'RU US', 'accepts', 'talks'),
];

export interface HandoverTruth {
  readonly from: string;
  readonly to: string;
  readonly category: string;
  readonly count: number;
}

export const HANDOVERS: readonly HandoverTruth[] = [
  { from: 'RU', to: 'UA', category: 'prisoner_of_war', count: 175 },
  { from: 'UA', to: 'RU', category: 'prisoner_of_war', count: 175 },
  { from: 'RU', to: 'UA', category: 'wounded', count: 23 },
];
