/** Sensors, patrols and satellites: the last state of each, since when, by whom it was kept from watching, and its states over the window. */
import { type ReactNode, useState } from 'react';
import type { CoverageView } from '../api/types.ts';
import { ScrollX } from '../frame/scroll-x.tsx';
import { byTrouble, healthOf } from '../map/health.ts';
import { useSpeech } from '../words/speech.tsx';
import { Timeline, TimelineKey } from './timeline.tsx';

type Device = CoverageView['devices'][number];
const FIRST_SHOWN = 30;
const HOUR_MS = 3_600_000;

export function Devices({ view }: { readonly view: CoverageView }): ReactNode {
  const { words, number } = useSpeech();
  const [all, setAll] = useState(false);
  const { devices, endMs } = view;
  const ordered = byTrouble(devices, endMs);
  const shown = all ? ordered : ordered.slice(0, FIRST_SHOWN);
  const healths = devices.map((device) => healthOf(device, endMs));
  const watching = healths.filter((health) => health === 'watching').length;
  const stale = healths.filter((health) => health === 'stale').length;
  return (
    <section>
      <h2>{words.coverage.devices}</h2>
      <p className="soft">
        {words.coverage.devicesSum(
          number(watching),
          number(devices.length - watching - stale),
          number(stale),
        )}
      </p>
      <ScrollX>
        <table className="plain-table wide">
          <thead>
            <tr>
              <th scope="col">{words.coverage.device}</th>
              <th scope="col">{words.coverage.lastState}</th>
              <th scope="col">
                {words.coverage.hours}
                <TimelineKey view={view} />
              </th>
              <th scope="col">{words.coverage.detects}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((device) => (
              <DeviceRow key={`${device.source} ${device.device}`} device={device} view={view} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      {ordered.length > FIRST_SHOWN && (
        <button type="button" className="text-button small" onClick={() => setAll(!all)}>
          {all ? words.coverage.fewer : words.coverage.allDevices(ordered.length)}
        </button>
      )}
    </section>
  );
}

function DeviceRow({ device, view }: { readonly device: Device; readonly view: CoverageView }): ReactNode {
  const { words, name, moments, percent } = useSpeech();
  const { last, hours } = device;
  const total = (view.endMs - view.startMs) / HOUR_MS;
  const moment = (ms: number): string => `${moments.shortDay(ms)}, ${moments.clock(ms)}`;
  const shareOf = (share: number): string => (share < 0.005 ? `<${percent(0.01)}` : percent(share));
  const ended = last.untilMs < view.endMs;
  const states = (Object.keys(hours) as (keyof Device['hours'])[]).filter((state) => hours[state] > 0);
  return (
    <tr>
      <th scope="row">
        {device.device || name(device.source)}
        <div className="small soft">
          {[device.device ? name(device.source) : '', device.place].filter((part) => part !== '').join(', ')}
        </div>
      </th>
      <td>
        <span className={last.state === 'watching' ? '' : 'coverage-kept'}>
          {words.coverage.state[last.state]}
        </span>{' '}
        {words.coverage.lasting((last.untilMs - last.sinceMs) / HOUR_MS)}
        {last.by !== undefined && `, ${words.coverage.by(name(last.by))}`}
        <div className="small soft">
          {words.coverage.since(moment(last.sinceMs))}
          {ended && `; ${words.coverage.nothingSince(moment(last.untilMs))}`}
        </div>
      </td>
      <td className="coverage-hours">
        <Timeline device={device} view={view} />
        <div className="small soft">
          {states.length === 0
            ? words.coverage.noRecord
            : states
                .map((state) => `${words.coverage.state[state]} ${shareOf(hours[state] / total)}`)
                .join(', ')}
        </div>
      </td>
      <td className="small">{device.canDetect.map((conduct) => words.conduct[conduct]).join(', ')}</td>
    </tr>
  );
}
