/** Where accounts, or readings, stand against each other. */
import type { ReactNode } from 'react';
import type { TodayView } from '../api/types.ts';
import { useMorningWords } from '../words/morning/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { FindingLine, IncidentLine, Part, readingTitle } from './lines.tsx';

export function Contested({ view }: { readonly view: TodayView }): ReactNode {
  const speech = useSpeech();
  const words = useMorningWords().today;
  const { contested, size } = view;
  const { rivals, readings, undetermined } = contested;
  const asOf = String(size);
  const table = { as: 'table', contested: 'true', asOf };
  return (
    <section className="today-column" aria-labelledby="today-contested" data-testid="today-contested">
      <h2 id="today-contested">{words.contested}</h2>
      {rivals.total + readings.total === 0 && <p className="soft">{words.none}</p>}
      <Part
        title={words.undetermined}
        list={undetermined}
        all={{ view: 'line', id: '', query: { ...table, verdict: 'undetermined' } }}
        line={(row) => <IncidentLine row={row} asOf={size} />}
      />
      <Part
        title={words.readings}
        list={readings}
        line={(row) => (
          <FindingLine row={row} asOf={size}>
            <dl className="today-change">
              {row.readings.map(({ reading, verdict }) => (
                <div key={reading}>
                  <dt>{readingTitle(row.agreement, reading, speech)}</dt>
                  <dd>{speech.words.verdict[verdict]}</dd>
                </div>
              ))}
            </dl>
          </FindingLine>
        )}
      />
      <Part
        title={words.rivals}
        list={rivals}
        all={{ view: 'line', id: '', query: table }}
        line={(row) => <IncidentLine row={row} asOf={size} />}
      />
    </section>
  );
}
