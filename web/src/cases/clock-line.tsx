/** What is waited for, from whom, and how long there is: a line with its time left, or by how much it is over. */
import type { ReactNode } from 'react';
import type { DueLine } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { lengthText, withinText } from './clock-text.ts';

export function ClockLine(props: {
  readonly line: DueLine;
  readonly nowMs: number;
  readonly whole?: boolean;
}): ReactNode {
  const words = useCaseWords();
  const { moments } = useSpeech();
  const { line, nowMs } = props;
  const { mark, party } = line;
  const over = mark !== null && line.state !== 'untold' && mark.dueMs < nowMs;
  return (
    <div className="case-clock" data-state={over ? 'overdue' : line.state}>
      <span className="case-clock-what">
        {words.clock[line.clock]}: {party ? <PartyName id={party} /> : words.byMission}
      </span>
      <span className="case-clock-time">
        {line.state === 'untold' && words.untoldClock}
        {line.state !== 'untold' && !mark && words.noTime}
        {line.state !== 'untold' && mark && (
          <>
            <strong>
              {over
                ? words.overdue(lengthText(nowMs - mark.dueMs, words))
                : words.left(lengthText(mark.dueMs - nowMs, words))}
            </strong>{' '}
            <span className="soft small">
              {over ? words.wasDue(moments.moment(mark.dueMs)) : words.until(moments.moment(mark.dueMs))}
            </span>
          </>
        )}
      </span>
      {props.whole && mark && line.state !== 'untold' && (
        <span className="soft small case-clock-then">
          {withinText(mark.within, words)} · {words.otherwise[mark.otherwise]}
        </span>
      )}
    </div>
  );
}
