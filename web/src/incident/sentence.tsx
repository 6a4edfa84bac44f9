/** What, when and where of an incident as a sentence, with how exactly each is known. */
import type { ReactNode } from 'react';
import type { Incident } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

export function IncidentSentence({ incident }: { readonly incident: Incident }): ReactNode {
  const { words, moments, name, number } = useSpeech();
  const { place, line, time } = incident;
  const km = (metres: number): string => number(metres / 1000, metres < 950 ? 1 : 0);
  const said = (code: string): boolean => code !== 'unspecified' && code !== 'none';
  const toll = (range: { min: number; max: number }): string =>
    range.min === range.max ? number(range.min) : `${number(range.min)}–${number(range.max)}`;
  return (
    <>
      <p className="incident-what">
        {upperFirst(words.conduct[incident.conduct])}
        {said(incident.means) && `; ${words.incident.means}: ${words.means[incident.means]}`}
        {said(incident.target) && `; ${words.incident.target}: ${words.target[incident.target]}`}
        {incident.targetName && ` (${incident.targetName})`}.
      </p>
      <p>
        {moments.span(time)} ({words.timePrecision[time.precision]}). {place.name}
        {place.region && `, ${place.region}`}; {words.incident.radius(km(place.radiusMetres))} (
        {words.incident.ofPlace(words.precision[place.precision])}).
      </p>
      <ul className="incident-facts small">
        {incident.facility && (
          <li>
            {words.legend.facility}: {incident.facility.name},{' '}
            {words.incident.facility(number(incident.facility.distanceKm, 1))}
          </li>
        )}
        {line && (
          <li>
            {words.incident.line(number(line.chainageKm), number(Math.abs(line.offsetKm)))}
            {line.sector && `; ${words.filter.sector} ${line.sector}`}
          </li>
        )}
        <li>{words.incident.control(name(incident.control), moments.day(time.startMs))}</li>
        {incident.killed && (
          <li>
            {words.incident.killed}: {toll(incident.killed)}
          </li>
        )}
        {incident.injured && (
          <li>
            {words.incident.injured}: {toll(incident.injured)}
          </li>
        )}
      </ul>
    </>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
