/** `truceline ais`: AIS sentences to JSON, and to events of vessels. */
import { type Command, InvalidArgumentError } from 'commander';
import type { AisRequest } from './ais.js';

export function addAisCommand(program: Command): void {
  program
    .command('ais')
    .argument('<files...>', 'NMEA 0183 sentences with AIS, with or without tag blocks; - is standard input')
    .description("decode AIS: JSON Lines with gpsd's field names and scaling, as gpsdecode -j prints them")
    .option('--strict', 'sentences without a checksum are not taken')
    .option('--split24', 'each half of a static report (type 24) by itself')
    .option('--tracks', 'events of vessels instead of messages: zones, gaps, jumps, positions that cannot be')
    .option('--zones <file>', 'with --tracks: zones and corridors, GeoJSON (docs/sea.md)')
    .option('--land <file>', 'with --tracks: polygons of land, GeoJSON; a mission has its borders')
    .option(
      '--mission <dir>',
      'with --tracks: zones and land of that mission, and the zones of its agreements',
    )
    .option('--geojson <file>', 'with --tracks: tracks and events for a map, as register/vessels.geojson')
    .option('--gap-minutes <number>', 'with --tracks: silence that is told (default: 30)', parseMinutes)
    .option('--quiet', 'no summary on stderr')
    .addHelpText(
      'after',
      '\nExamples:\n  truceline ais received.nmea > messages.jsonl\n  truceline ais --tracks --mission my-mission received.nmea > events.jsonl\n  truceline import --mission my-mission --format ais --source coast-station events.jsonl',
    )
    .action(async (files: string[], options: Omit<AisRequest, 'files'>) => {
      const { aisCommand } = await import('./ais.js');
      process.exitCode = await aisCommand({ files, ...options });
    });
}

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && minutes > 0 && Number.isFinite(minutes)) return minutes;
  throw new InvalidArgumentError('A number of minutes above 0 is expected.');
}
