/** What each command's exit status says; printed by its --help, and held to docs/agreement-language.md by a test. */
export const EXIT_STATUS: Readonly<Record<string, readonly string[]>> = {
  init: ['0 made', '1 could not be made'],
  import: ['0 something was taken or was known already', '1 nothing could be taken'],
  run: ['0 reports written', '1 could not be run'],
  serve: ['0 stopped by a signal', '1 could not be served'],
  code: ['0 done', '1 every line was set aside, or nothing could be read'],
  associate: ['0 done', '1 every line was set aside, or nothing could be read'],
  attribute: ['0 done', '1 every line was set aside, or nothing could be read'],
  evaluate: [
    '0 every line was taken',
    '1 with --agreement: some lines were set aside (results are printed all the same); without: all were; or nothing could be evaluated',
  ],
  check: [
    '0 every finding and standing is accepted, and none is missing',
    '1 something is rejected or missing',
    '2 nothing could be checked: no findings, or not the files that were evaluated',
  ],
  explain: ['0 printed', '1 the agreement cannot be used, or the lines are none of evaluate'],
  claims: ['0 printed', '1 the mission could not be opened, or there is no such party'],
  positions: ['0 printed', '1 the agreement cannot be read, or no line of the records could be'],
  people: ['0 done', '1 refused, nothing could be read, or the mission could not be opened'],
  alert: [
    '0 done, and whatever was to be sent was taken',
    '1 refused, something was not taken, or the mission could not be opened',
  ],
  case: ['0 done', '1 refused: nothing was entered; or the mission could not be opened'],
  draft: ['0 done', '1 something that was to be accepted was not, or nothing could be read'],
  test: [
    '0 every scenario holds',
    '1 some do not hold or cannot be read, or an agreement cannot be used',
    '2 there are no scenarios',
  ],
  ais: ['0 read to the end, whatever was in it', '1 a file could not be read'],
  report: ['0 reports written', '1 nothing could be written'],
};

export function exitStatusHelp(command: string): string {
  const lines = EXIT_STATUS[command];
  return lines ? `\nExit status:\n${lines.map((line) => `  ${line.replace(' ', '  ')}`).join('\n')}` : '';
}
