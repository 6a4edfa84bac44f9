/** What the map shows beside incidents, as lists: devices with their health, events of vessels. Closed it is one line each. */
import type { ReactNode } from 'react';
import type { Loaded } from '../api/load.ts';
import type { VesselEvent } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import type { Around } from './around.ts';
import { DeviceState } from './device-state.tsx';
import { GlyphMark } from './glyph.tsx';
import { eventGlyph } from './glyphs.ts';
import { byTrouble, countByHealth, HEALTHS, healthOf } from './health.ts';

const LISTED = 60;

export function AroundPanel(props: {
  readonly around: Around;
  readonly loads: readonly Loaded<unknown>[];
  readonly layers: ReadonlySet<string>;
}): ReactNode {
  const { words } = useSpeech();
  const { around, loads, layers } = props;
  const failed = loads.flatMap((load) => (load.state === 'failed' ? [load.failure] : []));
  const devices = layers.has('devices') && (around.watch?.devices.length ?? 0) > 0;
  const vessels = layers.has('vessels') && around.vessels?.kept === true;
  const air = layers.has('air');
  if (!devices && !vessels && !air && failed.length === 0) return null;
  return (
    <section className="map-around" aria-label={words.map.aside}>
      {failed.map(({ code, message, hint }) => (
        <p key={`${code} ${message}`} role="alert">
          <strong>{words.states.failed}</strong>{' '}
          <span lang="en">{[message, hint].filter((part) => part !== '').join(' ')}</span>
        </p>
      ))}
      {devices && <Devices around={around} />}
      {vessels && <Vessels around={around} />}
      {air && <p>{words.map.operations(around.operations.length)}</p>}
    </section>
  );
}

function Devices({ around }: { readonly around: Around }): ReactNode {
  const { words, number } = useSpeech();
  const { devices, endMs } = around.watch!;
  const counts = countByHealth(devices, endMs);
  const sum = HEALTHS.filter((health) => counts.has(health)).map(
    (health) => `${words.map.health[health]} ${number(counts.get(health)!)}`,
  );
  const nowhere = devices.filter(({ at }) => at === null).length;
  return (
    <details>
      <summary>
        <strong>{words.legend.devices}</strong>: {sum.join(', ')}
      </summary>
      <ul>
        {byTrouble(devices, endMs)
          .slice(0, LISTED)
          .map((device) => {
            const health = healthOf(device, endMs);
            return (
              <li key={`${device.source} ${device.device}`}>
                <GlyphMark glyph={health} loud={health !== 'watching'} />
                <div className="map-around-words">
                  <DeviceState device={device} health={health} />
                </div>
              </li>
            );
          })}
      </ul>
      {devices.length > LISTED && <p className="soft">{words.map.andMore(devices.length - LISTED)}</p>}
      {nowhere > 0 && <p className="soft">{words.map.withoutPlace(nowhere)}</p>}
    </details>
  );
}

function Vessels({ around }: { readonly around: Around }): ReactNode {
  const { words } = useSpeech();
  const { tracks, events, vessels } = around;
  const left = vessels!.leftOut.reduce((sum, { count }) => sum + count, 0);
  const identities = new Set(tracks.map(({ properties }) => properties.mmsi)).size;
  return (
    <details>
      <summary>
        <strong>{words.legend.vessels}</strong>: {words.map.followed(identities)},{' '}
        {words.map.events(events.length)}
      </summary>
      <p className="soft">{words.map.claims}</p>
      <ul>
        {events.slice(0, LISTED).map((event) => (
          <EventRow
            key={`${event.properties.startMs} ${event.properties.mmsi} ${event.properties.event}`}
            event={event}
          />
        ))}
      </ul>
      {events.length > LISTED && <p className="soft">{words.map.andMore(events.length - LISTED)}</p>}
      {left > 0 && (
        <p
          className="soft"
          title={vessels!.leftOut.map(({ reason, count }) => `${reason}: ${count}`).join('\n')}
        >
          {words.map.leftOut(left)}
        </p>
      )}
    </details>
  );
}

function EventRow({ event }: { readonly event: VesselEvent }): ReactNode {
  const { words, moments } = useSpeech();
  const { mmsi, name, startMs } = event.properties;
  return (
    <li>
      <GlyphMark glyph={eventGlyph(event.properties.event)} loud />
      <div className="map-around-words">
        <strong>{words.map.event[event.properties.event] ?? event.properties.event}</strong>
        <span>
          {[
            name,
            mmsi === null ? '' : `MMSI ${mmsi}`,
            `${moments.shortDay(startMs)}, ${moments.clock(startMs)}`,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </div>
    </li>
  );
}
