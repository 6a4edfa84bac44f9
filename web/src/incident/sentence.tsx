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
        {words.incident.ofPlace(words.precision[place.precision])}).{placedFrom(place.shape, words.incident)}
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

type Words = ReturnType<typeof useSpeech>['words']['incident'];

/** How many independent accounts carry the place, how many are set against it, and what else stays open. */
function placedFrom(shape: Incident['place']['shape'], words: Words): string {
  if (shape?.kind !== 'ellipse' || shape.carriedBy === undefined) return '';
  const { carriedBy, setAgainst = 0, probability, alternatives } = shape;
  const sentences = [words.placedFrom(carriedBy, setAgainst)];
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  if (alternatives.length > 0)
    sentences.push(
      words.placesOpen(percent(probability), alternatives.map((one) => percent(one.probability)).join(', ')),
    );
  return ` ${sentences.join(' ')}`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
