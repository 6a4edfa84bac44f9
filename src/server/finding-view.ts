/** Findings with their proofs in words, in every language of the application. */
import { casesByRecord, casesOfIncident, type Ruled, ruledOn } from '../casework/meeting.js';
import type { Finding } from '../compliance/finding.js';
import { because } from '../compliance/sentences/because.js';
import { proofLines } from '../compliance/sentences/proof-lines.js';
import type { Known } from '../compliance/sentences/tongue.js';
import type { LiveMission } from '../mission/live.js';
import { LANGUAGES, type Language } from '../record/codes.js';
import type { FindingRow, FindingView, FindingWords } from './api.js';
import { partyNames } from './party-names.js';

export function findingViews(live: LiveMission, findings: readonly Finding[]): FindingView[] {
  const decidedOn = decisions(live);
  return findings.map((finding) => {
    const known = knownOf(live, finding);
    const words = Object.fromEntries(
      LANGUAGES.map((language) => {
        const said: FindingWords = {
          because: because(finding, language, known(language)),
          lines: proofLines(finding, language, known(language)),
        };
        return [language, said];
      }),
    ) as FindingView['words'];
    return { ...finding, decided: decidedOn(finding), words };
  });
}

function decisions({ picture, index }: LiveMission): (finding: Finding) => readonly Ruled[] {
  if (picture.cases.length === 0) return () => [];
  const byRecord = casesByRecord(picture.cases);
  return (finding) => {
    const incident = index.incidents.get(finding.incident);
    return incident ? ruledOn(finding, casesOfIncident(byRecord, incident)) : [];
  };
}

/** A row of a finding that no incident carries says in a sentence what it is about. */
export function withReason(live: LiveMission, row: FindingRow): FindingRow {
  const finding = live.index.others.get(row.id);
  if (!finding) return row;
  const known = knownOf(live, finding);
  const said = (language: Language): string => because(finding, language, known(language));
  return { ...row, because: { en: said('en'), uk: said('uk'), ru: said('ru') } };
}

function knownOf(live: LiveMission, { agreement: id }: Finding): (language: Language) => Known {
  const program = live.mission.programs.find(({ agreement }) => agreement.id === id);
  return (language) => ({
    ...(program ? { program } : {}),
    names: partyNames(live.picture, language),
  });
}
