/**
 * Standing over time as bands: days on top, a group for each reading, in it a row for each party. Each standing has
 * its word in the band and its own filling; the diagonal hatch is left to "not observed".
 */
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { AgreementView, Standing, StandingBand } from '../api/types.ts';
import { usePhone } from '../frame/rail.tsx';
import { ScrollX } from '../frame/scroll-x.tsx';
import { PartyName, usePartyColour } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { standingRows } from './bands.ts';
import { DayAxis, useDayAxis } from './day-axis.tsx';

const ROW_PIXELS = 26;
const TITLE_PIXELS = 30;

export function StandingTimeline({ view }: { readonly view: AgreementView }): ReactNode {
  const { words, mission, text, name } = useSpeech();
  const phone = usePhone();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<StandingBand | null>(null);
  const partyColour = usePartyColour();
  const { agreement } = view;
  const english = (id: string): string => mission.parties.find((party) => party.id === id)?.name.en ?? id;
  const parties = [...agreement.parties].sort((a, b) => (english(a) < english(b) ? -1 : 1));
  const rows = standingRows(
    view.standing,
    agreement.readings.map(({ id }) => id),
    parties,
  );
  const left = phone ? 8 : 210;
  const axis = useDayAxis(Math.max(200, width - left - 8));
  const clauseTitle = (compiled: string): string => {
    // Stages and local variations are named behind their clause: clause@stage.
    const [id, part] = compiled.split('@');
    const clause = agreement.clauses.find((known) => known.id === id);
    const title = clause ? text(clause.title) : id!;
    return part ? `${title} (${part})` : title;
  };
  const everyClause = new Set(view.standing.map(({ clause }) => clause)).size;
  let y = 26;
  const placed = rows.map((row, index) => {
    const opens = index === 0 || rows[index - 1]!.reading !== row.reading;
    if (opens) y += TITLE_PIXELS;
    const labelRoom = phone ? 16 : 0;
    const top = y + labelRoom;
    y += ROW_PIXELS + labelRoom;
    return { row, opens, top };
  });
  return (
    <section data-testid="standing">
      <h2>{words.agreement.standing}</h2>
      <div ref={ref} className="standing-plot">
        <svg
          width={Math.max(width, 1)}
          height={y + 8}
          role="img"
          aria-label={`${words.agreement.standing}. ${words.agreement.asTable}.`}
        >
          <StandingFills />
          <g transform={`translate(${left} 0)`}>
            <DayAxis axis={axis} height={y} />
          </g>
          {placed.map(({ row, opens, top }) => {
            const reading = agreement.readings.find(({ id }) => id === row.reading);
            const all = row.clauses.length === everyClause;
            const label = `${name(row.party)}${all ? '' : `: ${row.clauses.map(clauseTitle).join(', ')}`}`;
            return (
              <g key={`${row.reading} ${row.party} ${row.clauses.join()}`}>
                {opens && (
                  <text x={0} y={top - (phone ? 26 : 10)} className="standing-reading">
                    {reading ? text(reading.title) : row.reading}
                  </text>
                )}
                <circle cx={5} cy={phone ? top - 8 : top + 11} r={4} fill={partyColour(row.party)} />
                <text x={14} y={phone ? top - 4 : top + 15} className="standing-label">
                  {phone ? label : fitted(label, left - 20)}
                  <title>{label}</title>
                </text>
                <g transform={`translate(${left} ${top})`}>
                  {row.bands.map((band) => (
                    <Band key={band.startMs} band={band} axis={axis} point={setPointed} />
                  ))}
                </g>
              </g>
            );
          })}
        </svg>
      </div>
      <p className="standing-said small" aria-live="polite">
        {pointed ? <Said band={pointed} /> : <StandingLegend />}
      </p>
      <details className="small">
        <summary>{words.agreement.asTable}</summary>
        <ScrollX>
          <BandTable
            view={view}
            rows={rows.flatMap((row) => row.bands.map((band) => ({ band, row })))}
            clauseTitle={clauseTitle}
          />
        </ScrollX>
      </details>
    </section>
  );
}

