// Runs several test files in this one process: the start of a process for each costs more than most of them take.
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
