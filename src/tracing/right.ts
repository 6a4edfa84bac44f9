/**
 * Who may do what with lists of persons, requests for the missing and cases of children. Whatever is not said here is refused,
 * in the same words whether the thing asked for exists or not.
 *
 *   list          its party's delegates and the chief monitor
 *   matches       a party's delegates: the matched persons of their own list; the chief monitor: all
 *   requests      monitors and the chief monitor put them and pass the answer on; what lies behind an answer: the chief monitor
 *   children      the chief monitor; a monitor enters a follow-up to a case whose number they were given
 *
 * A delegate puts no requests: by asking for one name after another they would read the other party's list. Running the
 * machine gives no right to names.
 */

/** Who asks: a principal of the server, or what a command was told. */
export interface Asker {
  readonly role: string;
  /** Of a delegate. */
  readonly party?: string;
  /** For the ledger: who it was. */
  readonly name: string;
}

export const mayReadList = (asker: Asker, listOf: string): boolean =>
  isChief(asker) || isDelegateOf(asker, listOf);

/** That there is a list, of whom and for what; the ledger says so too. */
export const mayKnowOfLists = ({ role }: Asker): boolean => role !== 'public';

export const mayAddList = mayReadList;
export const mayDestroyList = mayReadList;

/** Entitled to both lists. */
export const mayMatch = (asker: Asker): boolean => isChief(asker);
export const mayReadMatchesOf = mayReadList;

export const mayAskForMissing = (asker: Asker): boolean => isChief(asker) || asker.role === 'monitor';
export const mayReadBehindAnswer = (asker: Asker): boolean => isChief(asker);

export const mayReadChildren = (asker: Asker): boolean => isChief(asker);
export const mayEnterChildStep = (asker: Asker, step: string): boolean =>
  isChief(asker) || (asker.role === 'monitor' && step === 'follow_up');

/** All of it for one who asks, for a page to show what is theirs. The routes ask again. */
export interface PersonRights {
  readonly knowOfLists: boolean;
  /** Parties whose list they may bring, read and destroy, and read the matches of. */
  readonly lists: readonly string[];
  readonly match: boolean;
  readonly askForMissing: boolean;
  readonly readBehindAnswer: boolean;
  readonly readChildren: boolean;
  readonly enterChildSteps: 'all' | 'followUp' | 'none';
}

export const personRights = (asker: Asker, parties: readonly string[]): PersonRights => ({
  knowOfLists: mayKnowOfLists(asker),
  lists: parties.filter((party) => mayReadList(asker, party)),
  match: mayMatch(asker),
  askForMissing: mayAskForMissing(asker),
  readBehindAnswer: mayReadBehindAnswer(asker),
  readChildren: mayReadChildren(asker),
  enterChildSteps: mayEnterChildStep(asker, 'guardian_request')
    ? 'all'
    : mayEnterChildStep(asker, 'follow_up')
      ? 'followUp'
      : 'none',
});

const isChief = ({ role }: Asker): boolean => role === 'chief_monitor';
const isDelegateOf = ({ role, party }: Asker, of: string): boolean =>
  role === 'party_delegate' && party === of;
