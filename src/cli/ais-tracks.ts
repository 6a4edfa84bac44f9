/** `truceline ais --tracks`: events of vessels as JSON Lines, what was met on stderr. */
import { readFile } from 'node:fs/promises';
import { troubles } from '../formats/ais/counts.js';
import { AisDecoder } from '../formats/ais/decoder.js';
import { fits, LAST_TYPE } from '../formats/ais/message.js';
import { baseStationTime, positionOf, staticOf } from '../formats/ais/vessel.js';
import type { SeaEvent } from '../sea/event.js';
import { Follower, type SeaCounts } from '../sea/follow.js';
import { landMask } from '../sea/land.js';
import { allPolygons, readZones, type Zone } from '../sea/zones.js';
import { type AisRequest, chunksOf } from './ais.js';
import { CommandFailure } from './failure.js';

export async function tracksCommand(request: AisRequest): Promise<number> {
  const zones = request.zones === undefined ? [] : await zonesOf(request.zones);
  const waterways = zones.filter((zone) => zone.kind === 'waterway');
  const isWaterway = (lat: number, lon: number): boolean =>
    waterways.some((one) => one.inside.at(lat, lon) === true);
  const land = request.land === undefined ? undefined : allPolygons(await jsonOf(request.land));
  if (land?.length === 0)
    throw new CommandFailure(
      `${request.land}: expected a GeoJSON FeatureCollection with polygons of land, found none.`,
    );
  const events = new Map<string, number>();
  let lines: string[] = [];
  const follower = new Follower(
    {
      zones,
      gapMinutes: request.gapMinutes ?? 30,
      ...(land ? { onLand: landMask(land, isWaterway) } : {}),
    },
    (event: SeaEvent) => {
      events.set(event.event, (events.get(event.event) ?? 0) + 1);
      lines.push(JSON.stringify(event));
    },
  );
  // A feed without times of its own has those of the base stations it hears.
  let baseMs = Number.NaN;
  const decoder = new AisDecoder(
    (symbols, bits, _channel, timeMs) => {
      const type = symbols[0]!;
      if (type === 0 || type > LAST_TYPE || !fits(type, bits)) {
        decoder.counts.wrongLength++;
        return;
      }
      decoder.counts.decoded++;
      decoder.counts.byType[type]!++;
      const base = baseStationTime(symbols);
      if (!Number.isNaN(base)) baseMs = base;
      const said = staticOf(symbols);
      if (said) follower.learn(said.mmsi, said.name, said.shipType);
      const position = positionOf(symbols);
      if (position) follower.see({ ...position, timeMs: Number.isNaN(timeMs) ? baseMs : timeMs });
    },
    { strict: request.strict === true, times: true },
  );
  const flush = (): void => {
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
    lines = [];
  };
  for await (const chunk of chunksOf(request.files)) {
    decoder.push(chunk);
    flush();
  }
  decoder.end();
  follower.end();
  flush();
  if (!request.quiet) {
    const found = [...events].map(([event, count]) => `${event}: ${count}`).join(', ');
    console.error(
      [
        `ais: ${decoder.counts.sentences} sentences with AIS, ${decoder.counts.decoded} messages decoded; ${follower.counts.used} of ${follower.counts.positions} positions used.`,
        `  events: ${found === '' ? 'none' : found}`,
        ...notes(follower.counts, request).map((line) => `  ${line}`),
        ...troubles(decoder.counts).map((line) => `  ${line}`),
      ].join('\n'),
    );
  }
  return 0;
}

function notes(counts: SeaCounts, request: AisRequest): string[] {
  const lines: string[] = [];
  const say = (count: number, words: string): void => {
    if (count > 0) lines.push(`${count} ${words}`);
  };
  say(
    counts.untimed,
    'positions without a time of receipt, not used: give tag blocks with c:, or a column of times (docs/sea.md)',
  );
  say(counts.notAvailable, 'positions not available (181/91) or off the globe');
  say(counts.nullIsland, 'positions at 0/0, from receivers without a fix');
  say(counts.noIdentity, 'positions under no identity (MMSI 0 or above 999999999)');
  say(counts.late, 'positions older than one known before, not used');
  say(counts.longAgo, 'positions from more than ten minutes before the newest, not used');
  say(counts.ahead, 'positions from far ahead of those around them, not used');
  if (request.zones === undefined) lines.push('no --zones: entering and leaving is not looked for');
  if (request.land === undefined) lines.push('no --land: positions on land are not looked for');
  return lines;
}

async function zonesOf(file: string): Promise<readonly Zone[]> {
  const read = readZones(await jsonOf(file));
  if (!read.ok) throw new CommandFailure(`${file}: ${read.reason}. Correct the zones (docs/sea.md).`);
  return read.zones;
}

async function jsonOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandFailure(`${file}: expected GeoJSON; ${(error as Error).message}.`);
  }
}
