/**
 * Findings a day under each reading, on one scale. Above the base: violations by band (confirmed solid, probable
 * half, possible outline) and undetermined dotted; below it: what fits the clause but fell outside of its force.
 */
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { AgreementDay, AgreementView } from '../api/types.ts';
import { usePhone } from '../frame/rail.tsx';
import { useSpeech } from '../words/speech.tsx';
import { DayAxis, useDayAxis } from './day-axis.tsx';

const UP_PIXELS = 54;
const DOWN_PIXELS = 20;
const TITLE_PIXELS = 24;

const STACK = [
  { key: 'confirmed', fits: (day: AgreementDay) => day.verdict === 'violation' && day.band === 'confirmed' },
  { key: 'probable', fits: (day: AgreementDay) => day.verdict === 'violation' && day.band === 'probable' },
  { key: 'possible', fits: (day: AgreementDay) => day.verdict === 'violation' && day.band === 'possible' },
  { key: 'undetermined', fits: (day: AgreementDay) => day.verdict === 'undetermined' },
] as const;

export function FindingDays({ view }: { readonly view: AgreementView }): ReactNode {
  const { words, text, number, mission } = useSpeech();
  const phone = usePhone();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const left = phone ? 8 : 210;
  const axis = useDayAxis(Math.max(200, width - left - 8));
  const { readings } = view.agreement;
  const days = useDayStarts();
  const byReading = readings.map((reading) => ({ reading, days: dayStacks(view.days, reading.id) }));
  const most = Math.max(
    1,
    ...byReading.flatMap(({ days: stacks }) => [...stacks.values()].map((stack) => stack.up)),
  );
  const mostDown = Math.max(
    1,
    ...byReading.flatMap(({ days: stacks }) => [...stacks.values()].map((stack) => stack.notInForce)),
  );
  const dayWidth = Math.max(
    1.5,
    (axis.widthPixels * 86_400_000) / (mission.period.endMs - mission.period.startMs) - 1,
  );
  const block = UP_PIXELS + DOWN_PIXELS + TITLE_PIXELS;
  return (
    <section data-testid="finding-days">
      <h2>{words.agreement.findings}</h2>
      <div ref={ref}>
        <svg
          width={Math.max(width, 1)}
          height={24 + block * byReading.length}
          role="img"
          aria-label={words.agreement.findings}
        >
          <g transform={`translate(${left} 0)`}>
            <DayAxis axis={axis} height={24 + block * byReading.length} />
          </g>
          {byReading.map(({ reading, days: stacks }, index) => {
            const top = 24 + index * block + TITLE_PIXELS;
            return (
              <g key={reading.id} transform={`translate(0 ${top})`}>
                <text x={0} y={phone ? -6 : UP_PIXELS - 18} className="standing-reading">
                  {text(reading.title)}
                </text>
                {!phone && (
                  <text x={0} y={UP_PIXELS} className="standing-label">
                    {stacks.size === 0
                      ? words.agreement.noFindings.slice(0, 0)
                      : total(stacks, words.verdict.violation, number)}
                  </text>
                )}
                <g transform={`translate(${left} 0)`}>
                  <line x1={0} x2={axis.widthPixels} y1={UP_PIXELS} y2={UP_PIXELS} className="bar-base" />
                  {[...stacks].map(([day, stack]) => {
                    const x = axis.at(days.get(day) ?? Date.parse(`${day}T00:00Z`));
                    let y = UP_PIXELS;
                    return (
                      <g key={day}>
                        {STACK.map(({ key }) => {
                          const height = (stack[key] / most) * (UP_PIXELS - 4);
                          y -= height;
                          return height > 0 ? (
                            <rect
                              key={key}
                              x={x}
                              y={y}
                              width={dayWidth}
                              height={Math.max(1, height - 0.5)}
                              className={`finding-bar finding-${key}`}
                            >
                              <title>{`${day}: ${key === 'undetermined' ? words.verdict.undetermined : `${words.verdict.violation}, ${words.band[key]}`} ${number(stack[key])}`}</title>
                            </rect>
                          ) : null;
                        })}
                        {stack.notInForce > 0 && (
                          <rect
                            x={x}
                            y={UP_PIXELS + 2}
                            width={dayWidth}
                            height={Math.max(1, (stack.notInForce / mostDown) * (DOWN_PIXELS - 6))}
                            className="finding-bar finding-notInForce"
                          >
                            <title>{`${day}: ${words.verdict.notInForce} ${number(stack.notInForce)}`}</title>
                          </rect>
                        )}
                      </g>
                    );
                  })}
                </g>
              </g>
            );
          })}
        </svg>
      </div>
      <p className="small standing-legend">
        {STACK.map(({ key }) => (
          <span key={key}>
            <svg width="14" height="12" aria-hidden="true">
              <rect x="1" y="1" width="12" height="10" className={`finding-bar finding-${key}`} />
            </svg>{' '}
            {key === 'undetermined'
              ? words.verdict.undetermined
              : `${words.verdict.violation}, ${words.band[key]}`}
          </span>
        ))}
        <span>
          <svg width="14" height="12" aria-hidden="true">
            <rect x="1" y="1" width="12" height="10" className="finding-bar finding-notInForce" />
          </svg>{' '}
          {words.verdict.notInForce}
        </span>
      </p>
    </section>
  );
}

interface Stack {
  confirmed: number;
  probable: number;
  possible: number;
  undetermined: number;
  notInForce: number;
  up: number;
}

function dayStacks(days: readonly AgreementDay[], reading: string): Map<string, Stack> {
  const stacks = new Map<string, Stack>();
  for (const day of days) {
    if (day.reading !== reading || day.verdict === 'noViolation') continue;
    const stack = stacks.get(day.day) ?? {
      confirmed: 0,
      probable: 0,
      possible: 0,
      undetermined: 0,
      notInForce: 0,
      up: 0,
    };
    stacks.set(day.day, stack);
    const kind = STACK.find(({ fits }) => fits(day));
    if (kind) {
      stack[kind.key] += day.count;
      stack.up += day.count;
    } else if (day.verdict === 'notInForce') stack.notInForce += day.count;
  }
  return stacks;
}

function total(stacks: ReadonlyMap<string, Stack>, word: string, number: (value: number) => string): string {
  let sum = 0;
  for (const { confirmed, probable, possible } of stacks.values()) sum += confirmed + probable + possible;
  return `${word}: ${number(sum)}`;
}

/** Start of each local day of the mission, from its name. */
function useDayStarts(): ReadonlyMap<string, number> {
  const { mission } = useSpeech();
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: mission.timeZone });
  const starts = new Map<string, number>();
  // Noon steps never skip a day where clocks change.
  for (let ms = mission.period.startMs; ms < mission.period.endMs; ms += 86_400_000) {
    starts.set(format.format(ms + 43_200_000), ms);
  }
  return starts;
}
