/** What is overdue as matters: times of cases that ran out, and persons who were to be handed over by a day that is past. */
import { foldCases } from '../casework/fold-cases.js';
import { caseSetting } from '../casework/progress.js';
import { disclose } from '../handover/disclosure.js';
import { peopleAt } from '../handover/people.js';
import type { AlertRule } from '../mission/alert-config.js';
import type { Language } from '../record/codes.js';
import type { Picture } from '../report/picture.js';
import type { Matter } from './matter.js';
import { WORDS } from './words.js';

type DueRule = Extract<AlertRule, { about: 'case' | 'delivery' }>;

export function caseMatters(picture: Picture, rule: DueRule, nowMs: number): Matter[] {
  // A released picture has no steps: its cases are those of the moment that it was made.
  const cases = picture.released
    ? picture.cases
    : foldCases(picture.steps, caseSetting(picture), nowMs).cases;
  return cases
    .filter((one) => isAsked(rule, one))
    .flatMap((one) =>
      one.lapses
        .filter(({ dueMs }) => dueMs < nowMs)
        .map(
          ({ clock, party, of, dueMs, within }): Matter => ({
            about: 'case',
            key: `case:${one.id} ${clock} ${party} ${of} ${dueMs}`,
            ...{ mark: within, fits: true },
            ...{ earlierKeys: [], atMs: dueMs, sector: '', area: null },
            view: 'line',
            resource: `api/cases/${encodeURIComponent(one.id)}`,
            facts: {
              ...{ case: one.id, agreement: one.agreement, clause: one.clause, clock, party, within },
              due: new Date(dueMs).toISOString(),
            },
            tell: (language) => ({
              title: WORDS[language].caseDue(one.id),
              lines: [WORDS[language].caseClock(clock, nameOf(picture, party, language), within)],
            }),
          }),
        ),
    );
}

export function deliveryMatters(picture: Picture, rule: DueRule, nowMs: number): Matter[] {
  const endMs = Math.min(nowMs, picture.period.endMs);
  const { balances } = disclose(peopleAt(picture, endMs), picture.released ? 'public' : 'monitors');
  return balances
    .filter((one) => one.state === 'overdue' && isAsked(rule, one))
    .map(
      ({ agreement, clause, reading, readingTitle, title, party, due, overdue }): Matter => ({
        about: 'delivery',
        key: `delivery:${agreement}~${clause}~${reading}~${party}~${due?.lowMs ?? ''}`,
        ...{ mark: '', fits: true },
        ...{ earlierKeys: [], atMs: due?.lowMs ?? endMs, sector: '', area: null },
        view: 'people',
        resource: 'api/people',
        facts: {
          ...{ agreement, clause, reading, party, overdue },
          ...(due ? { due: new Date(due.lowMs).toISOString() } : {}),
        },
        tell: (language) => {
          const words = WORDS[language];
          const called = readingTitle[language] ?? readingTitle.en;
          return {
            title: words.delivery(title[language] ?? title.en),
            lines: [words.reading(called, words.outstanding(nameOf(picture, party, language), overdue))],
          };
        },
      }),
    );
}

function isAsked(rule: DueRule, one: { readonly agreement: string; readonly clause: string }): boolean {
  return (
    (!rule.agreement || rule.agreement.includes(one.agreement)) &&
    (!rule.clause || rule.clause.includes(one.clause.split('@', 1)[0]!))
  );
}

function nameOf({ parties, guarantors }: Picture, id: string, language: Language): string {
  const name = [...parties, ...guarantors].find((one) => one.id === id)?.name;
  return name?.[language] ?? name?.en ?? id;
}