function Band(props: {
  readonly band: StandingBand;
  readonly axis: ReturnType<typeof useDayAxis>;
  readonly point: (band: StandingBand | null) => void;
}): ReactNode {
  const { words } = useSpeech();
  const { band, axis } = props;
  const x = axis.at(band.startMs);
  const width = axis.at(band.endMs) - x;
  if (width <= 0) return null;
  const word = words.standing[band.standing];
  return (
    <g onPointerEnter={() => props.point(band)} onPointerLeave={() => props.point(null)}>
      <rect
        x={x}
        y={3}
        width={Math.max(1.5, width - 1)}
        height={ROW_PIXELS - 8}
        className={`standing standing-${band.standing}`}
        data-standing={band.standing}
      />
      {width > word.length * 6.6 + 8 && (
        <text x={x + 6} y={16} className={`standing-word on-${band.standing}`}>
          {word}
        </text>
      )}
    </g>
  );
}

function Said({ band }: { readonly band: StandingBand }): ReactNode {
  const { words, moments, name, language } = useSpeech();
  return (
    <>
      {name(band.party)}: <strong>{words.standing[band.standing]}</strong>,{' '}
      {moments.window(band.startMs, band.endMs)}. {band.because[language]}
    </>
  );
}

const STANDINGS: readonly Standing[] = [
  'proposed',
  'notYet',
  'inForce',
  'suspended',
  'released',
  'lapsed',
  'undetermined',
];

function StandingLegend(): ReactNode {
  const { words } = useSpeech();
  return (
    <span className="standing-legend">
      {STANDINGS.map((standing) => (
        <span key={standing}>
          <svg width="20" height="12" aria-hidden="true">
            <rect x="1" y="1" width="18" height="10" className={`standing standing-${standing}`} />
          </svg>{' '}
          {words.standing[standing]}
        </span>
      ))}
    </span>
  );
}

function BandTable(props: {
  readonly view: AgreementView;
  readonly rows: readonly {
    readonly band: StandingBand;
    readonly row: { readonly clauses: readonly string[] };
  }[];
  readonly clauseTitle: (id: string) => string;
}): ReactNode {
  const { words, text, moments, language } = useSpeech();
  const title = (id: string): string => {
    const reading = props.view.agreement.readings.find((known) => known.id === id);
    return reading ? text(reading.title) : id;
  };
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.findings.reading}</th>
          <th scope="col">{words.findings.party}</th>
          <th scope="col">{words.findings.clause}</th>
          <th scope="col">{words.findings.standing}</th>
          <th scope="col">{words.table.when}</th>
          <th scope="col">{words.agreement.because}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ band, row }) => (
          <tr key={`${band.reading} ${band.party} ${band.clause} ${band.startMs}`}>
            <td>{title(band.reading)}</td>
            <td>
              <PartyName id={band.party} />
            </td>
            <td>{row.clauses.map(props.clauseTitle).join('; ')}</td>
            <td>{words.standing[band.standing]}</td>
            <td>{moments.window(band.startMs, band.endMs)}</td>
            <td>{band.because[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StandingFills(): ReactNode {
  return (
    <defs>
      <pattern id="standing-suspended" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--tl-ground)" />
        <rect width="3" height="6" fill="var(--tl-accent)" />
      </pattern>
      <pattern id="standing-released" width="6" height="5" patternUnits="userSpaceOnUse">
        <rect width="6" height="5" fill="var(--tl-ground)" />
        <rect width="6" height="1.4" y="2" fill="var(--tl-accent)" />
      </pattern>
      <pattern id="standing-undetermined" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" fill="var(--tl-ground)" />
        <circle cx="2.5" cy="2.5" r="0.9" fill="var(--tl-undetermined)" />
      </pattern>
    </defs>
  );
}

const fitted = (label: string, pixels: number): string => {
  const room = Math.floor(pixels / 6.7);
  return label.length > room ? `${label.slice(0, room - 1)}…` : label;
};
