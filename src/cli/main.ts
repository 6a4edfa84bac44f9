/**
 * The command line. Each command is loaded when it is called, so that `--help` answers at once.
 *
 * Long because it is a list: what every command takes, in the order of --help.
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type AsOf, parseAsOf } from '../mission/as-of.js';
import type { Mission } from '../mission/open.js';
import { CONDUCTS, type Conduct, type Language } from '../record/codes.js';
import { isInCalendar } from '../record/written-instant.js';
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from '../report/file-formats.js';
import { addAccountCommands } from './account-commands.js';
import { addAisCommand } from './ais-command.js';
import { addAlertCommands } from './alert-commands.js';
import { addBenchCommands } from './bench.js';
import { addCaseCommands } from './case-commands.js';
import { addClaimsCommand } from './claims-command.js';
import type { DraftRequest } from './draft.js';
import { exitStatusHelp } from './exit-status.js';
import { CommandFailure, sentence } from './failure.js';
import { addKeepingCommands } from './keeping-commands.js';
import { languageOption } from './language-option.js';
import { addLedgerCommands } from './ledger.js';
import { addMatchCommands } from './match-commands.js';
import { programVersion } from './mission.js';
import { addPeopleCommand } from './people-commands.js';
import { addPersonCommands } from './people-list-commands.js';
import { addPlaceCommand } from './place-command.js';
import type { PositionsRequest } from './positions.js';
import { addReportCommands } from './report-commands.js';
import { addRuleCommands } from './rule-commands.js';
import { addSensingCommands } from './sensing-commands.js';
import { addSourceCommands } from './source-commands.js';
import type { Stage } from './stages.js';
import { addTreatmentCommand } from './treatment-commands.js';
import { addWitnessCommands } from './witness-commands.js';

const program = new Command('truceline')
  .description(
    'Monitoring of a ceasefire: from reports, signals and declarations to findings that both sides can check.',
  )
  .version(await programVersion())
  .showHelpAfterError('(add --help for what the command takes)')
  .configureHelp({ sortSubcommands: false });

const missionOption = (): Option =>
  new Option(
    '-m, --mission <dir>',
    'folder of the mission (default: this folder, or the mission that ships with truceline)',
  );

program
  .command('init')
  .argument('<dir>', 'folder to make; it must not hold anything yet')
  .description('make a new mission from a commented template')
  .option('--from <mission>', 'mission whose setting is taken (default: the one that ships with truceline)')
  .option('--blank', 'begin with an empty setting instead')
  .option('--records', 'take the hand-coded records of the template too')
  .action(async (dir: string, options: { from?: string; blank?: boolean; records?: boolean }) => {
    const { init } = await import('./init.js');
    const made = await init({ dir, ...options });
    console.log(`Made the mission ${made}. Its setting is in ${made}/mission.yaml.`);
    console.log(`Next: truceline import FORMAT FILE... --mission ${dir}, then truceline run ${dir}`);
  });

program
  .command('import')
  .argument('<format>', 'truceline, viina, mod-posts, alerts, firms, geojson or csv')
  .argument('<files...>', 'files to import; - is standard input')
  .description("append what a file says to the mission's ledger; importing a file twice adds nothing")
  .addOption(missionOption())
  .option(
    '-s, --source <id>',
    'source to write the records under (default: as mission.yaml says under feeds)',
  )
  .option('--mapping <file>', 'for csv and geojson: which column is what (see docs/formats.md)')
  .option(
    '--seal-texts <class>',
    'put words of accounts of serious harm under seal (default: sealTexts of mission.yaml; else their rows are set aside)',
  )
  .action(
    async (
      format: string,
      files: string[],
      options: { mission?: string; source?: string; mapping?: string; sealTexts?: string },
    ) => {
      const { importCommand } = await import('./import-command.js');
      process.exitCode = await importCommand({ format, files, ...options });
    },
  );

program
  .command('run')
  .argument('[mission]', 'folder of the mission')
  .description('the whole chain over the ledger: incidents, attribution, findings, reports on disk')
  .option('--from <day>', 'first day, YYYY-MM-DD (default: the first day of the mission)', parseDay)
  .option('--to <day>', 'last day, YYYY-MM-DD (default: the last day of the mission)', parseDay)
  .option('-o, --out <dir>', "folder for the reports (default: reports/ in the mission's folder)")
  .option(
    '--as-of <size|time>',
    'the picture as it was: at a size of the ledger, or at a moment with its offset',
    readAsOf,
  )
  .option(
    '--format <names>',
    'files of each day: some of html, json, csv, geojson, pdf, xlsx, with commas between (default: html,json,csv,geojson)',
    parseReportFormats,
  )
  .option('--tables', 'write picture.duckdb too, for SQL (a served mission has it always)')
  .addOption(languageOption())
  .addHelpText(
    'after',
    '\nExample:\n  truceline run my-mission --from 2025-03-28 --to 2025-03-28 --format html,pdf,xlsx --language uk',
  )
  .action(
    async (
      mission: string | undefined,
      {
        language,
        ...options
      }: {
        from?: string;
        to?: string;
        out?: string;
        format?: readonly ReportFormat[];
        tables?: boolean;
        asOf?: AsOf;
        language: readonly Language[];
      },
    ) => {
      const { run } = await import('./run.js');
      process.exitCode = await run({ mission, ...options, languages: language });
    },
  );

program
  .command('coverage')
  .argument('[mission]', 'folder of the mission')
  .description('how closely each sector of the line was watched, and counts corrected for it')
  .option('--from <day>', 'first day, YYYY-MM-DD (default: the first day of the mission)', parseDay)
  .option('--to <day>', 'last day, YYYY-MM-DD (default: the last day of the mission)', parseDay)
  .addOption(
    new Option('--conduct <code>', 'what had to be noticed; explosion takes in all that is heard')
      .choices(CONDUCTS)
      .default('explosion'),
  )
  .option('--json', 'a line of JSON for each sector instead of the table')
  .addHelpText('after', '\nExample:\n  truceline coverage my-mission --from 2025-03-18 --to 2025-04-17')
  .action(
    async (
      mission: string | undefined,
      options: { from?: string; to?: string; conduct: Conduct; json?: boolean },
    ) => {
      const { coverageCommand } = await import('./coverage.js');
      process.exitCode = await coverageCommand({ mission, ...options });
    },
  );

addPlaceCommand(program);

program
  .command('sky')
  .argument('[mission]', 'folder of the mission')
  .description('operations from the air, rival numbers side by side, and alerts against what is usual')
  .option('--from <day>', 'first day, YYYY-MM-DD (default: the first day of the mission)', parseDay)
  .option('--to <day>', 'last day, YYYY-MM-DD (default: the last day of the mission)', parseDay)
  .option('--json', 'JSON Lines instead of tables: operations, alerts by region, silence of truces')
  .option('--tracks <file>', 'tracks of radar or acoustic arrays, CSV: id,time,lat,lon,alt_m,sigma_m,kind')
  .addHelpText('after', '\nExample:\n  truceline sky my-mission --from 2025-04-17 --to 2025-04-23')
  .action(
    async (
      mission: string | undefined,
      options: { from?: string; to?: string; json?: boolean; tracks?: string },
    ) => {
      const { skyCommand } = await import('./sky.js');
      process.exitCode = await skyCommand({ mission, ...options });
    },
  );

addClaimsCommand(program, parseDay);
addPersonCommands(addPeopleCommand(program, missionOption, parseInstant, readAsOf), missionOption);
addTreatmentCommand(program, missionOption, readAsOf);

program
  .command('serve')
  .argument('[mission]', 'folder of the mission')
  .description('the map and the HTTP interface, on this machine')
  .option('-p, --port <number>', 'port to listen on; 0 takes any that is free', parsePort, 4180)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .action(async (mission: string | undefined, options: { port: number; host: string }) => {
    const { serve } = await import('./serve.js');
    const served = await serve({ mission, ...options });
    const { picture } = served.live;
    console.log(
      `${picture.mission.title.en}: ${picture.standsOn.records} records, ${picture.incidents.length} incidents, ${picture.findings.length} findings.`,
    );
    console.log(await served.whoSees());
    console.log(`\n  Open ${served.address}\n\nStop with Ctrl+C.`);
    const stop = (): void => {
      served
        .stop()
        .then(() => process.exit(0))
        .catch(fail);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

const formatOptions = (command: Command): Command =>
  command
    .option(
      '-f, --format <format>',
      'the file is of this format, not JSON Lines: viina, mod-posts, alerts, firms, csv, geojson',
    )
    .option(
      '-s, --source <id>',
      'with --format: source of the rows (default: as mission.yaml says under feeds)',
    )
    .option('--mapping <file>', 'with --format csv or geojson: which column is what (docs/formats.md)');

formatOptions(program.command('code').argument('[files...]', 'JSON Lines; without any, standard input'))
  .description(
    'code report text: what, by what means, against what, who, where (JSON Lines in, JSON Lines out)',
  )
  .addOption(missionOption())
  .action(async (files: string[], { format, ...options }: StageFlags) => {
    if (format === undefined) return stage('code', files, withoutFormat(options));
    const { codeFeed } = await import('./code-feed.js');
    const { rows, setAside } = await codeFeed({ ...options, format, files }, await missionOf(options));
    console.error(`code: ${rows} rows, ${setAside} of them set aside.`);
    process.exitCode = rows > 0 && setAside === rows ? 1 : 0;
  });

formatOptions(program.command('associate').argument('[files...]', 'JSON Lines; without any, standard input'))
  .description('find which coded reports are about one incident (JSON Lines in, JSON Lines out)')
  .addOption(missionOption())
  .option(
    '--from <day>',
    'with --format: incidents that a row of this day or later tells of, YYYY-MM-DD',
    parseDay,
  )
  .option(
    '--to <day>',
    'with --format: incidents that a row of this day or earlier tells of, YYYY-MM-DD',
    parseDay,
  )
  .action(async (files: string[], { format, ...options }: StageFlags) => {
    if (format === undefined) return stage('associate', files, withoutFormat(options));
    const { associateFeed } = await import('./associate-feed.js');
    const done = await associateFeed({ ...options, format, files }, await missionOf(options));
    console.error(
      `associate: ${done.rows} rows, ${done.setAside} of them set aside; ${done.incidents} incidents.`,
    );
    process.exitCode = done.rows > 0 && done.setAside === done.rows ? 1 : 0;
  });

program
  .command('attribute')
  .argument('[files...]', 'JSON Lines; without any, standard input')
  .description('who probably did it, as a sum of named factors (JSON Lines in, JSON Lines out)')
  .addOption(missionOption())
  .action((files: string[], options: { mission?: string }) => stage('attribute', files, options));

program
  .command('evaluate')
  .argument('[files...]', 'what `truceline attribute` wrote; without any, standard input')
  .description(
    'hold incidents against the agreements of a mission, or a trace of events against one agreement',
  )
  .addOption(missionOption())
  .option('-a, --agreement <file>', 'one agreement (docs/agreement-language.md) instead of a mission')
  .option('-r, --records <files...>', 'with --agreement: events, JSON Lines; - is standard input')
  .option(
    '--at <times...>',
    'with --agreement: print the standing of every clause at these moments',
    parseInstants,
  )
  .option('--as-known-at <time>', 'with --agreement: only what was known by then', parseInstant)
  .option('--expected', 'with --agreement: expected numbers of violations, too, with 90 % intervals')
  .action(async (files: string[], options: EvaluateFlags) => {
    const { agreement, records = [], ...rest } = options;
    if (agreement === undefined) {
      if (records.length > 0 || rest.at !== undefined || rest.asKnownAt !== undefined || rest.expected)
        throw new CommandFailure('--records, --at, --as-known-at and --expected belong to --agreement FILE.');
      return stage('evaluate', files, options);
    }
    if (records.length + files.length === 0)
      throw new CommandFailure('Give the events too: --records FILE.jsonl, or - for standard input.');
    const { evaluateCommand } = await import('./evaluate.js');
    process.exitCode = await evaluateCommand({ ...rest, agreement, records: [...records, ...files] });
  });

program
  .command('check')
  .argument('<findings>', 'what `truceline evaluate --agreement` printed; - is standard input')
  .description('work every finding out again, independently, and compare all of its proof')
  .option('-a, --agreement <file>', 'the agreement (default: as the findings name it)')
  .option('-r, --records <files...>', 'the events (default: as the findings name them)')
  .action(async (findings: string, options: { agreement?: string; records?: string[] }) => {
    const { check } = await import('./check.js');
    process.exitCode = await check({ findings, ...options });
  });

program
  .command('explain')
  .argument('<file>', 'an agreement, or what `truceline evaluate --agreement` printed; - is standard input')
  .description(
    'an agreement as a clause book with its open points, or findings with their proofs, in plain words',
  )
  .addOption(new Option('-l, --language <code>', 'language').choices(['en', 'uk', 'ru']).default('en'))
  .option('--markdown', 'Markdown instead of plain text')
  .action(async (file: string, options: { language: 'en' | 'uk' | 'ru'; markdown?: boolean }) => {
    const { explainCommand } = await import('./explain.js');
    process.exitCode = await explainCommand({ file, ...options });
  });

program
  .command('positions')
  .argument('<agreement>', 'the agreement')
  .requiredOption('-r, --records <files...>', 'declarations, JSON Lines; - is standard input')
  .option('--at <time>', 'as of this moment (default: after all that the records say)', parseInstant)
  .option('--as-known-at <time>', 'only what was known by then', parseInstant)
  .option(
    '--about <pairs...>',
    'what subjects of declarations mean: subject=agreement, subject=agreement/clause',
  )
  .option('--json', 'JSON Lines instead of a table')
  .description('who stands where on which clause, and what is missing for each to enter into force')
  .action(async (agreement: string, options: Omit<PositionsRequest, 'agreement'>) => {
    const { positionsCommand } = await import('./positions.js');
    process.exitCode = await positionsCommand({ agreement, ...options });
  });

program
  .command('draft')
  .argument('<file>', 'an article or readout, or proposals (.jsonl) to accept from')
  .description('propose declarations, handovers and clauses from a text; nothing enters a log by itself')
  .addOption(missionOption())
  .option('--speakers <files...>', 'tables of speakers instead of those of a mission')
  .option('--date <day>', 'day of the text, YYYY-MM-DD (default: today)', parseDay)
  .option('--source <id>', 'source to write the records under')
  .option('--reference <text>', 'where the text stands: address, page')
  .option('--time-zone <zone>', 'zone of the days in the text (default: that of the mission)')
  .option('--min <confidence>', 'leave out proposals below this confidence, 0 to 1', parseShare)
  .option('--accept <ids...>', 'from proposals: those to take')
  .option('--write <file>', 'from proposals: where the accepted records go, for truceline import truceline')
  .option('--clauses <file>', 'from proposals: where the accepted clauses go, YAML')
  .option('--json', 'JSON Lines on a terminal too')
  .action(async (file: string, options: Omit<DraftRequest, 'file'>) => {
    const { draftCommand } = await import('./draft.js');
    process.exitCode = await draftCommand({ file, ...options });
  });

program
  .command('test')
  .argument('<paths...>', 'scenarios, folders with an agreement.yaml, or folders of such folders')
  .description('run scenarios: events in, expected standing and findings')
  .action(async (paths: string[]) => {
    const { testCommand } = await import('./scenarios.js');
    process.exitCode = await testCommand(paths);
  });

program
  .command('rederive')
  .argument('<report>', "a day's, week's, period's or spot report: the JSON, or a page in any language")
  .description(
    'make a report again from the ledger it names and compare every finding, byte for byte. Exit status: 0 the same, 1 different or not this ledger, 2 not comparable',
  )
  .addOption(missionOption())
  .exitOverride((stopped) => process.exit(stopped.exitCode === 0 ? 0 : 2))
  .action(async (file: string, options: { mission?: string }) => {
    const { rederiveCommand } = await import('./rederive.js');
    process.exitCode = await rederiveCommand(file, options);
  });

addReportCommands(program, missionOption, parseDay, parseReportFormats);

addAisCommand(program);

addLedgerCommands(program);

addWitnessCommands(program, parsePort);

addCaseCommands(program, missionOption, parseInstant);

addAlertCommands(program, missionOption, parseCount);

for (const command of program.commands) command.addHelpText('after', exitStatusHelp(command.name()));

addAccountCommands(program, missionOption);

addKeepingCommands(program, missionOption);

addRuleCommands(program, missionOption);

addSourceCommands(program, missionOption, parseInstant, parseCount);

addSensingCommands(program);

addMatchCommands(program);

addBenchCommands(program);

interface EvaluateFlags {
  mission?: string;
  agreement?: string;
  records?: string[];
  at?: string[];
  asKnownAt?: string;
  expected?: boolean;
}

interface StageFlags {
  mission?: string;
  format?: string;
  source?: string;
  mapping?: string;
  from?: string;
  to?: string;
}

function withoutFormat({ mission, ...rest }: Omit<StageFlags, 'format'>): { mission?: string } {
  const [given] = Object.keys(rest);
  if (given !== undefined) throw new CommandFailure(`--${given} belongs to --format.`);
  return mission === undefined ? {} : { mission };
}

async function missionOf(options: { mission?: string }): Promise<Mission> {
  const { loadMission, missionDir } = await import('./mission.js');
  return loadMission(missionDir(options.mission));
}

async function stage(name: Stage, files: string[], options: { mission?: string }): Promise<void> {
  const [{ runStage }, { loadMission, missionDir }] = await Promise.all([
    import('./stages.js'),
    import('./mission.js'),
  ]);
  const result = await runStage(name, await loadMission(missionDir(options.mission)), files);
  console.error(
    `${name}: ${result.read} lines read, ${result.written} written, ${result.setAside} set aside.`,
  );
  process.exitCode = result.read > 0 && result.setAside === result.read ? 1 : 0;
}

function parseInstant(text: string): string {
  if (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    isInCalendar(text)
  )
    return text;
  throw new InvalidArgumentError(
    'A time is an ISO 8601 instant with an offset, such as 2025-03-21T00:20:00+03:00.',
  );
}

function parseInstants(text: string, earlier: string[] = []): string[] {
  return [...earlier, parseInstant(text)];
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('A confidence is a number from 0 to 1.');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('A whole number is expected.');
}

function readAsOf(text: string): AsOf {
  const parsed = parseAsOf(text);
  if (parsed.ok) return parsed.asOf;
  throw new InvalidArgumentError(`This option ${parsed.reason}.`);
}

function parseDay(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(at || 0).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError(
    'A day is written YYYY-MM-DD and exists in the calendar, such as 2025-03-28.',
  );
}

function parseReportFormats(text: string): readonly ReportFormat[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !isReportFormat(name));
  if (unknown === undefined) return REPORT_FORMATS.filter((format) => names.includes(format));
  throw new InvalidArgumentError(
    `Expected some of ${REPORT_FORMATS.join(', ')}, with commas between; found "${unknown}".`,
  );
}

function fail(error: unknown): void {
  const said = sentence(error);
  console.error(said ?? error);
  process.exitCode = 1;
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit(1);
});
// A reader that closes the pipe early (truceline code ... | head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
