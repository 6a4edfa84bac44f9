/**
 * Coverage, which is told before any number: which sectors were heard from, which sources spoke, which regions are silent.
 */

import { dayOf } from '../../time/instant.js';
import type { Coverage, SectorCoverage } from '../coverage.js';
import type { Names } from '../names.js';
import { shortDate } from '../times.js';
import { foreign } from './foreign.js';
import { HATCH } from './map.js';
import { tenths } from './marks.js';
import { type Content, html, type Markup } from './markup.js';
import { filled, listed, slot } from './slots.js';

/** How much was watched, in sentences: a summary opens with it. */
export function coverageLead(coverage: Coverage, observed: boolean, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.coverage;
  const { line, sources, days } = coverage;
  const spoke = sources.filter(({ records }) => records > 0).length;
  return html`${observed ? '' : html`<p class="banner">${words.nothing}</p>`}<p class="lead">${
    line
      ? words.sectors(line.sectorsObserved, line.sectors.length, messages.number(Math.round(line.lengthKm)))
      : words.noLine
  } ${(days === 1 ? words.sources : words.sourcesPeriod)(spoke, sources.length)}${
    line ? ` ${words.meaning}` : ''
  }</p>`;
}

/** Where and by whom nothing was observed. */
export function coverageSection(coverage: Coverage, names: Names): Markup {
  const { messages } = names;
  const words = messages.text.coverage;
  const silent = coverage.sources.filter((source) => source.records === 0);
  return html`${coverage.line ? lineParagraph(coverage, coverage.line, names) : ''}${
    silent.length === 0
      ? ''
      : html`<p>${words.silent} ${messages.list(
          silent.map(
            ({ source, lastMs }) =>
              `${names.source(source)} (${lastMs === null ? words.never : words.last(shortDate(dayOf(names.zone, lastMs), messages))})`,
          ),
        )}.</p>`
  }${
    coverage.regionsNotObserved.length === 0
      ? ''
      : html`<p class="note"><span class="hatch"></span> ${words.regions} ${messages.list(coverage.regionsNotObserved.map(names.region))}.</p>`
  }`;
}

function lineParagraph(coverage: Coverage, line: NonNullable<Coverage['line']>, names: Names): Content {
  const { messages } = names;
  const words = messages.text.coverage;
  const gaps = line.sectors.filter((sector) => sector.daysObserved === 0);
  const share = line.sectorDays === 0 ? 0 : Math.round((100 * line.sectorDaysNotObserved) / line.sectorDays);
  return html`<p>${
    gaps.length === 0
      ? words.allSeen
      : html`<strong>${words.gaps}</strong> ${listed(gapNames(line.sectors, names), messages)}.`
  }${
    coverage.days > 1
      ? ` ${words.sectorDays(messages.number(line.sectorDaysNotObserved), messages.number(line.sectorDays), messages.number(share))}`
      : ''
  }</p>
${strip(line.sectors, coverage.days, names)}`;
}

/** Sectors in a row that were not observed are named together: S03 (near X) to S05 (near Y). */
function gapNames(sectors: readonly SectorCoverage[], names: Names): Content[] {
  const { coverage, fromTo } = names.messages.text;
  const runs: SectorCoverage[][] = [];
  sectors.forEach((sector, at) => {
    if (sector.daysObserved > 0) return;
    const last = runs[runs.length - 1];
    if (last && sectors[at - 1] === last[last.length - 1]) last.push(sector);
    else runs.push([sector]);
  });
  const near = ({ near: place }: SectorCoverage): Content => foreign(place, names.messages.language);
  const name = (sector: SectorCoverage, at: number): string =>
    coverage.near(sector.sector, sector.near && slot(at));
  return runs.map((run) => {
    const [first, last] = [run[0]!, run[run.length - 1]!];
    const said = first === last ? name(first, 0) : fromTo(name(first, 0), name(last, 1));
    return filled(said, [near(first), near(last)]);
  });
}

const WIDTH = 700;

/** One box a sector, as wide as the sector is long; hatch where nothing was observed, else the number of reports. */
function strip(sectors: readonly SectorCoverage[], days: number, names: Names): Markup {
  const words = names.messages.text.coverage;
  const lengthKm = sectors[sectors.length - 1]?.endKm ?? 1;
  const most = Math.max(1, ...sectors.map((sector) => sector.reports));
  const box = (sector: SectorCoverage): Markup => {
    const x = tenths((sector.startKm / lengthKm) * WIDTH);
    const width = tenths((sector.endKm / lengthKm) * WIDTH - x);
    const title = `${words.near(sector.sector, sector.near)}: ${
      sector.daysObserved === 0
        ? names.messages.text.notObserved
        : names.messages.count(sector.reports, 'report')
    }`;
    const seen = sector.daysObserved > 0;
    const missing = seen ? tenths(22 * (1 - sector.daysObserved / days)) : 22;
    const shade = 0.1 + 0.5 * Math.sqrt(sector.reports / most);
    const middle = tenths(x + width / 2);
    return html`<g><title>${title}</title><rect x="${x}" y="0" width="${width}" height="22" fill="#24566e" fill-opacity="${Math.round(shade * 100) / 100}"/>${
      missing > 0
        ? html`<rect x="${x}" y="0" width="${width}" height="${missing}" fill="url(#hatch-strip)"/>`
        : ''
    }<rect x="${x}" y="0" width="${width}" height="22" fill="none" stroke="#fff" stroke-width="1.5"/>${
      seen
        ? html`<text x="${middle}" y="15.5" font-size="9.5" text-anchor="middle" fill="#1f2a33" stroke="#fff" stroke-opacity=".7" stroke-width="2" paint-order="stroke">${sector.reports}</text>`
        : ''
    }<text x="${middle}" y="33" font-size="8.5" text-anchor="middle" fill="#5b6770">${sector.sector}</text></g>`;
  };
  const hatch = HATCH.markup.replace('id="hatch"', 'id="hatch-strip"');
  return html`<div class="figure"><svg viewBox="0 0 ${WIDTH} 36" role="img" aria-label="${words.strip}"><defs>${{ markup: hatch }}</defs>${sectors.map(box)}</svg><p class="note">${words.strip}</p></div>`;
}
