/**
 * An agreement as the application shows it: its text in words, the standing of each clause over time, its findings by
 * day, who said what about it, and who stands where.
 */
import type { Agreement } from '../agreement/agreement.js';
import { clauseFields } from '../agreement/explain/clauses.js';
import { voiceOf } from '../agreement/explain/voice.js';
import { openPoints } from '../agreement/open-points.js';
import { standingSentence } from '../compliance/sentences/standing.js';
import type { LiveMission } from '../mission/live.js';
import { LANGUAGES, type Language } from '../record/codes.js';
import { findingHomeMs } from '../report/finding-home.js';
import { dayOf } from '../time/instant.js';
import type { AgreementDay, AgreementView, AgreementWords } from './api.js';
import { notFound } from './errors.js';
import { partyNames } from './party-names.js';

export function agreementView(live: LiveMission, id: string): AgreementView {
  const { picture } = live;
  const program = live.mission.programs.find((one) => one.agreement.id === id);
  const agreement = picture.agreements.find((one) => one.id === id);
  if (!agreement || !program) {
    const ids = picture.agreements.map((one) => one.id).join(', ');
    throw notFound(`Agreement "${id}"`, `The agreements of this mission: ${ids}.`);
  }
  const days = new Map<string, AgreementDay>();
  for (const finding of picture.findings) {
    if (finding.agreement !== id) continue;
    const incident = live.index.incidents.get(finding.incident);
    const day = dayOf(picture.mission.timeZone, findingHomeMs(finding, incident, picture.period));
    const { reading, verdict, band } = finding;
    const key = [day, reading, verdict, band].join('\n');
    const known = days.get(key);
    days.set(key, { day, reading, verdict, band, count: (known?.count ?? 0) + 1 });
  }
  return {
    agreement,
    standing: picture.standings
      .filter((band) => band.agreement === id)
      .map(({ agreement: _, step, ...band }) => ({
        ...band,
        because: inLanguages((language) =>
          standingSentence(step, language, { program, names: partyNames(picture, language) }),
        ),
      })),
    days: [...days.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day),
    declarations: picture.declarations.filter(({ about }) => about === id || about.startsWith(`${id}/`)),
    words: inLanguages((language) => wordsOf(agreement, language, partyNames(picture, language))),
  };
}

function wordsOf(
  agreement: Agreement,
  language: Language,
  names: Readonly<Record<string, string>>,
): AgreementWords {
  const voice = voiceOf(agreement, language, names);
  return {
    clauses: agreement.clauses.map((clause) => ({ clause: clause.id, fields: clauseFields(voice, clause) })),
    openPoints: openPoints(agreement, language, names),
  };
}

function inLanguages<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
}
