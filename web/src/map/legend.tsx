/** What the marks mean, and which layers are drawn. */
import { Checkbox, UnstyledButton } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { WatchView } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { usePhone } from '../frame/rail.tsx';
import { usePalette } from '../theme/theme.tsx';
import { useSettledWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { GlyphMark } from './glyph.tsx';
import { countByHealth, HEALTHS } from './health.ts';
import { useLayer } from './layers.ts';
import { Mark } from './mark.tsx';
import { CERTAINTIES, CONDUCTS_SHOWN } from './shapes.ts';

const LAYERS = [
  'discs',
  'sectors',
  'unobserved',
  'devices',
  'vessels',
  'air',
  'plan',
  'facilities',
  'control',
  'strip',
] as const;
const SHOWN_AT_FIRST = 'discs,sectors,unobserved,devices,vessels,strip';

export function useShownLayers(): ReadonlySet<string> {
  const text = useAddress().query.layers ?? SHOWN_AT_FIRST;
  return useMemo(() => new Set(text.split(',')), [text]);
}

export function Legend(): ReactNode {
  const { words } = useSpeech();
  const phone = usePhone();
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Beside an open incident the map is narrow.
  const narrow = useAddress().query.incident !== undefined;
  const open = chosen ?? !(phone || narrow);
  return (
    <section className="legend" data-open={open || undefined} aria-label={words.legend.title}>
      <UnstyledButton className="legend-title" aria-expanded={open} onClick={() => setChosen(!open)}>
        <Icon name="layers" size={16} /> {words.legend.title}
      </UnstyledButton>
      {open && (
        <div className="legend-body">
          <LegendMarks />
          <details className="legend-more">
            <summary>{words.legend.more}</summary>
            <LegendGround />
            <LegendSigns />
            <LayerChoice />
          </details>
        </div>
      )}
    </section>
  );
}

function LegendMarks(): ReactNode {
  const { words } = useSpeech();
  return (
    <>
      <h3>{words.legend.conduct}</h3>
      <ul className="legend-list two">
        {CONDUCTS_SHOWN.map((conduct) => (
          <li key={conduct}>
            <Mark conduct={conduct} /> {words.conduct[conduct]}
          </li>
        ))}
      </ul>
      <h3>{words.legend.certainty}</h3>
      <ul className="legend-list two">
        {CERTAINTIES.map((certainty) => (
          <li key={certainty}>
            <Mark conduct="strike" certainty={certainty} /> {words.certainty[certainty]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What lies under the marks, and what stands for many of them. */
function LegendGround(): ReactNode {
  const { words } = useSpeech();
  return (
    <ul className="legend-list">
      <li>
        <i className="legend-cell" /> {words.legend.cell}
      </li>
      <li>
        <i className="legend-disc" /> {words.legend.disc}
      </li>
      <li>
        <i className="legend-line" /> <LineOfContact />
      </li>
      <li>
        <i className="legend-border" /> {words.legend.border}
      </li>
      <li>
        <i className="legend-hatch hatch" /> {words.legend.hatched}
      </li>
    </ul>
  );
}

/** Signs of what is shown beside incidents. */
function LegendSigns(): ReactNode {
  const { words, mission } = useSpeech();
  const shown = useShownLayers();
  const { startMs, endMs } = useSettledWindow(mission);
  // The address that the map asks for: answered once.
  const watch = latest(useLoad<WatchView>(shown.has('devices') ? `watch?from=${startMs}&to=${endMs}` : null));
  const healths = watch ? countByHealth(watch.devices, watch.endMs) : undefined;
  return (
    <>
      {healths && healths.size > 0 && (
        <>
          <h3>{words.legend.devices}</h3>
          <ul className="legend-list two">
            {HEALTHS.filter((health) => healths.has(health)).map((health) => (
              <li key={health}>
                <GlyphMark glyph={health} loud={health !== 'watching'} /> {words.map.health[health]}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.has('air') && (
        <ul className="legend-list">
          <li>
            <i className="legend-air" /> {words.legend.airNote}
          </li>
        </ul>
      )}
    </>
  );
}

function LineOfContact(): ReactNode {
  const { words, moments, mission } = useSpeech();
  const asOf = Date.parse(String(useLayer('line')?.features[0]?.properties?.asOf ?? ''));
  return (
    <span title={mission.line?.source}>
      {words.legend.line}
      {!Number.isNaN(asOf) && ` (${words.legend.asOf(moments.day(asOf))})`}
    </span>
  );
}

function LayerChoice(): ReactNode {
  const { words } = useSpeech();
  const shown = useShownLayers();
  const toggle = (layer: string, on: boolean): void => {
    const next = LAYERS.filter((known) => (known === layer ? on : shown.has(known))).join(',');
    go({ query: { layers: next === SHOWN_AT_FIRST ? undefined : next || 'none' } }, 'replace');
  };
  return (
    <fieldset className="legend-layers">
      <legend>{words.legend.layers}</legend>
      {LAYERS.map((layer) => (
        <Checkbox
          key={layer}
          size="xs"
          label={words.legend[layer]}
          checked={shown.has(layer)}
          onChange={(event) => toggle(layer, event.currentTarget.checked)}
        />
      ))}
      {shown.has('control') && <ControlNote />}
    </fieldset>
  );
}

/** Control is named, dated and sourced, in neutral hues. */
function ControlNote(): ReactNode {
  const { words, name, moments, mission } = useSpeech();
  const palette = usePalette();
  const control = useLayer('control');
  const notes = new Map<string, { party: string; asOf: string; source: string }>();
  for (const { properties } of control?.features ?? []) {
    const party = String(properties?.party ?? '');
    notes.set(party, {
      party,
      asOf: String(properties?.asOf ?? ''),
      source: String(properties?.source ?? ''),
    });
  }
  const parties = mission.parties.map(({ id }) => id);
  const sources = [...new Set([...notes.values()].map(({ source }) => source))].filter(Boolean);
  return (
    <div className="small legend-control">
      {[...notes.values()].map(({ party, asOf }) => (
        <div key={party}>
          <i className="legend-swatch" style={{ background: palette.control[parties.indexOf(party)] }} />
          {words.legend.controlNote(
            name(party),
            Number.isNaN(Date.parse(asOf)) ? asOf : moments.day(Date.parse(asOf)),
          )}
        </div>
      ))}
      <div className="soft">{words.legend.notABorder}</div>
      {sources.length > 0 && (
        <div className="soft">
          {words.legend.source}: <span lang="en">{sources.join('; ')}</span>
        </div>
      )}
    </div>
  );
}
