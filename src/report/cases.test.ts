import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HOUR, SETTING, START, stepsOf, WHOLE } from '../casework/case.fixture.js';
import type { Case } from '../casework/case.js';
import { foldCases } from '../casework/fold-cases.js';
import { casesOf } from './cases.js';
import { dailyReport } from './daily.js';
import { hamlet } from './hamlet.fixture.js';
import { renderHtml } from './html/page.js';
import { en, ru, uk } from './messages.js';
import { numbersOf, textOf } from './page-text.fixture.js';
import { periodReport } from './period.js';
import { indexPicture } from './picture-index.js';

test('a stretch tells what was opened, due and closed in it, and what is open at its end', () => {
  const { cases } = foldCases(
    [...stepsOf(WHOLE), ...stepsOf(WHOLE.slice(0, 2), 'case:two')],
    SETTING,
    START + 200 * HOUR,
  );
  const index = indexPicture({ ...hamlet, cases });
  const day = (from: number, to: number) =>
    casesOf(index, { startMs: START + from * HOUR, endMs: START + to * HOUR });
  const first = day(0, 1);
  assert.deepEqual([first.opened.length, first.closed.length, first.open], [2, 0, 2]);
  assert.deepEqual(
    first.opened.map(({ state }) => state),
    ['alleged', 'alleged'],
    'as it was at the end of the stretch',
  );
  assert.deepEqual(
    day(20, 30).due.map((one) => [one.case, one.clock, one.within]),
    [['case:two', 'task', '24 h']],
  );
  const last = day(99, 101);
  assert.deepEqual([last.closed.map((one) => one.case), last.open], [['case:one'], 1]);
  const { opened, due, closed, open } = day(-10, 0);
  assert.deepEqual({ opened, due, closed, open }, { opened: [], due: [], closed: [], open: 0 });
});

describe('cases in the page of a day', () => {
  const { cases } = foldCases(
    [...stepsOf(WHOLE), ...stepsOf(WHOLE.slice(0, 2), 'case:two')],
    SETTING,
    START + 200 * HOUR,
  );
  const [NORTH, SOUTH] = [...hamlet.parties].map(({ id }) => id) as [string, string];
  const shift = hamlet.period.startMs + 26 * HOUR - START;
  const later = (key: string, value: unknown): unknown =>
    key.endsWith('Ms') && typeof value === 'number' ? value + shift : value;
  const picture = {
    ...hamlet,
    cases: (JSON.parse(JSON.stringify(cases), later) as Case[]).map((one, at) => ({
      ...one,
      against: at === 0 ? [NORTH] : [SOUTH, NORTH],
    })),
  };
  const index = indexPicture(picture);
  const reports = index.days.map((day) => dailyReport(picture, day, index));

  test('over the days, what was opened and closed against each adds up to what is open at the end', () => {
    let before = 0;
    for (const { cases: day } of reports) {
      assert.equal(day.open, before + day.opened.length - day.closed.length);
      for (const { party, opened } of day.byParty)
        assert.equal(opened, day.opened.filter(({ against }) => against.includes(party)).length);
      before = day.open;
    }
    const last = reports.at(-1)!.cases;
    assert.equal(last.byParty.find(({ party }) => party === SOUTH)!.open, 1);
    const whole = periodReport(picture, picture.period.startMs, picture.period.endMs, index).cases;
    assert.equal(whole.opened.length, 2);
    assert.deepEqual(
      whole.due,
      reports.flatMap((one) => one.cases.due),
    );
  });

  test('each language prints the same numbers of cases and says in what state they are', () => {
    const day = reports.find((one) => one.cases.opened.length > 0)!;
    const numbers = numbersOf(renderHtml(day), 'en', en.months);
    for (const messages of [en, uk, ru]) {
      const page = renderHtml(day, messages);
      const section = /<section id="cases">.*?<\/section>/s.exec(page)![0];
      const said = textOf(section);
      for (const { state } of day.cases.opened) assert.ok(said.includes(messages.text.cases.state[state]));
      assert.ok(said.includes(messages.text.cases.several));
      assert.deepEqual(numbersOf(page, messages.language, messages.months), numbers);
    }
  });

  test('a day without cases says so, with a zero for each party', () => {
    const day = reports.find((one) => one.cases.open === 0)!;
    const section = /<section id="cases">.*?<\/section>/s.exec(renderHtml(day))![0];
    assert.ok(section.includes(en.text.cases.none));
    assert.equal(section.match(/<td class="n z">0<\/td>/g)!.length, 3 * (day.parties.length + 2));
  });
});
