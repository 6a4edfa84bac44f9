/** One operation: when, by whom, what each source says in numbers, how the alerts moved, what belongs to it. */
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import type { Operation } from './air-shape.ts';
import { OperationPicture, type SkyGround } from './picture.tsx';
import { useRegionNames } from './region-names.ts';

type Bulletin = Operation['bulletins'][number];

export function OperationCard(props: {
  readonly operation: Operation;
  readonly ground: SkyGround | null;
}): ReactNode {
  const { operation, ground } = props;
  const { words, moments, mission } = useSpeech();
  const party = mission.parties.some(({ id }) => id === operation.actor);
  return (
    <article className="sky-operation">
      <h3>
        {party ? <PartyName id={operation.actor} /> : words.sky.undetermined}{' '}
        <span className="soft small">
          {operation.dateOnly ? words.sky.hoursUnknown : moments.window(operation.startMs, operation.endMs)}
        </span>
      </h3>
      <p className="small">{operation.means.map((means) => words.means[means]).join(', ')}</p>
      <OperationPicture operation={operation} ground={ground} />
      {operation.bulletins.length === 0 ? (
        <p className="small soft">{words.sky.noNumbers}</p>
      ) : (
        <table className="plain-table small">
          <tbody>
            {operation.bulletins.map((bulletin) => (
              <BulletinRow key={bulletin.observation} bulletin={bulletin} />
            ))}
          </tbody>
        </table>
      )}
      <Incidents operation={operation} />
      <Movement operation={operation} />
    </article>
  );
}

function BulletinRow({ bulletin }: { readonly bulletin: Bulletin }): ReactNode {
  const { name, moments } = useSpeech();
  const totals = bulletin.numbers.filter(({ part }) => !part);
  const parts = bulletin.numbers.filter(({ part }) => part);
  return (
    <tr>
      <th scope="row">
        {name(bulletin.source)}
        {!bulletin.dateOnly && (
          <div className="soft">{moments.window(bulletin.time.startMs, bulletin.time.endMs)}</div>
        )}
      </th>
      <td>
        {totals.map((one) => (
          <Told key={`${one.act} ${one.words}`} one={one} />
        ))}
        {parts.length > 0 && <Parts parts={parts} />}
      </td>
    </tr>
  );
}

function Told({ one }: { readonly one: Bulletin['numbers'][number] }): ReactNode {
  const { words, number } = useSpeech();
  return (
    <div title={one.words}>
      {words.sky.bound[one.bound]} <strong>{number(one.count)}</strong> {words.sky.act[one.act]}
      <span className="soft">
        , {words.means[one.means]}
        {one.place && `: ${one.place}`}
      </span>
    </div>
  );
}

function Parts({ parts }: { readonly parts: Bulletin['numbers'] }): ReactNode {
  const { words, number } = useSpeech();
  return (
    <div className="soft">
      {words.sky.ofThese} {parts.map((one) => `${number(one.count)} ${one.place}`.trim()).join('; ')}
    </div>
  );
}

function Incidents({ operation }: { readonly operation: Operation }): ReactNode {
  const { words } = useSpeech();
  const { incidents, mayBelong } = operation;
  if (incidents.length + mayBelong.length === 0) return null;
  return (
    <details className="small">
      <summary>
        {words.sky.incidents(incidents.length)}
        {mayBelong.length > 0 && `; ${words.sky.mayBelong(mayBelong.length)}`}
      </summary>
      {[...incidents, ...mayBelong].map((id) => (
        <div key={id}>
          <a href={hrefOf({ view: 'incident', id })}>{id}</a>
        </div>
      ))}
    </details>
  );
}

/** The map with the attacks of its hours, and with nothing else that would lie over them. */
function mapHref({ startMs, endMs }: Operation): string {
  const text = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;
  return hrefOf({
    view: 'line',
    query: { from: text(startMs), to: text(endMs), layers: 'discs,unobserved,air,strip' },
  });
}

function Movement({ operation }: { readonly operation: Operation }): ReactNode {
  const { words, number } = useSpeech();
  const nameOf = useRegionNames();
  const { regions, wave, launchArea } = operation;
  const launched =
    launchArea.kind === 'named'
      ? launchArea.words
      : launchArea.kind === 'bearing'
        ? words.sky.fromBearing(number(launchArea.fromDegrees), number(launchArea.sigmaDegrees))
        : words.sky.undetermined;
  return (
    <div className="small">
      {regions.length > 0 && (
        <p>
          <span className="soft">{words.sky.inOrder}:</span>{' '}
          {regions.map(({ region }) => nameOf(region)).join(', ')}
        </p>
      )}
      {wave.kind === 'heading' && (
        <p>
          {words.sky.moved(
            number(wave.headingDegrees),
            number(wave.sigmaDegrees),
            number(wave.speedKmPerHour),
          )}
        </p>
      )}
      <p>
        <span className="soft">{words.sky.launchedFrom}:</span> {launched}
      </p>
      <p>
        <a href={mapHref(operation)}>{words.sky.onMap}</a>
      </p>
    </div>
  );
}
