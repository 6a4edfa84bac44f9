/**
 * How the application speaks to this reader: the words of the language, the numbers and dates of its locale, the
 * mission's own names. One context, read by every view.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { LocalText, MissionView, Probability } from '../api/types.ts';
import { useLayer } from '../map/layers.ts';
import type { Words } from './en.ts';
import { likelihood } from './likelihood.ts';
import { Moments } from './moments.ts';
import { type Language, number, percent } from './plural.ts';

export interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly moments: Moments;
  readonly mission: MissionView;
  number(value: number, digits?: number): string;
  percent(share: number): string;
  /** The text in the reader's language, English where it is missing. */
  text(text: LocalText): string;
  /** Name of a party, guarantor or source, or the word for undetermined, both, ...; the id where nothing fits. */
  name(id: string): string;
  /** "very likely (0.91; 0.84-0.95)"; never a certainty that two decimals would round to */
  probability(value: Probability): string;
}

/** For a page that makes its own speech; all others have SpeechProvider. */
export const SpeechContext = createContext<Speech | null>(null);

/** @throws Error outside of SpeechProvider: a defect of ours */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech needs SpeechProvider above it');
  return speech;
}

export function SpeechProvider(props: {
  readonly language: Language;
  readonly words: Words;
  readonly mission: MissionView;
  readonly children: ReactNode;
}): ReactNode {
  const { language, words, mission } = props;
  const places = useLayer('places');
  const speech = useMemo(
    () => speechOf(language, words, mission, places),
    [language, words, mission, places],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `Truceline · ${speech.text(mission.title)}`;
  }, [language, speech, mission]);
  return <SpeechContext.Provider value={speech}>{props.children}</SpeechContext.Provider>;
}

export function speechOf(
  language: Language,
  words: Words,
  mission: MissionView,
  places: GeoJSON.FeatureCollection | null,
): Speech {
  const text = (value: LocalText): string => value[language] ?? value.en;
  const names = new Map<string, string>();
  for (const source of mission.sources) {
    const hidden = /^withheld-(mission|sensor)-(\d+)$/.exec(source.id);
    const [, kind, n] = hidden ?? [];
    names.set(
      source.id,
      kind
        ? words.access.hiddenSource[kind as 'mission' | 'sensor'](n!)
        : (source.localName?.[language as 'uk' | 'ru'] ?? source.name),
    );
  }
  for (const party of [...mission.parties, ...mission.guarantors]) names.set(party.id, text(party.name));
  const said = words.author as Record<string, string>;
  const two = (value: number): string => {
    if (value > 0.995 && value < 1) return `>${number(language, 0.99, 2)}`;
    if (value < 0.005 && value > 0) return `<${number(language, 0.01, 2)}`;
    return number(language, value, 2);
  };
  return {
    language,
    words,
    mission,
    moments: new Moments(language, mission.timeZone, zoneName(mission.timeZone, places, language)),
    text,
    number: (value, digits = 0) => number(language, value, digits),
    percent: (share) => percent(language, share),
    name: (id) => names.get(id) ?? said[id] ?? id,
    probability: ({ value, low, high }) =>
      words.probability.text(words.likelihood[likelihood(value)], two(value), two(low), two(high)),
  };
}

/** The city of an IANA zone, in the reader's language where the mission's places know it. */
function zoneName(zone: string, places: GeoJSON.FeatureCollection | null, language: Language): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  for (const feature of places?.features ?? []) {
    const name: unknown = feature.properties?.name;
    if (typeof name === 'object' && name !== null && (name as LocalText).en === city) {
      return (name as LocalText)[language] ?? city;
    }
  }
  return city;
}
