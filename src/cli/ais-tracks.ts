/** `truceline ais --tracks`: events of vessels as JSON Lines, what was met on stderr. */
import { writeFile } from 'node:fs/promises';
import { troubles } from '../formats/ais/counts.js';
import { AisDecoder } from '../formats/ais/decoder.js';
import { fits, LAST_TYPE } from '../formats/ais/message.js';
import { baseStationTime, positionOf, staticOf } from '../formats/ais/vessel.js';
import type { SeaEvent } from '../sea/event.js';
import { Follower, type SeaCounts } from '../sea/follow.js';
import { VesselTracks } from '../sea/vessel-tracks.js';
import { type AisRequest, chunksOf } from './ais.js';
import { seaPlaces } from './ais-places.js';

export async function tracksCommand(request: AisRequest): Promise<number> {
  const { zones, onLand, notes: placeNotes } = await seaPlaces(request);
  const gapMinutes = request.gapMinutes ?? 30;
  const tracks = request.geojson === undefined ? undefined : new VesselTracks(gapMinutes);
  const events = new Map<string, number>();
  let lines: string[] = [];
  const follower = new Follower(
    {
      zones,
      gapMinutes,
      ...(onLand ? { onLand } : {}),
      ...(tracks ? { onPosition: (mmsi, timeMs, lat, lon): void => tracks.see(mmsi, timeMs, lat, lon) } : {}),
    },
    (event: SeaEvent) => {
      tracks?.tell(event);
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
  if (tracks)
    await writeFile(
      request.geojson!,
      tracks.write((mmsi) => follower.identityOf(mmsi)),
    );
  if (!request.quiet) {
    const found = [...events].map(([event, count]) => `${event}: ${count}`).join(', ');
    console.error(
      [
        `ais: ${decoder.counts.sentences} sentences with AIS, ${decoder.counts.decoded} messages decoded; ${follower.counts.used} of ${follower.counts.positions} positions used.`,
        `  events: ${found === '' ? 'none' : found}`,
        ...notes(follower.counts).map((line) => `  ${line}`),
        ...placeNotes.map((line) => `  ${line}`),
        ...(tracks
          ? [`  ${request.geojson}: ${tracks.lineCount} lines of tracks, ${tracks.pointCount} events`]
          : []),
        ...troubles(decoder.counts).map((line) => `  ${line}`),
      ].join('\n'),
    );
  }
  return 0;
}

function notes(counts: SeaCounts): string[] {
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
  return lines;
}
