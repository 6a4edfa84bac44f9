/**
 * Located events of a sensor network, as `truceline locate` or any other locator writes them, one JSON object a line
 * (docs/sensing.md):
 *
 *   {"id","time","lat","lon","ellipse90":{"majorM","minorM","azimuthDeg"},
 *    "alternatives":[{"lat","lon","probability"}],"probability","kind","arrivals":[ids]}
 *
 * The ellipse holds the true place with 90 %, half axes in metres, azimuth from true north. `probability` is that there was
 * an event and at this place; with those of the alternatives it is the chance that there was one at all. Above one half the
 * record tells of an event, else it is a detection, which supports an incident and never makes one. A kind that names fire
 * going out is told as a sign of firing at that place.
 */
import { z } from 'zod';
import { radiusOfEllipse } from '../../geo/place-shape.js';
import type { Conduct, Means } from '../../record/codes.js';
import type { Observation } from '../../record/record.js';
import { type Converted, type Fault, type Format, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { parseJsonLines } from '../lines/json-lines.js';

export const fixes: Format = {
  id: 'fixes',
  describe: 'located events of a sensor network, as truceline locate writes them: JSON Lines',
  requiredColumns: [],
  parse: (input, setting) => parseJsonLines(input, (value) => fixRecord(value, setting)),
};

const metres = z.number().gt(0).max(3_000_000);
const place = { lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) };
const probability = z.number().min(0).max(1);
const fix = z.object({
  id: z.string().max(200).default(''),
  time: z
    .string()
    .refine(
      (text) => /(?:Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
      'an ISO 8601 instant with Z or an offset',
    ),
  ...place,
  ellipse90: z.object({ majorM: metres, minorM: metres, azimuthDeg: z.number().min(-360).max(360) }),
  alternatives: z
    .array(z.object({ ...place, probability }))
    .max(64)
    .default([]),
  probability,
  kind: z.string().max(200).default(''),
  arrivals: z.array(z.string().max(200)).max(1_000).default([]),
});
type Fix = z.infer<typeof fix>;

function fixRecord(value: unknown, { source }: FormatSetting): Converted<Observation> {
  const checked = fix.safeParse(value);
  if (!checked.success) return { ok: false, fault: faultOf(checked.error.issues[0]!, value) };
  const { data } = checked;
  if (data.lat === 0 && data.lon === 0)
    return fail('lat', 'a position', '0, 0', 'Leave out fixes whose position is not known.');
  const somewhere = Math.min(
    1,
    data.alternatives.reduce((sum, one) => sum + one.probability, data.probability),
  );
  const { conduct, means, firing } = codesOf(data.kind);
  const { lat, lon, ellipse90, alternatives } = data;
  const [major, minor] = [
    Math.max(ellipse90.majorM, ellipse90.minorM),
    Math.min(ellipse90.majorM, ellipse90.minorM),
  ];
  const turn = ellipse90.majorM >= ellipse90.minorM ? 0 : 90;
  const shape = {
    majorMetres: major,
    minorMetres: minor,
    azimuthDegrees: (((ellipse90.azimuthDeg + turn) % 180) + 180) % 180,
  };
  const radiusMetres = Math.ceil(radiusOfEllipse(shape));
  const at = new Date(data.time).toISOString();
  return {
    ok: true,
    value: {
      kind: 'observation',
      id: contentId(source, [JSON.stringify(data)]),
      source,
      ...(data.id === '' ? {} : { reference: data.id }),
      time: { start: at, end: at, precision: 'second' },
      place: {
        lat,
        lon,
        radiusMetres,
        precision: radiusMetres <= 500 ? 'site' : radiusMetres <= 5_000 ? 'town' : 'district',
        basis: 'sensor',
        ellipse90: shape,
        probability: data.probability,
        ...(alternatives.length > 0 ? { alternatives } : {}),
      },
      reportKind: somewhere > 0.5 ? 'event' : 'detection',
      conduct,
      means,
      target: 'unspecified',
      actor: 'undetermined',
      stance: 'asserted',
      ...(firing ? { signs: [{ kind: 'firing' as const, lat, lon, radiusMetres }] } : {}),
      ...(data.arrivals.length > 0 ? { arrivals: data.arrivals } : {}),
      ...noteOf(data),
    },
  };
}

interface Codes {
  readonly conduct: Conduct;
  readonly means: Means;
  readonly firing: boolean;
}

/** By the words in the name of the kind: locators name their kinds themselves. */
function codesOf(kind: string): Codes {
  const words = kind.toLowerCase();
  const means: Means = /small_?arms|rifle|gunshot/.test(words)
    ? 'small_arms'
    : /mortar/.test(words)
      ? 'mortar'
      : /mlrs|rocket/.test(words)
        ? 'mlrs'
        : /artillery|howitzer|cannon/.test(words)
          ? 'artillery'
          : 'unspecified';
  const firing = /outgoing|muzzle|launch/.test(words);
  return { conduct: firing || means !== 'unspecified' ? 'strike' : 'explosion', means, firing };
}

function noteOf({ kind, arrivals }: Fix): { note?: string } {
  const parts = [kind && `kind ${kind}`, arrivals.length > 0 && `from ${arrivals.length} arrivals`].filter(
    Boolean,
  );
  return parts.length > 0 ? { note: `located by a sensor network: ${parts.join(', ')}` } : {};
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): Fault {
  const field = issue.path.join('.') || 'the line';
  let found: unknown = value;
  for (const key of issue.path) found = (found as Record<PropertyKey, unknown> | undefined)?.[key];
  const shown =
    found === undefined ? 'nothing' : quote(typeof found === 'string' ? found : JSON.stringify(found));
  return fail(
    field,
    EXPECTED[field] ?? 'a fix as truceline locate writes it',
    shown,
    'Correct the line, or leave it out; docs/sensing.md describes a fix.',
  ).fault;
}

const EXPECTED: Readonly<Record<string, string>> = {
  'the line': 'a JSON object',
  time: 'an ISO 8601 instant with Z or an offset',
  lat: 'a latitude from -90 to 90',
  lon: 'a longitude from -180 to 180',
  ellipse90: 'half axes and azimuth of the 90 % region: majorM, minorM, azimuthDeg',
  'ellipse90.majorM': 'metres above 0',
  'ellipse90.minorM': 'metres above 0',
  'ellipse90.azimuthDeg': 'degrees from north, -360 to 360',
  probability: 'a probability from 0 to 1',
};
