/** A check as a sentence in the reader's language. */
import type { Words } from '../words/en.ts';
import type { Check, Values } from './section.ts';

function continuationOpen(values: Values, checks: Words['verify']['checks']): string {
  if (values.origin === undefined) return checks.continuationNone;
  if (values.size === undefined) return checks.continuationOther(values.origin);
  return checks.continuationOpen(values.size, values.ledgerSize ?? 0);
}

export function sentenceOf(
  check: Check,
  words: Words,
  number: (value: number, digits?: number) => string,
): string {
  const { checks } = words.verify;
  const { state, values } = check;
  const { key = '', origin = '', size = 0, ledgerSize = 0, index = 0, count = 0, bytes = 0 } = values;
  const names = values.names?.join(', ') ?? '';
  const choose = (held: string, failed: string, open = ''): string => ({ held, failed, open })[state];
  switch (check.what) {
    case 'form':
      return checks.form;
    case 'key':
      return choose(checks.keyHeld(key), checks.keyFailed, checks.keyOpen(key));
    case 'signature':
      return choose(
        checks.signatureHeld(key, size, origin),
        checks.signatureFailed(key),
        checks.signatureOpen(names),
      );
    case 'inclusion':
      return choose(checks.inclusionHeld(number(index), size), checks.inclusionFailed(number(index)));
    case 'cosignatures':
      return choose(
        checks.cosignaturesHeld(names),
        checks.cosignaturesFailed,
        names === '' ? checks.cosignaturesNone : checks.cosignaturesOpen(names),
      );
    case 'continuation':
      return choose(
        checks.continuationHeld(size, ledgerSize),
        checks.continuationFailed,
        continuationOpen(check.values, checks),
      );
    case 'reportRoot':
      return choose(
        checks.rootHeld(size, ledgerSize),
        checks.rootFailed(size),
        values.ledgerSize === undefined ? checks.rootAlone(size) : checks.rootAhead(size, ledgerSize),
      );
    case 'reportEntries':
      return choose(checks.entriesHeld(count), checks.entriesFailed);
    case 'findings':
      return checks.findings;
    case 'tree':
      return choose(
        checks.treeHeld(count, number(bytes / 1e6, bytes < 1e7 ? 1 : 0)),
        checks.treeFailed(count),
        checks.treeOpen(count),
      );
    case 'split':
      return choose(checks.splitHeld(key, size, ledgerSize), checks.splitFailed);
  }
}
