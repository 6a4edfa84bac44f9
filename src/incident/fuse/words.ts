/** Which accounts carry the place of an incident and which are set against it, as a reason for people to read. */
import type { CodedPlace } from '../../coding/coded.js';
import type { Reason } from '../../record/reason.js';
import type { Fused, Weighed } from './fuse.js';
import type { AccountKind } from './weights.js';

const ONE: Readonly<Record<AccountKind, string>> = {
  fix: 'a fix of a sensor network',
  heat: 'heat seen from orbit',
  sighting: 'what an observer noticed from a known place',
  recording: 'a bearing or range of an instrument',
  position: 'a position on a form',
  'claimed-position': 'a position that a source gave',
  'named-place': 'the place that words name',
  geocode: 'the geocode of a feed',
};

export function fusedReason({ place, carried, against }: Fused): Reason {
  const parts = [
    `The place follows from ${carried.length === 1 ? 'one account' : `${carried.length} independent accounts`}: ${listOf(carried)}.`,
    regionOf(place),
  ];
  if (against.length > 0)
    parts.push(`Set against it, as likelier astray or of something else: ${listOf(against)}.`);
  return {
    rule: 'place-fused',
    because: parts.join(' '),
    records: [...carried, ...against].flatMap(({ observations }) => observations),
  };
}

const NAMED_MOST = 3;

function listOf(weighed: readonly Weighed[]): string {
  return weighed
    .map(({ kind, observations, chance }) => {
      const more = observations.length - NAMED_MOST;
      const ids = observations.slice(0, NAMED_MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
      return `${ONE[kind]} (${ids}; ${percent(chance)} likely to be right)`;
    })
    .join(', ');
}

function regionOf({ shape }: CodedPlace): string {
  if (shape?.kind !== 'ellipse') return '';
  const { majorMetres, minorMetres, azimuthDegrees, alternatives } = shape;
  const region =
    majorMetres < 1.2 * minorMetres
      ? `within ${metres(majorMetres)} of it`
      : `in an ellipse of ${metres(majorMetres)} by ${metres(minorMetres)} (half axes, the longer towards ${azimuthDegrees}°)`;
  if (alternatives.length === 0) return `90 % of the probability lies ${region}.`;
  const others = alternatives.map(({ probability }) => percent(probability)).join(', ');
  return `It is preferred with ${percent(shape.probability)}, ${region}; ${alternatives.length === 1 ? 'another place stays' : `${alternatives.length} other places stay`} open (${others}).`;
}

const percent = (share: number): string => `${Math.min(99, Math.max(1, Math.round(100 * share)))} %`;
const metres = (value: number): string =>
  value >= 1_000 ? `${Number((value / 1000).toPrecision(2))} km` : `${Math.round(value)} m`;
