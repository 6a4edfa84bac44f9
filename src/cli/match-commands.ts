/**
 * The options of `truceline match`. What the commands do is loaded when one is called.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ClearRequest } from './match-clear.js';
import type { AnswerRequest, OfferRequest, OpenRequest } from './match-private.js';

const EXAMPLE = `
Lists are CSV with a header; columns are known by name in Ukrainian, Russian and English (docs/matching.md).

Example, in clear text, for those entitled to both lists:
  truceline match clear ours.csv theirs.csv --csv > pairs.csv

Example, without disclosing a list. Once, together:
  truceline match key mission.key                     (a copy to each party, never to the carrier)
Each party in its own place; files *.psi are carried between them by anyone:
  party 1: truceline match offer ours.csv   --key mission.key --session 7 --party 1 --state one/
  party 2: truceline match offer theirs.csv --key mission.key --session 7 --party 2 --state two/
           (carry one/offer-1.psi to party 2, two/offer-2.psi to party 1)
  party 1: truceline match answer offer-2.psi --state one/
  party 2: truceline match answer offer-1.psi --state two/
           (carry one/answer-1.psi to party 2, two/answer-2.psi to party 1)
  party 1: truceline match open answer-2.psi --state one/     prints the ids of its own list that both hold
  party 2: truceline match open answer-1.psi --state two/

Exit status:
  0  done
  1  a list or a message could not be used; the reason is printed, never a name`;

export function addMatchCommands(program: Command): void {
  const match = program
    .command('match')
    .description('which persons two lists both hold: in clear text, or without disclosing either list')
    .addHelpText('after', EXAMPLE);
  match
    .command('clear')
    .argument('<first>', 'a list of persons, CSV')
    .argument('<second>', 'another')
    .description('pairs of ids with the probability that they are one person, as JSON Lines')
    .option('--csv', 'CSV instead: kind,a,b,probability,duplicate')
    .option('--threshold <probability>', 'least probability of a pair, 0.5 to 1', parseProbability)
    .option('--with-names', 'names too, as the lists have them')
    .addHelpText('after', '\nExample:\n  truceline match clear ours.csv theirs.csv > pairs.jsonl')
    .action(async (first: string, second: string, options: Omit<ClearRequest, 'first' | 'second'>) => {
      const { clearCommand } = await import('./match-clear.js');
      process.exitCode = await clearCommand({ ...options, first, second });
    });
  match
    .command('check')
    .argument('<list>', 'a list of persons, CSV')
    .description('what is wrong with a list: dates, columns, persons entered twice; rows by number, no names')
    .addHelpText('after', '\nExample:\n  truceline match check ours.csv')
    .action(async (list: string) => {
      const { checkListCommand } = await import('./match-clear.js');
      process.exitCode = await checkListCommand(list);
    });
  privateCommands(match);
}

function privateCommands(match: Command): void {
  match
    .command('key')
    .argument('<file>', 'where the key goes; it must not exist')
    .description('make the key of a mission, which both parties hold and no third one may')
    .addHelpText('after', '\nExample:\n  truceline match key mission.key')
    .action(async (file: string) => {
      const { keyCommand } = await import('./match-private.js');
      process.exitCode = await keyCommand(file);
    });
  match
    .command('offer')
    .argument('<list>', 'the list of persons of this party, CSV')
    .description('begin: write the first message, and what this party must keep for itself')
    .requiredOption('--key <file>', 'the key of the mission')
    .requiredOption('--session <id>', 'a number or word that both parties agree on, new each time')
    .addOption(
      new Option('--party <number>', 'which of the two this party is')
        .choices(['1', '2'])
        .makeOptionMandatory(),
    )
    .requiredOption('--state <dir>', 'folder for this party alone; it must not hold a session yet')
    .option('--at-least <persons>', 'hide the size of a shorter list behind this one', parsePersons)
    .option('--exact', 'one token for each person: names and birth date must agree fully')
    .addHelpText(
      'after',
      '\nExample:\n  truceline match offer ours.csv --key mission.key --session 7 --party 1 --state one/',
    )
    .action(async (list: string, options: Omit<OfferRequest, 'list'>) => {
      const { offerCommand } = await import('./match-private.js');
      process.exitCode = await offerCommand({ ...options, list });
    });
  match
    .command('answer')
    .argument('<message>', 'the offer of the other party')
    .description("answer the other party's offer")
    .requiredOption('--state <dir>', 'the folder that offer made')
    .addHelpText('after', '\nExample:\n  truceline match answer offer-2.psi --state one/')
    .action(async (message: string, options: Omit<AnswerRequest, 'message'>) => {
      const { answerCommand } = await import('./match-private.js');
      process.exitCode = await answerCommand({ ...options, message });
    });
  match
    .command('open')
    .argument('<message>', "the other party's answer")
    .description('end: print the ids of the own list that both lists hold, as JSON Lines')
    .requiredOption('--state <dir>', 'the folder that offer made')
    .addHelpText('after', '\nExample:\n  truceline match open answer-2.psi --state one/ > common.jsonl')
    .action(async (message: string, options: Omit<OpenRequest, 'message'>) => {
      const { openCommand } = await import('./match-private.js');
      process.exitCode = await openCommand({ ...options, message });
    });
}

function parseProbability(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0.5 && value <= 1) return value;
  throw new InvalidArgumentError('A probability from 0.5 to 1 is expected.');
}

function parsePersons(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 1_000_000) return value;
  throw new InvalidArgumentError('A whole number up to 1000000 is expected.');
}
