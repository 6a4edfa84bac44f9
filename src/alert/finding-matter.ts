/**
 * Findings as matters: all readings of one clause on one event are one matter, so that whoever is told of one reading is told
 * of the others in the same message. A rule takes the matter where any of its findings fits.
 */
import { clauseOf, type Finding } from '../compliance/finding.js';
import { because } from '../compliance/sentences/because.js';
import type { Incident } from '../incident/incident.js';
import type { FindingRule } from '../mission/alert-config.js';
import type { Language } from '../record/codes.js';
import type { Picture } from '../report/picture.js';
import type { PictureIndex } from '../report/picture-index.js';
import type { Matter, Telling } from './matter.js';
import { WORDS } from './words.js';

/** @param wasTold of a key: what no longer fits is given too where it was told of, to tell how it stands now */
export function findingMatters(
  index: PictureIndex,
  rule: FindingRule,
  wasTold: (key: string) => boolean,
): Matter[] {
  const { picture } = index;
  const groups = new Map<string, Finding[]>();
  for (const finding of picture.findings) {
    if (rule.agreement && !rule.agreement.includes(finding.agreement)) continue;
    if (rule.clause && !rule.clause.includes(clauseOf(finding))) continue;
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const matters: Matter[] = [];
  for (const [key, findings] of groups) {
    const incident = index.incidents.get(findings[0]!.incident);
    const isTaken =
      (!rule.sector || rule.sector.includes(incident?.line?.sector ?? '')) &&
      (!rule.conduct || (incident !== undefined && rule.conduct.includes(incident.conduct))) &&
      findings.some((one) => fits(one, rule));
    if (isTaken || wasTold(key)) matters.push(matterOf(picture, key, findings, incident, isTaken));
  }
  return matters;
}

/** The id of a finding without its reading. */
const keyOf = ({ id, reading }: Finding): string => `finding:${id.slice(0, id.length - reading.length - 1)}`;

function fits(finding: Finding, { reading, party, verdict, band, probability }: FindingRule): boolean {
  return (
    verdict.includes(finding.verdict) &&
    (!reading || reading.includes(finding.reading)) &&
    (!party || party.includes(finding.party)) &&
    (!band || band.includes(finding.band)) &&
    (probability === undefined || finding.probability.value >= probability)
  );
}

function matterOf(
  picture: Picture,
  key: string,
  findings: readonly Finding[],
  incident: Incident | undefined,
  isTaken: boolean,
): Matter {
  const readings = [...findings].sort((a, b) => (a.reading < b.reading ? -1 : 1));
  const first = readings[0]!;
  const sector = incident?.line?.sector ?? '';
  const mark = [
    sector,
    incident?.conduct ?? '',
    ...readings.map(({ reading, verdict, band, party }) => `${reading}:${verdict}:${band}:${party}`),
  ].join(' ');
  return {
    about: 'finding',
    key,
    mark,
    fits: isTaken,
    earlierKeys: incident ? earlierKeys(key, incident) : [],
    atMs: first.startMs,
    sector,
    area: incident
      ? {
          name: incident.place.name || incident.place.region || '',
          lat: incident.place.lat,
          lon: incident.place.lon,
          radiusMetres: incident.place.radiusMetres,
        }
      : null,
    view: incident ? `incident/${encodeURIComponent(incident.id)}` : 'findings',
    resource: `api/findings/${encodeURIComponent(first.id)}`,
    facts: {
      agreement: first.agreement,
      clause: first.clause,
      ...(incident ? { incident: incident.id, conduct: incident.conduct, sector } : {}),
      start: new Date(first.startMs).toISOString(),
      readings: readings.map(({ id, reading, verdict, rule, band, party, probability }) => ({
        ...{ finding: id, reading, verdict, rule, band, party },
        probability: { value: probability.value, low: probability.low, high: probability.high },
      })),
    },
    tell: (language) => told(picture, readings, incident, language),
  };
}

/** An incident is called after its earliest observation; with an earlier one it has another name. */
function earlierKeys(key: string, { id, accounts }: Incident): readonly string[] {
  const start = `finding:${id}`;
  if (!key.startsWith(start)) return [];
  const rest = key.slice(start.length);
  return accounts
    .flatMap(({ observations }) => observations)
    .map((observation) => `finding:inc-${observation}${rest}`)
    .filter((one) => one !== key);
}

function told(
  { programs, parties, guarantors }: Picture,
  readings: readonly Finding[],
  incident: Incident | undefined,
  language: Language,
): Telling {
  const words = WORDS[language];
  const first = readings[0]!;
  const program = programs.find(({ agreement }) => agreement.id === first.agreement);
  const names = Object.fromEntries(
    [...parties, ...guarantors].map(({ id, name }) => [id, name[language] ?? name.en]),
  );
  const clause = program?.agreement.clauses.find(({ id }) => id === clauseOf(first));
  const title = clause?.title[language] ?? clause?.title.en ?? first.clause;
  const place = incident && (incident.place.name || incident.place.region);
  return {
    title: place ? words.findingAt(title, place) : words.finding(title),
    lines: readings.map((finding) => {
      const reading = program?.agreement.readings.find(({ id }) => id === finding.reading);
      const called = reading?.title[language] ?? reading?.title.en ?? finding.reading;
      return words.reading(called, because(finding, language, { ...(program ? { program } : {}), names }));
    }),
  };
}
