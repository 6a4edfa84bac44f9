/** A small agreement in YAML that every test of the language changes a little. */
export const HARBOUR = `truceline: agreement/1
id: harbour-truce
title: { en: Harbour truce }
status: agreed
parties: [NORTH, SOUTH]
guarantors: [LAKE]
others: [BOARD]
timeZone: Europe/Vienna
summary: Neither side shells the harbour.
source: Invented for this test
standard: { possible: 0.5, probable: 0.7, confirmed: 0.9 }
measures: { tanks: { en: tanks } }
protectedClasses: { hydro: { title: { en: dams } } }
weaponClasses: { heavy: { title: { en: heavy artillery }, calibreMm: { min: 100 } } }
lines: { river: { points: [[16, 48], [17, 48]], sides: { left: NORTH, right: SOUTH } } }
zones:
  harbour: { centre: [16.4, 48.2], withinKm: 5 }
  bank: { line: river, withinKm: 15, side: self }
  old-town: { byName: true }
events:
  opening: { declaration: { by: LAKE, act: notifies, about: opening } }
moments:
  d-day: { first: { event: opening }, take: effectiveFrom }
quantities:
  freed: { sum: { handover: { from: self } } }
conditions:
  answered: { once: { breach: { by: other, clause: no-shelling } }, within: 3 h }
period:
  start: 2031-05-05T00:00:00+02:00
  end: 2031-06-05T00:00:00+02:00
rulings: { by: BOARD }
readings:
  - id: plain
    title: { en: As it stands }
    by: [NORTH, LAKE]
    source: Invented for this test
  - id: narrow
    title: { en: Guns only }
    by: [SOUTH]
    clauses:
      no-shelling: { means: [artillery] }
    source: Invented for this test
clauses:
  - id: no-shelling
    title: { en: No shelling }
    text: Neither side fires at the harbour.
    kind: prohibition
    conduct: strike
    zone: harbour
    exempt:
      - { id: answer, purpose: return_fire, when: { condition: answered } }
    source: Invented for this test
`;

/** The text with one clause more; lines of the clause are indented by four. */
export const withClause = (body: string, text = HARBOUR): string =>
  `${text}  - id: added
    title: { en: Added }
    text: Added for a test.
    source: Invented for this test
${body.replace(/^/gm, '    ')}
`;
