/** The daily reports: a list of days, and the day's report as the document it is. */
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { go, hrefOf, useAddress } from '../address/address.ts';
import { asAddressed, useLoad } from '../api/load.ts';
import type { Timeline } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { Empty, Show } from '../frame/states.tsx';
import { useSettledWindow } from '../window/window.ts';
import { LANGUAGES, type Language } from '../words/plural.ts';
import { useSpeech } from '../words/speech.tsx';
import './reports.css';

export default function Reports(): ReactNode {
  const { words } = useSpeech();
  const loaded = useLoad<Timeline>('timeline');
  return (
    <Show loaded={loaded} words={words}>
      {({ days }) => (days.length === 0 ? <Empty title={words.frame.nothingFound} /> : <Days days={days} />)}
    </Show>
  );
}

function Days({ days }: { readonly days: Timeline['days'] }): ReactNode {
  const { words, moments, mission, number, language } = useSpeech();
  // The report speaks the language of the application until another is chosen.
  const [chosenLanguage, choose] = useState<Language | undefined>();
  const spoken = chosenLanguage ?? language;
  const window = useSettledWindow(mission);
  const frame = useRef<HTMLIFrameElement>(null);
  const asked = useAddress().id;
  // Without a day in the address: the last day of the window.
  const found = days.findIndex((day) => day.day === asked);
  const last = days.findLastIndex((day) => day.startMs < window.endMs);
  const at = found >= 0 ? found : Math.max(0, last);
  const chosen = days[at]!;
  const address = `api/${asAddressed(`reports/${chosen.day}.${spoken}.html`)}`;
  const open = (index: number): void => go({ id: days[index]!.day }, 'replace');
  return (
    <div className="reports">
      <nav className="report-days" aria-label={words.reports.days}>
        {days.map((day) => (
          <a
            key={day.day}
            href={hrefOf({ view: 'reports', id: day.day })}
            aria-current={day === chosen ? 'page' : undefined}
            ref={day === chosen ? reveal : undefined}
          >
            <span>{moments.day(day.startMs)}</span>
            <span className="soft small">{number(day.incidents)}</span>
          </a>
        ))}
      </nav>
      <div className="report">
        <div className="report-bar">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.reports.previous}
            disabled={at === 0}
            onClick={() => open(at - 1)}
          >
            <Icon name="back" size={18} />
          </ActionIcon>
          <h1>{moments.day(chosen.startMs)}</h1>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.reports.next}
            disabled={at === days.length - 1}
            onClick={() => open(at + 1)}
          >
            <Icon name="forward" size={18} />
          </ActionIcon>
          <span className="grow" />
          <NativeSelect
            size="xs"
            aria-label={words.reports.language}
            value={spoken}
            onChange={(event) => choose(event.currentTarget.value as Language)}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
          <nav className="small report-files" aria-label={words.reports.files}>
            {FILES.map((format) => (
              <a
                key={format}
                href={`api/${asAddressed(`reports/${chosen.day}.${format}?language=${spoken}`)}`}
                download=""
              >
                {NAMES[format]}
              </a>
            ))}
          </nav>
          <a className="small report-open" href={address} target="_blank" rel="noreferrer">
            {words.reports.open}
          </a>
          <Button variant="default" size="xs" onClick={() => frame.current?.contentWindow?.print()}>
            {words.reports.print}
          </Button>
        </div>
        <iframe
          ref={frame}
          className="report-frame"
          src={address}
          title={words.reports.frame(moments.day(chosen.startMs))}
        />
      </div>
    </div>
  );
}

/** What the report can be saved as; the server makes them of what the reader may see. */
const FILES = ['pdf', 'xlsx', 'csv', 'geojson', 'json'] as const;
const NAMES = { pdf: 'PDF', xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON', json: 'JSON' } as const;
/** Each in its own language. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', uk: 'Українська', ru: 'Русский' };

const reveal = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
