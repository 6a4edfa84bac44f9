/**
 * The page for everybody, without an account: the latest day's report in three languages, the line, what is withheld and why, how
 * it is made, what it cannot tell. Light on purpose: the map comes only when it is asked for.
 */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { hrefOf } from '../address/address.ts';
import { asAddressed, latest, useLoad } from '../api/load.ts';
import type { Timeline } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { Summary } from '../line/summary.tsx';
import { LANGUAGE_NAMES } from '../words/catalogue.ts';
import { useMorningWords } from '../words/morning/choice.ts';
import { LANGUAGES } from '../words/plural.ts';
import { useSpeech } from '../words/speech.tsx';
import { LineSketch } from './line-sketch.tsx';
import './morning.css';

type Day = Timeline['days'][number];
const FILES = ['pdf', 'xlsx', 'csv', 'geojson', 'json'] as const;
const NAMES = { pdf: 'PDF', xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON', json: 'JSON' } as const;

export default function Public(): ReactNode {
  const { words, mission, text } = useSpeech();
  const { open } = useMorningWords();
  const loaded = useLoad<Timeline>('timeline');
  return (
    <div className="page public">
      <header>
        <p className="soft">{text(mission.title)}</p>
        <h1>{open.title}</h1>
        <p className="soft no-print">{open.lead}</p>
      </header>
      <Show loaded={loaded} words={words}>
        {({ days }) => {
          const day = lastTold(days);
          return day ? <Told day={day} /> : <Empty title={words.frame.nothingFound} />;
        }}
      </Show>
    </div>
  );
}

/** The last day of which anything is known: after it, nothing was told yet. */
export const lastTold = (days: readonly Day[]): Day | undefined =>
  days.findLast(({ incidents, sectorsObserved, alerts }) => incidents + sectorsObserved + alerts > 0) ??
  days.at(-1);

function Told({ day }: { readonly day: Day }): ReactNode {
  const { moments } = useSpeech();
  const { open } = useMorningWords();
  return (
    <div className="open-columns">
      <div className="open-side">
        <section aria-labelledby="open-day">
          <h2 id="open-day">{open.latest(moments.day(day.startMs))}</h2>
          <Summary window={day} compact={false} />
        </section>
        <section aria-labelledby="open-line">
          <h2 id="open-line">{open.line}</h2>
          <LineSketch day={day} />
        </section>
        <Reports day={day} />
      </div>
      <div className="open-side">
        <Withheld />
        <Sentences id="open-method" title={open.method} sentences={open.methods} />
        <Sentences id="open-limits" title={open.limits} sentences={open.limit} />
        <section className="no-print">
          <a href={hrefOf({ view: 'verify', id: '' })}>{open.verify}</a>
          <div>
            <Button variant="default" size="xs" onClick={() => print()}>
              {open.print}
            </Button>
          </div>
        </section>
      </div>
    </div>
  );
}

function Reports({ day }: { readonly day: Day }): ReactNode {
  const { moments } = useSpeech();
  const { open } = useMorningWords();
  const file = (name: string): string => `api/${asAddressed(`reports/${day.day}.${name}`)}`;
  return (
    <section aria-labelledby="open-report">
      <h2 id="open-report">
        {open.report}, {moments.day(day.startMs)}
      </h2>
      <p className="soft small">{open.reportNote}</p>
      <dl className="open-reports" data-testid="open-reports">
        {LANGUAGES.map((language) => (
          <div key={language}>
            <dt lang={language}>{LANGUAGE_NAMES[language]}</dt>
            <dd>
              <a
                href={file(`${language}.html`)}
                hrefLang={language}
                aria-label={`${open.read}: ${LANGUAGE_NAMES[language]}`}
              >
                {open.read}
              </a>
            </dd>
            <dd className="small">
              {FILES.map((format) => (
                <a
                  key={format}
                  href={file(`${format}?language=${language}`)}
                  download=""
                  aria-label={`${NAMES[format]}, ${LANGUAGE_NAMES[language]}`}
                >
                  {NAMES[format]}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One sentence for each kind of knowledge that is not shown in full: what is done to it, and why. */
function Withheld(): ReactNode {
  const { words } = useSpeech();
  const { open } = useMorningWords();
  const session = latest(useSession());
  const { access } = words;
  const told = (session?.withheld ?? []).flatMap((one) => {
    const why = open.because[one.field];
    if (why === undefined) return [];
    const field = access.fields[one.field];
    const what =
      one.kind === 'generalised'
        ? access.generalised(field, one.km)
        : one.kind === 'delayed'
          ? access.delayed(field, one.hours)
          : access.withheld(field);
    return [`${what}, ${open.whyJoin} ${why}.`];
  });
  return (
    <Sentences
      id="open-withheld"
      title={open.withheld}
      sentences={told.length > 0 ? told : [open.nothingWithheld]}
    />
  );
}

function Sentences(props: {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}): ReactNode {
  return (
    <section aria-labelledby={props.id} data-testid={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <ul>
        {props.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
