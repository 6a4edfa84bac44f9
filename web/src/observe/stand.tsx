/** Where the observer stands: from the phone, from the map, or typed; with how well it is known, and how old that is. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../words/speech.tsx';
import type { Stand } from './form.ts';
import type { KeptGround } from './keep.ts';
import { Part, type PartProps } from './part.tsx';
import { PickMap } from './pick-map.tsx';
import { placeText } from './tell.ts';

const OLD_MS = 15 * 60_000;
/** Satellites do better than this, unless they are disturbed. */
const COARSE_METRES = 200;
/** From the 68 % that phones state to the 90 % of a record, for errors alike in both directions: √(ln 10 / ln 3.125). */
const TO_90 = 1.42;
const ON_MAP_METRES = 100;

export function StandPart(
  props: PartProps & {
    readonly ground: KeptGround | null;
    readonly bounds: readonly [number, number, number, number] | null;
    readonly nowMs: number;
  },
): ReactNode {
  const { form, change, ground, bounds, nowMs } = props;
  const { words, number } = useSpeech();
  const { place, units } = words.observe;
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<'denied' | 'unavailable' | null>(null);
  const [picking, setPicking] = useState(false);
  const { stand } = form;
  const metres = (value: number): string =>
    value < 1_000 ? `${number(Math.round(value))} ${units.m}` : `${number(value / 1_000, 1)} ${units.km}`;
  const set = (next: Stand): void => {
    setProblem(null);
    change({ stand: next });
  };
  const ask = async (): Promise<void> => {
    setAsking(true);
    const found = await phonePosition();
    setAsking(false);
    if (typeof found === 'string') setProblem(found);
    else set(found);
  };
  const ageMs = stand ? nowMs - stand.atMs : 0;
  const minutes = Math.round(ageMs / 60_000);
  const age = minutes < 60 ? units.minutes(minutes) : units.hours(Math.round(minutes / 60));
  return (
    <Part title={place.title} id="observe-stand">
      {stand ? (
        <p className="observe-stand">
          <strong>{placeText(stand)}</strong>{' '}
          <span className="soft">{place.within(metres(stand.radiusMetres))}</span>
        </p>
      ) : (
        <p className="soft">{place.none}</p>
      )}
      {stand && ageMs > OLD_MS && (
        <p role="status" className="observe-note">
          {place.old(age)}
        </p>
      )}
      {stand && stand.radiusMetres > COARSE_METRES && stand.radiusMetres !== ON_MAP_METRES && (
        <p role="status" className="observe-note">
          {place.coarse}
        </p>
      )}
      {problem && (
        <p role="alert" className="observe-note">
          {place[problem]}
        </p>
      )}
      <div className="observe-row">
        <Button size="md" variant={stand ? 'default' : 'filled'} loading={asking} onClick={() => void ask()}>
          {place.gps}
        </Button>
        <Button size="md" variant="default" onClick={() => setPicking(!picking)} aria-expanded={picking}>
          {place.onMap}
        </Button>
      </div>
      {picking && (
        <PickMap
          ground={ground}
          start={stand ?? middleOf(bounds)}
          wide={stand === null}
          done={(at) => {
            setPicking(false);
            if (at) set({ ...at, radiusMetres: ON_MAP_METRES, atMs: nowMs });
          }}
        />
      )}
      <Typed stand={stand} set={set} nowMs={nowMs} />
    </Part>
  );
}

function Typed(props: {
  readonly stand: Stand | null;
  readonly set: (stand: Stand) => void;
  readonly nowMs: number;
}): ReactNode {
  const { place } = useSpeech().words.observe;
  const { stand, set, nowMs } = props;
  const [text, setText] = useState<string | null>(null);
  const found = text === null ? null : pairIn(text);
  const take = (): void => {
    if (found) {
      set({ ...found, radiusMetres: stand?.radiusMetres ?? ON_MAP_METRES, atMs: nowMs });
      setText(null);
    }
  };
  return (
    <details className="observe-more">
      <summary>{place.typed}</summary>
      <TextInput
        size="md"
        aria-label={place.typed}
        description={place.typedHint}
        value={text ?? (stand ? placeText(stand) : '')}
        error={text !== null && text.trim() !== '' && !found ? place.badPair : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      {stand && (
        <NumberInput
          label={place.radius}
          size="md"
          hideControls
          inputMode="numeric"
          min={1}
          max={100_000}
          value={Math.round(stand.radiusMetres)}
          onChange={(value) =>
            typeof value === 'number' && value > 0 && set({ ...stand, radiusMetres: value })
          }
        />
      )}
    </details>
  );
}

export function pairIn(text: string): { readonly lat: number; readonly lon: number } | null {
  const found = /^\s*(-?\d+(?:[.,]\d+)?)\s*°?\s*[,;\s]\s*(-?\d+(?:[.,]\d+)?)\s*°?\s*$/.exec(text);
  if (!found) return null;
  const [lat, lon] = [found[1]!, found[2]!].map((part) => Number(part.replace(',', '.')));
  return Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180 ? { lat: lat!, lon: lon! } : null;
}

const middleOf = (bounds: readonly [number, number, number, number] | null) =>
  bounds ? { lat: (bounds[1] + bounds[3]) / 2, lon: (bounds[0] + bounds[2]) / 2 } : { lat: 0, lon: 0 };

function phonePosition(): Promise<Stand | 'denied' | 'unavailable'> {
  if (!('geolocation' in navigator)) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        resolve({
          lat: rounded(coords.latitude),
          lon: rounded(coords.longitude),
          radiusMetres: Math.max(1, Math.round(coords.accuracy * TO_90)),
          atMs: timestamp,
        }),
      ({ code }) => resolve(code === 1 ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
    );
  });
}

/** To some centimetres: more digits say nothing. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
