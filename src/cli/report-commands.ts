/** `truceline report`: of evaluated lines, of a week, of one incident; and what is issued for good. */
import type { Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../record/codes.js';
import type { ReportFormat } from '../report/file-formats.js';
import { CommandFailure } from './failure.js';
import { languageOption } from './language-option.js';
import type { IssueRequest } from './report-issue.js';

interface Options {
  readonly mission?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly format?: readonly ReportFormat[];
  readonly week?: string;
  readonly spot?: string;
  readonly language: readonly Language[];
}

export function addReportCommands(
  program: Command,
  missionOption: () => Option,
  parseDay: (text: string) => string,
  parseFormats: (text: string) => readonly ReportFormat[],
): void {
  const report = program
    .command('report')
    .argument('[files...]', 'what `truceline evaluate` wrote; without any, standard input')
    .description(
      'write the reports for evaluated incidents (JSON Lines in, files out), or one report from the ledger of a mission',
    )
    .addOption(missionOption())
    .option('--from <day>', 'first day, YYYY-MM-DD', parseDay)
    .option('--to <day>', 'last day, YYYY-MM-DD', parseDay)
    .option('--week <week>', 'instead: the report on a week of the mission, such as 2025-W13')
    .option('--spot <incident>', 'instead: the report on one incident of the mission')
    .option(
      '-o, --out <dir>',
      "folder for the reports (with --week and --spot: reports/ in the mission's folder)",
    )
    .option(
      '--format <names>',
      'files, with commas between: of days html, json, csv, geojson, pdf, xlsx; of a week html, json, pdf, xlsx; of an incident html, json, pdf',
      parseFormats,
    )
    .addOption(languageOption())
    .addHelpText(
      'after',
      '\nExamples:\n  truceline report --week 2025-W13 --mission my-mission --language en,uk,ru\n  truceline report --spot inc-obs-0090 --mission my-mission\n  truceline report issue 2025-03-28 --mission my-mission --by "Chief monitor"',
    )
    .action(async (files: string[], options: Options) => {
      process.exitCode = await act(files, options);
    });
  report
    .command('issue')
    .argument('<day>', 'local day, YYYY-MM-DD', parseDay)
    .description(
      'issue the report of a day: its files, and a record in the ledger; where later records changed its numbers, as the next version that says what changed and why',
    )
    .addOption(missionOption())
    .option('-o, --out <dir>', "folder for its files (default: reports/issued/ in the mission's folder)")
    .option('--by <name>', 'who issues it (default: TRUCELINE_OPERATOR in the environment, else the account)')
    .option('--reason <text>', 'why; it goes into the ledger')
    .addOption(languageOption().default(LANGUAGES, LANGUAGES.join(',')))
    .addHelpText('after', '\nExample:\n  truceline report issue 2025-03-28 --mission my-mission')
    .action(async (day: string, own: IssueRequest, command: Command) => {
      // What both commands know may have been read by the outer one.
      const outer = command.parent?.opts<Options>();
      const { issueCommand } = await import('./report-issue.js');
      process.exitCode = await issueCommand(day, {
        ...own,
        mission: own.mission ?? outer?.mission,
        out: own.out ?? outer?.out,
        language:
          outer && command.parent?.getOptionValueSource('language') === 'cli' ? outer.language : own.language,
      });
    });
}

async function act(files: readonly string[], options: Options): Promise<number> {
  const { mission, out, week, spot, language, from, to } = options;
  if (week !== undefined || spot !== undefined) {
    if (
      files.length > 0 ||
      from !== undefined ||
      to !== undefined ||
      (week !== undefined && spot !== undefined)
    )
      throw new CommandFailure(
        '--week and --spot stand alone: they take the records from the ledger of the mission. Leave out files, --from and --to, and give one of the two.',
      );
    const { spotCommand, weekCommand } = await import('./report-mission.js');
    const request = { mission, out, languages: language, formats: options.format };
    return week === undefined ? spotCommand(spot!, request) : weekCommand(week, request);
  }
  if (out === undefined) throw new CommandFailure('Where do the reports go? Give a folder with --out DIR.');
  const { reportCommand } = await import('./report-command.js');
  return reportCommand(files, { ...options, out });
}
