/** `truceline ais`: AIS sentences to JSON, and to events of vessels. */
import type { Command } from 'commander';
import type { AisRequest } from './ais.js';

export function addAisCommand(program: Command): void {
  program
    .command('ais')
    .argument('<files...>', 'NMEA 0183 sentences with AIS, with or without tag blocks; - is standard input')
    .description("decode AIS: JSON Lines with gpsd's field names and scaling, as gpsdecode -j prints them")
    .option('--strict', 'sentences without a checksum are not taken')
    .option('--split24', 'each half of a static report (type 24) by itself')
    .option('--quiet', 'no summary on stderr')
    .addHelpText('after', '\nExample:\n  truceline ais received.nmea > messages.jsonl')
    .action(async (files: string[], options: Omit<AisRequest, 'files'>) => {
      const { aisCommand } = await import('./ais.js');
      process.exitCode = await aisCommand({ files, ...options });
    });
}
