/**
 * `truceline people protocol --with-names`: the page for signature with the persons of one list or more. It goes to standard
 * output unless a file is named; a file can be read by its owner alone.
 */
import { chmod, writeFile } from 'node:fs/promises';
import { renderProtocol } from '../report/html/protocol.js';
import {
  type HandOverList,
  type HandOverRequest,
  inTwoLanguages,
  readForHandOver,
} from '../tracing/hand-over.js';
import { CommandFailure } from './failure.js';
import { needed } from './keeping.js';
import { exchangeOf, type ProtocolRequest } from './people.js';
import { readInput, type WhoAsks, withVault } from './people-vault.js';

export interface NamedProtocolRequest extends ProtocolRequest, WhoAsks {
  readonly list?: readonly string[] | undefined;
  /** File of ids. */
  readonly ids?: string | undefined;
  readonly reason?: string | undefined;
}

export async function namedProtocolCommand(request: NamedProtocolRequest): Promise<number> {
  const { out, languages, list = [] } = request;
  if (list.length === 0)
    throw new CommandFailure(
      'Say whose persons are handed over: --list NORTH, with --ids FILE for some of them.',
    );
  const reason = needed(request.reason, '--reason', 'why names are read');
  const { exchange, picture } = await exchangeOf({ ...request, public: false });
  return withVault(request, 'people protocol', async ({ vault, asker, io }) => {
    const ids = request.ids === undefined ? undefined : idsIn(await readInput(request.ids, io));
    const lists = await readForHandOver(vault, asker, requestsOf(list, ids), reason);
    const named = lists.map((one) => inTwoLanguages(one, languages));
    const page = renderProtocol(exchange, picture, languages, named);
    if (out === undefined) io.out(page);
    else {
      await writeFile(out, page, { mode: 0o600 });
      // A file that was there before keeps its mode otherwise.
      await chmod(out, 0o600);
    }
    for (const one of lists) io.err(wordsOf(one));
    if (out !== undefined) io.err(`people: protocol of ${request.exchange} with names written to ${out}.`);
    return 0;
  });
}

/** Lines, or words with commas between them. */
const idsIn = (bytes: Buffer): readonly string[] => {
  const words = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  bytes.fill(0);
  if (words.length > 0) return words;
  throw new CommandFailure('Expected ids of the list in the file of --ids, one a line; found none.');
};

function requestsOf(
  lists: readonly string[],
  ids: readonly string[] | undefined,
): readonly HandOverRequest[] {
  if (ids === undefined) return lists.map((of) => ({ of }));
  const wanted = new Map(lists.map((of) => [of, [] as string[]]));
  for (const [index, word] of ids.entries()) {
    const colon = word.indexOf(':');
    const of = colon < 0 && lists.length === 1 ? lists[0]! : word.slice(0, Math.max(0, colon));
    const own = wanted.get(of);
    // Not repeated: where a file of names was taken for one of ids, it would tell one.
    if (own === undefined)
      throw new CommandFailure(
        `Id ${index + 1} of the file: expected ${lists.length === 1 ? 'an id of the list' : `the list before it, such as ${lists[0]}:n1`}; found none of the lists of --list (${lists.join(', ')}).`,
      );
    own.push(word.slice(colon + 1));
  }
  return [...wanted].flatMap(([of, own]) => (own.length === 0 ? [] : [{ of, ids: own }]));
}

const wordsOf = ({ info, persons, leftOut, unknownIds }: HandOverList): string =>
  `List of ${info.of}, version ${info.version}: ${persons.length} persons; ${leftOut} left out, of another purpose than exchange or return, or refusing; ${unknownIds} ids are not on it. The access is in the ledger.`;
