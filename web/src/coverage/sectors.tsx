/** By sector: how much was not observed, what was noticed, and the count corrected for it, as a bar and in words. */
import type { ReactNode } from 'react';
import type { CoverageSector, CoverageView } from '../api/types.ts';
import { ScrollX } from '../frame/scroll-x.tsx';
import { useSpeech } from '../words/speech.tsx';
import { barEnd, onBar } from './interval.ts';

export function CoverageTable({ view }: { readonly view: CoverageView }): ReactNode {
  const { words, number, percent } = useSpeech();
  const end = barEnd(view.sectors.map(({ corrected }) => corrected));
  return (
    <ScrollX>
      <table className="plain-table wide coverage-table">
        <thead>
          <tr>
            <th scope="col">{words.table.sector}</th>
            <th scope="col" className="number">
              {words.legend.notObserved}
            </th>
            <th scope="col" className="number">
              {words.coverage.mean}
            </th>
            <th scope="col" className="number">
              {words.coverage.noticed}
            </th>
            <th scope="col">{words.coverage.corrected}</th>
            <th scope="col">{words.coverage.lastSevenDays}</th>
            <th scope="col">{words.coverage.changes}</th>
          </tr>
        </thead>
        <tbody>
          {view.sectors.map((one) => (
            <tr key={one.sector}>
              <th scope="row">
                {one.sector} <span className="soft">{one.near}</span>
              </th>
              <td className={one.hoursNotObserved === one.hours ? 'number hatch' : 'number'}>
                <span className="coverage-on-hatch">{percent(one.hoursNotObserved / one.hours)}</span>
              </td>
              <td className="number">{one.meanProbability > 0 ? number(one.meanProbability, 2) : '–'}</td>
              <td className="number">{number(one.noticed)}</td>
              <td>
                <CorrectedCount corrected={one.corrected} end={end} />
              </td>
              <td>
                <Unusual sector={one} />
              </td>
              <td>
                <Changes changes={one.changes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function CorrectedCount(props: {
  readonly corrected: CoverageSector['corrected'];
  readonly end: number;
}): ReactNode {
  const { words, number } = useSpeech();
  const { corrected } = props;
  if (corrected.kind === 'notIdentifiable')
    return <span className="soft">{words.coverage.noCount[corrected.reason]}</span>;
  const at = onBar(corrected, props.end);
  const percentOf = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return (
    <div className="coverage-count">
      <div className="coverage-bar" aria-hidden="true">
        <i
          className={at.cut ? 'coverage-range cut' : 'coverage-range'}
          style={{ left: percentOf(at.low), width: percentOf(at.high - at.low) }}
        />
        <i className="coverage-noticed" style={{ left: percentOf(at.noticed) }} />
        <i className="coverage-total" style={{ left: percentOf(at.total) }} />
      </div>
      <span>
        <strong>{number(Math.round(corrected.total))}</strong>{' '}
        {words.coverage.range(number(Math.round(corrected.low)), number(Math.round(corrected.high)))}
      </span>
    </div>
  );
}

function Unusual({ sector }: { readonly sector: CoverageSector }): ReactNode {
  const { words, number } = useSpeech();
  const excess = sector.lastSevenDays;
  if (!excess) return <span className="soft">{words.coverage.tooFewDays}</span>;
  if (excess.verdict === 'notObserved')
    return <span className="soft">{words.coverage.verdict.notObserved}</span>;
  return (
    <>
      <span className={excess.verdict === 'asUsual' ? 'soft' : 'coverage-unusual'}>
        {words.coverage.verdict[excess.verdict]}
      </span>
      <div className="small soft">
        {words.coverage.against(number(excess.noticed), number(excess.usual, 1))}
      </div>
    </>
  );
}

function Changes({ changes }: { readonly changes: CoverageSector['changes'] }): ReactNode {
  const { words, number, moments } = useSpeech();
  if (changes.length === 0) return <span className="soft">–</span>;
  return changes.map(({ toldMs, sinceMs, factor }) => (
    <div key={toldMs}>
      {factor > 1
        ? words.coverage.rose(number(factor, Number.isInteger(factor) ? 0 : 1), moments.shortDay(sinceMs))
        : words.coverage.fell(number(1 / factor, 0), moments.shortDay(sinceMs))}
    </div>
  ));
}
