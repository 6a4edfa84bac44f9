/** What it was, how it was noticed, of what kind and how many. */
import { NativeSelect, NumberInput, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Means } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { useSpeech } from '../words/speech.tsx';
import { Choice } from './choice.tsx';
import { begun, COUNTINGS, isCounted, PHASES, WHATS } from './form.ts';
import { Part, type PartProps } from './part.tsx';
import { WhatSign } from './signs.tsx';

/** Of explosions: what an ear or an eye may tell. */
const WEAPONS: readonly Means[] = [
  'artillery',
  'mortar',
  'mlrs',
  'glide_bomb',
  'missile',
  'long_range_drone',
  'fpv_drone',
  'drone',
  'mine',
];
const HAS_WEAPON: readonly string[] = ['explosion', 'projectile'];

export function WhatPart({ form, change }: PartProps): ReactNode {
  const { words } = useSpeech();
  const { observe } = words;
  const noticed = isCounted(form.what);
  return (
    <Part title={observe.what.title}>
      <Choice
        title={observe.what.title}
        quiet
        shape="tiles"
        answers={WHATS.map((value) => ({
          value,
          word: observe.what[value],
          sign: <WhatSign what={value} />,
        }))}
        value={form.what}
        onChange={(what) =>
          change({ ...begun(form, what, Date.now()), ...(HAS_WEAPON.includes(what) ? {} : { means: '' }) })
        }
      />
      {noticed && (
        <Choice
          title={observe.sense.title}
          answers={(['ear', 'eye'] as const).map((value) => ({ value, word: observe.sense[value] }))}
          value={form.sense}
          onChange={(sense) => change({ sense })}
        />
      )}
      {form.what === 'explosion' && (
        <Choice
          title={observe.phase.title}
          answers={PHASES.map((value) => ({ value, word: observe.phase[value] }))}
          value={form.phase}
          onChange={(phase) => change({ phase })}
        />
      )}
      {HAS_WEAPON.includes(form.what) && (
        <NativeSelect
          label={observe.means.title}
          size="md"
          value={form.means}
          onChange={(event) => change({ means: event.currentTarget.value as Means | '' })}
          data={[
            { value: '', label: observe.means.unknown },
            ...WEAPONS.map((value) => ({ value, label: words.means[value] })),
          ]}
        />
      )}
    </Part>
  );
}

export function CountPart({ form, change }: PartProps): ReactNode {
  const { observe } = useSpeech().words;
  const { counting, count, upper } = form;
  const to = (n: number): void => change({ count: Math.max(1, Math.min(100_000, Math.round(n))) });
  return (
    <Part title={observe.count.title}>
      <Choice
        title={observe.count.title}
        quiet
        answers={COUNTINGS.map((value) => ({ value, word: observe.count[value] }))}
        value={counting}
        onChange={(value) =>
          change({ counting: value, ...(value === 'between' && upper < count ? { upper: count } : {}) })
        }
      />
      {counting !== 'unknown' && (
        <div className="observe-count">
          <UnstyledButton className="step" aria-label={observe.count.fewer} onClick={() => to(count - 1)}>
            <Icon name="minus" />
          </UnstyledButton>
          <NumberInput
            aria-label={observe.count.number}
            size="lg"
            hideControls
            inputMode="numeric"
            allowDecimal={false}
            allowNegative={false}
            min={1}
            max={100_000}
            value={count}
            onChange={(value) => typeof value === 'number' && to(value)}
          />
          <UnstyledButton className="step" aria-label={observe.count.more} onClick={() => to(count + 1)}>
            <Icon name="plus" />
          </UnstyledButton>
          {[5, 10].map((n) => (
            <UnstyledButton key={n} className="step" onClick={() => to(count === 1 ? n : count + n)}>
              +{n}
            </UnstyledButton>
          ))}
        </div>
      )}
      {counting === 'between' && (
        <NumberInput
          label={observe.count.upper}
          size="md"
          hideControls
          inputMode="numeric"
          allowDecimal={false}
          allowNegative={false}
          value={upper}
          error={upper < count ? observe.missing.count : undefined}
          onChange={(value) => typeof value === 'number' && change({ upper: Math.round(value) })}
        />
      )}
    </Part>
  );
}
