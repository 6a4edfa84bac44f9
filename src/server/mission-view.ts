/**
 * The mission as the first answer of the API: who, what, when, by which sources, and how fresh each of them is.
 */
import type { LiveMission } from '../mission/live.js';
import { periodOf } from '../report/clauses.js';
import type { MissionView } from './api.js';

export function missionView(live: LiveMission): MissionView {
  const { picture, mission, index } = live;
  const said = new Map<string, { records: number; lastMs: number }>();
  for (const [source, { reports, lastMs }] of index.sums.sources)
    said.set(source, { records: reports, lastMs });
  const count = (source: string, atMs: number): void => {
    const known = said.get(source);
    if (known) {
      known.records++;
      if (atMs > known.lastMs) known.lastMs = atMs;
    } else said.set(source, { records: 1, lastMs: atMs });
  };
  for (const one of [...picture.declarations, ...picture.handovers, ...picture.efforts]) {
    count(one.source, Date.parse(one.time.start));
  }
  const { line } = picture;
  return {
    id: picture.mission.id,
    title: picture.mission.title,
    timeZone: picture.mission.timeZone,
    period: picture.period,
    parties: picture.parties,
    guarantors: picture.guarantors,
    sources: picture.sources.map((source) => ({
      ...source,
      records: said.get(source.id)?.records ?? 0,
      lastMs: said.get(source.id)?.lastMs ?? null,
    })),
    agreements: picture.agreements.map((agreement) => ({
      id: agreement.id,
      title: agreement.title,
      status: agreement.status,
      readings: agreement.readings.map((reading) => ({
        id: reading.id,
        title: reading.title,
        by: reading.by,
        ...periodOf(picture, agreement.id, reading.id),
      })),
      clauses: agreement.clauses.map((clause) => ({ id: clause.id, title: clause.title })),
    })),
    refusedAgreements: live.refusedAgreements,
    line: line && {
      lengthKm: line.lengthKm,
      depthKm: line.depthKm,
      sectors: line.sectors,
      source: mission.config.line?.source ?? '',
    },
    counts: {
      records: picture.standsOn.records,
      incidents: picture.incidents.length,
      findings: picture.findings.length,
    },
    bounds: mission.config.bounds,
    standsOn: picture.standsOn,
    edition: live.edition,
  };
}
