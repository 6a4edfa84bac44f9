/** A moment in the mission's zone, and by this device where its zone has another clock then. */
import { type ReactNode, useMemo } from 'react';
import { useCaseWords } from '../words/cases/choice.ts';
import { Moments } from '../words/moments.ts';
import { useSpeech } from '../words/speech.tsx';

export function When({ atMs }: { readonly atMs: number }): ReactNode {
  const { moments, language } = useSpeech();
  const words = useCaseWords();
  const device = useMemo(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
    return new Moments(language, zone, city);
  }, [language]);
  const isSame = device.clock(atMs) === moments.clock(atMs) && device.day(atMs) === moments.day(atMs);
  return (
    <time dateTime={new Date(atMs).toISOString()} className="small">
      {moments.moment(atMs)}
      {!isSame && <span className="soft"> ({words.deviceTime(device.moment(atMs))})</span>}
    </time>
  );
}
