/**
 * Which folder of src/ may import from which: only from folders that stand above it, and only those listed here.
 * architecture.test.ts holds the code to this list and fails on entries that nothing uses any more.
 */
export const FOLDERS = [
  'geo',
  'time',
  'ledger',
  'record',
  'formats',
  'coding',
  'incident',
  'attribution',
  'agreement',
  'drafting',
  'position',
  'compliance',
  'report',
  'mission',
  'server',
  'cli',
] as const;

export type Folder = (typeof FOLDERS)[number];

/** Packages and Node.js modules are free everywhere, except here. */
export const NO_PACKAGES: readonly Folder[] = ['geo', 'time', 'ledger'];

export const IMPORTS: Readonly<Record<Folder, readonly Folder[]>> = {
  geo: [],
  time: [],
  ledger: [],
  record: [],
  formats: ['geo', 'time', 'record'],
  coding: ['geo', 'time', 'record'],
  incident: ['geo', 'time', 'record', 'coding'],
  attribution: ['record', 'incident'],
  agreement: ['geo', 'time', 'record', 'formats'],
  drafting: ['time', 'record', 'coding', 'agreement'],
  position: ['record', 'agreement'],
  compliance: ['time', 'record', 'incident', 'attribution', 'agreement'],
  report: ['geo', 'time', 'record', 'coding', 'incident', 'attribution', 'agreement', 'compliance'],
  mission: [
    'geo',
    'time',
    'ledger',
    'record',
    'formats',
    'coding',
    'incident',
    'attribution',
    'agreement',
    'compliance',
    'report',
  ],
  server: [
    'geo',
    'time',
    'record',
    'incident',
    'attribution',
    'agreement',
    'position',
    'compliance',
    'report',
    'mission',
  ],
  cli: [
    'time',
    'ledger',
    'record',
    'formats',
    'coding',
    'incident',
    'attribution',
    'agreement',
    'drafting',
    'position',
    'compliance',
    'report',
    'mission',
    'server',
  ],
};
