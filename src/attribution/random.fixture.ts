/**
 * Invented incidents with everything that can be said and found, by seed: for tests of properties. Parties A and B, as in the
 * sample of the incident stage; A holds the ground west of 30 degrees, B the ground east of it.
 */
import type { Account, Incident } from '../incident/incident.js';
import { SAMPLE_DAY_MS, SAMPLE_PARTIES, SAMPLE_SOURCES, seeded, swap } from '../incident/sample.fixture.js';
import type { Sign } from '../record/sign.js';
import type { AttributionSetting } from './prepare.js';
import { loadWeights } from './weights.js';

const CONTESTED_DEGREES = 0.02;

export const SETTING: AttributionSetting = {
  parties: SAMPLE_PARTIES,
  sources: SAMPLE_SOURCES,
  weapons: [
    {
      system: 'gun',
      class: 'howitzer',
      means: 'artillery',
      rangeMaxKm: 20,
      rangeLongKm: 30,
      users: ['A', 'B'],
    },
    { system: 'glider', class: 'bomb', means: 'glide_bomb', rangeMaxKm: 60, users: ['A'] },
    { system: 'flier', class: 'drone', means: 'long_range_drone', rangeMaxKm: 900, users: ['A', 'B'] },
  ],
  distanceToGroundKm: (_lat, lon, _atMs, party) => Math.max(0, (party === 'A' ? lon - 30 : 30 - lon) * 70),
  controlAt: (_lat, lon) =>
    Math.abs(lon - 30) < CONTESTED_DEGREES ? 'contested' : lon > 30 ? 'B' : lon < 30 ? 'A' : 'unknown',
  authorThreshold: 0.8,
  weights: loadWeights(),
};

export function swapSetting(setting: AttributionSetting): AttributionSetting {
  return {
    ...setting,
    sources: setting.sources.map((source) =>
      source.party ? { ...source, party: swap(source.party) } : source,
    ),
    weapons: setting.weapons.map((weapon) => ({ ...weapon, users: weapon.users.map(swap) })),
    distanceToGroundKm: (lat, lon, atMs, party) => setting.distanceToGroundKm(lat, lon, atMs, swap(party)),
    controlAt: (lat, lon, atMs) => swap(setting.controlAt(lat, lon, atMs)),
  };
}

/** The incident as it would be if the parties had changed places. */
export function swapped(incident: Incident): Incident {
  return {
    ...incident,
    control: swap(incident.control),
    accounts: incident.accounts.map((account) => ({
      ...account,
      voice: swap(account.voice),
      actor: swap(account.actor),
    })),
  };
}

export function randomIncidents(seed: number, size: number): Incident[] {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const bearing = (): Sign => ({
    kind: pick(['crater', 'track', 'sound'] as const),
    fromDegrees: Math.floor(random() * 360),
    sigmaDegrees: 1 + Math.floor(random() * 40),
  });
  return Array.from({ length: size }, (_, i): Incident => {
    const lat = 49.5 + random();
    const lon = 29.5 + random();
    const startMs = SAMPLE_DAY_MS + Math.floor(random() * 20 * 24) * 3_600_000;
    const time = { startMs, endMs: startMs + 3_600_000, precision: 'hour' as const };
    const place = {
      name: '',
      lat,
      lon,
      radiusMetres: pick([500, 5_000, 20_000]),
      precision: 'town' as const,
      region: '',
      basis: 'text' as const,
    };
    const conduct = pick(['strike', 'strike', 'strike', 'explosion', 'sabotage', 'clash'] as const);
    const means = pick(['artillery', 'glide_bomb', 'long_range_drone', 'unspecified'] as const);
    const target = pick(['residential', 'energy', 'military', 'unspecified'] as const);
    const accounts = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, k): Account => {
      const source = pick(SAMPLE_SOURCES);
      const sensor = source.kind === 'sensor';
      return {
        observations: [`o-${i}-${k}`],
        source: source.id,
        voice: source.party ?? '',
        actor: sensor ? 'undetermined' : pick(['A', 'B', 'A', 'B', 'undetermined', 'none']),
        stance: sensor ? 'asserted' : pick(['asserted', 'asserted', 'alleged', 'denied'] as const),
        conduct: sensor ? 'none' : conduct,
        means,
        target,
        killed: null,
        injured: null,
        time,
        place,
        text: `Words ${i} ${k}`,
        sourceGrade: source.reliability,
        informationGrade: 3,
        ...(random() < 0.3
          ? {
              signs: [
                random() < 0.7
                  ? bearing()
                  : { kind: 'firing', lat, lon: lon + random() - 0.5, radiusMetres: 900 },
              ],
            }
          : {}),
      };
    });
    return {
      id: `inc-${i}`,
      time,
      place,
      line: null,
      control: SETTING.controlAt(lat, lon, startMs),
      conduct,
      means,
      target,
      targetName: '',
      killed: null,
      injured: null,
      accounts,
      rivals: {},
      reasons: [],
    };
  });
}
