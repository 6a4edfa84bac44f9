/** The address asks for an earlier state: said above every view, with the way back to the present. */
import type { ReactNode } from 'react';
import { go, useAddress } from '../address/address.ts';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';

export function AsOfNotice(): ReactNode {
  const { asOf } = useAddress().query;
  const { number, moments } = useSpeech();
  const words = useMorningWords().asOf;
  if (asOf === undefined) return null;
  const said = /^\d+$/.test(asOf)
    ? words.notice(number(Number(asOf)))
    : words.moment(Number.isNaN(Date.parse(asOf)) ? asOf : moments.moment(Date.parse(asOf)));
  return (
    <div className="notice" role="status" data-testid="as-of">
      {said}{' '}
      <button type="button" className="text-button" onClick={() => go({ query: { asOf: undefined } })}>
        {words.now}
      </button>
    </div>
  );
}
