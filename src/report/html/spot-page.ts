/** The report on one incident as one page: what happened, accounts side by side, verdicts, what is not known. */
import { en, type Messages } from '../messages.js';
import { namesOf } from '../names.js';
import type { SpotReport } from '../spot.js';
import { longDate, unevenDay, zoneName } from '../times.js';
import { accounts, facts, judgement, titleOf, verdicts, waterfalls } from './entry-section.js';
import { foreign } from './foreign.js';
import { checkpoint, page, type Section, standsOn } from './frame.js';
import { probability } from './marks.js';
import { html, type Markup } from './markup.js';

export function renderSpot(report: SpotReport, messages: Messages = en): string {
  const names = namesOf(report, messages);
  const { text } = messages;
  const words = text.spot;
  const { incident } = report;
  const said = (line: Markup | string): Markup => html`<li>${line}</li>`;
  const sections: Section[] = [
    {
      id: 'happened',
      title: words.whatHappened,
      content: html`<p class="lead">${titleOf(incident, names)}.</p><p class="facts">${facts(incident, report, names)} <span class="id">${incident.id}</span></p>
${incident.happened ? html`<p>${text.incidents.happened}:</p>${probability(incident.happened, messages)}` : html`<p>${text.incidents.notAssessed}</p>`}`,
    },
    { id: 'accounts', title: words.accounts, content: accounts(incident, report, names) },
    {
      id: 'author',
      title: text.incidents.author,
      content: [judgement(incident, names), waterfalls(incident, names)],
    },
    { id: 'verdicts', title: text.incidents.verdicts, content: verdicts(incident, report, names) },
    {
      id: 'unknown',
      title: words.notKnown,
      content:
        report.notKnown.length === 0 && incident.missing.length === 0
          ? html`<p>${words.nothingUnknown}</p>`
          : html`<ul class="plain">${report.notKnown.map((kind) =>
              said(
                kind === 'silentParty'
                  ? words.silentParty(messages.list(report.silent.map(names.actor)))
                  : words.unknown[kind],
              ),
            )}${incident.missing.length === 0 ? '' : said(messages.reasons.missing(incident.missing.map((kind) => messages.reasons.missingKind[kind]).join('; ')))}</ul>`,
    },
    {
      id: 'records',
      title: words.records,
      content: html`<ul class="plain">${incident.accounts.flatMap(({ source, observations }) =>
        observations.map(
          (id) =>
            html`<li><span class="id">${id}</span>: ${foreign(names.source(source), messages.language)}${
              report.entries[id] === undefined ? '' : `; ${words.entry(messages.number(report.entries[id]))}`
            }</li>`,
        ),
      )}</ul>${checkpoint(report, names)}`,
    },
  ];
  const date = longDate(report.day, messages);
  const title = `${words.title}, ${date}`;
  const zone = zoneName(names.zone, report.startMs, report.endMs, messages, report.mission.timeZoneName);
  const opening = html`<p class="kicker">Truceline · ${names.local(report.mission.title)}</p>
<h1>${title}</h1>
<p class="lead">${words.times(zone)} ${unevenDay(report.startMs, report.endMs, messages)}</p>
${standsOn(report, names)}`;
  return page(
    `${title}${messages.dash}${names.local(report.mission.title)}`,
    opening,
    sections,
    report,
    names,
  );
}
