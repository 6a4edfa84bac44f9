/** Direction and distance: the rose with its wedge, degrees by keyboard, the phone's compass, and a range on a scale of shares. */
import { Button, NumberInput, RangeSlider } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { Choice } from './choice.tsx';
import { followNeedle } from './compass.ts';
import type { KeptGround } from './keep.ts';
import { LEAST_METRES, MOST_METRES, metresOf, stepOf } from './log-scale.ts';
import { Part, type PartProps } from './part.tsx';
import { bearingsOf, turned } from './records.ts';
import { pointOf, Rose } from './rose.tsx';

const SPREADS = [0, 10, 25, 45] as const;

export function DirectionPart(props: PartProps & { readonly ground: KeptGround | null }): ReactNode {
  const { form, change, ground } = props;
  const { words } = useSpeech();
  const { direction: said, map } = words.observe;
  const { direction, declinationDegrees } = form;
  const shown = direction && bearingsOf({ ...direction, spreadDegrees: 0 }, declinationDegrees)[0]!;
  const turn = (degrees: number): void =>
    change({
      direction: { degrees: turned(degrees), spreadDegrees: direction?.spreadDegrees ?? 0, by: 'rose' },
    });
  return (
    <Part
      title={said.title}
      aside={
        <strong className="observe-value">
          {shown === null ? said.unknown : `${pointOf(shown, said.points)} · ${shown}°`}
        </strong>
      }
    >
      <Rose form={form} ground={ground} turn={turn} />
      {(direction || form.range) && (
        <ul className="wedge-legend">
          <li>
            <span className="key-said" aria-hidden="true" />
            {map.said}
          </li>
          <li>
            <span className="key-doubt" aria-hidden="true" />
            {form.sense === 'ear' ? map.doubt : map.doubtEye}
          </li>
        </ul>
      )}
      <div className="observe-row">
        <NumberInput
          label={said.degrees}
          size="md"
          hideControls
          inputMode="numeric"
          allowDecimal={false}
          min={0}
          max={359}
          value={shown ?? ''}
          onChange={(value) => typeof value === 'number' && turn(value)}
        />
        <Needle
          hold={(degrees) =>
            change({
              direction: { degrees, spreadDegrees: direction?.spreadDegrees ?? 0, by: 'compass' },
            })
          }
        />
      </div>
      {direction?.by === 'compass' && (
        <NumberInput
          label={said.declination}
          description={`${said.compassMagnetic} ${declinationDegrees === null ? said.declinationNone : ''}`}
          size="md"
          hideControls
          min={-180}
          max={180}
          value={declinationDegrees ?? ''}
          onChange={(value) => change({ declinationDegrees: typeof value === 'number' ? value : null })}
        />
      )}
      {direction && (
        <>
          <Choice
            title={said.spread}
            answers={SPREADS.map((degrees) => ({ value: String(degrees), word: said.spreads(degrees) }))}
            value={String(direction.spreadDegrees)}
            onChange={(value) => change({ direction: { ...direction, spreadDegrees: Number(value) } })}
          />
          <button type="button" className="text-button" onClick={() => change({ direction: null })}>
            {said.clear}
          </button>
        </>
      )}
    </Part>
  );
}

function Needle(props: { readonly hold: (degrees: number) => void }): ReactNode {
  const { direction } = useSpeech().words.observe;
  const [state, setState] = useState<'still' | 'following' | 'none'>('still');
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const follow = async (): Promise<void> => {
    setState('following');
    stop.current = await followNeedle(props.hold, () => setState('none'));
  };
  if (state === 'none')
    return (
      <p role="status" className="small soft">
        {direction.compassNone}
      </p>
    );
  return (
    <div>
      <Button
        variant={state === 'following' ? 'filled' : 'default'}
        size="md"
        onClick={() => {
          if (state === 'still') {
            void follow();
            return;
          }
          stop.current();
          setState('still');
        }}
      >
        {state === 'following' ? direction.compassTake : direction.compass}
      </Button>
      {state === 'following' && <p className="small soft">{direction.compassHold}</p>}
    </div>
  );
}

const PRESETS_KM = [
  [0.1, 1],
  [1, 3],
  [2, 7],
  [5, 10],
  [10, 20],
] as const;

export function RangePart({ form, change }: PartProps): ReactNode {
  const { words, number } = useSpeech();
  const { range: said, units } = words.observe;
  const { range } = form;
  const set = (minMetres: number, maxMetres: number): void =>
    change({
      range: { minMetres: Math.min(minMetres, maxMetres), maxMetres: Math.max(minMetres, maxMetres) },
    });
  const km = (metres: number): string => number(metres / 1_000, metres % 1_000 === 0 ? 0 : 1);
  const min = range?.minMetres ?? 2_000;
  const max = range?.maxMetres ?? 7_000;
  const typed = (value: number | string): number | null =>
    typeof value === 'number' && value > 0 ? Math.min(1_000_000, Math.round(value * 1_000)) : null;
  return (
    <Part
      title={said.title}
      aside={
        <strong className="observe-value">
          {range ? `${km(range.minMetres)}–${km(range.maxMetres)} ${units.km}` : said.unknown}
        </strong>
      }
    >
      <fieldset className="choice choice-row">
        <legend className="visually-hidden">{said.presets}</legend>
        <div className="choice-answers">
          {PRESETS_KM.map(([from, to]) => (
            <button
              key={to}
              type="button"
              className="preset"
              aria-pressed={range?.minMetres === from * 1_000 && range.maxMetres === to * 1_000}
              onClick={() => set(from * 1_000, to * 1_000)}
            >
              {from < 1 ? `< ${to}` : `${from}–${to}`}
            </button>
          ))}
        </div>
      </fieldset>
      <RangeSlider
        className="observe-range"
        size="lg"
        thumbSize={34}
        min={0}
        max={100}
        minRange={0}
        value={[stepOf(min), stepOf(max)]}
        onChange={([from, to]) => set(metresOf(from), metresOf(to))}
        label={null}
        thumbFromLabel={`${said.label}, ${said.least}`}
        thumbToLabel={`${said.label}, ${said.most}`}
        thumbValueText={(step) => `${km(metresOf(step))} ${units.km}`}
        marks={[LEAST_METRES, 1_000, 10_000, MOST_METRES].map((metres) => ({
          value: stepOf(metres),
          label: km(metres),
        }))}
        data-unset={range === null || undefined}
      />
      <div className="observe-row">
        <NumberInput
          label={said.least}
          size="md"
          hideControls
          inputMode="decimal"
          allowNegative={false}
          value={range ? range.minMetres / 1_000 : ''}
          onChange={(value) => {
            const metres = typed(value);
            if (metres !== null) change({ range: { minMetres: metres, maxMetres: Math.max(metres, max) } });
          }}
        />
        <NumberInput
          label={said.most}
          size="md"
          hideControls
          inputMode="decimal"
          allowNegative={false}
          value={range ? range.maxMetres / 1_000 : ''}
          onChange={(value) => {
            const metres = typed(value);
            if (metres !== null) change({ range: { minMetres: Math.min(metres, min), maxMetres: metres } });
          }}
        />
      </div>
      {range && (
        <button type="button" className="text-button" onClick={() => change({ range: null })}>
          {said.clear}
        </button>
      )}
    </Part>
  );
}
