import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodedReport } from './coded.js';
import { codeOne, inventedCoder, news } from './invented.fixture.js';

const code = await inventedCoder();
const codes = (report: CodedReport): string =>
  [report.report_kind, report.conduct, report.means, report.target, report.actor, report.stance].join(' ');

test('a strike with an attacker, a weapon and an object is coded from its words', () => {
  const report = codeOne(
    code,
    'Північани вдарили ракетою по багатоповерхівці у Городці, загинула жінка, ще 4 людини поранені.',
  );
  assert.equal(codes(report), 'event strike missile residential N asserted');
  assert.deepEqual([report.killed, report.injured], [1, 4]);
  assert.equal(report.place?.name, 'Horodets');
  assert.equal(report.place?.region, 'Region of the East');
  assert.ok(report.reasons.every((reason) => reason.because.length > 0));
});

test('whose position is under fire did not fire', () => {
  assert.equal(codeOne(code, 'Позиция армии Юга под обстрелом северян.').actor, 'N');
  assert.equal(codeOne(code, 'Удар дрона по танку северян.').actor, 'S');
});

test('a defender who beats off an assault names the attacker', () => {
  const report = codeOne(code, 'Південці відбили штурм біля Івановки.');
  assert.equal(report.conduct, 'clash');
  assert.equal(report.actor, 'N');
});

test('battles without an attacker are both parties', () => {
  const text =
    'На Брідському напрямку вчора тривали бойові зіткнення біля Іванівки та Великої Діброви, - повідомляє Генштаб';
  const report = codeOne(code, text);
  assert.equal(codes(report), 'event clash unspecified unspecified both asserted');
  assert.equal(report.voice, 'S');
  assert.equal(new Date(report.time.startMs).toISOString(), '2025-04-08T21:00:00.000Z');
});

test('"the enemy" is the other side of who speaks', () => {
  const text = 'Противник обстрелял город.';
  assert.equal(codeOne(code, text).actor, 'N');
  assert.equal(codeOne(code, text, { source: 'N-ministry' }).actor, 'S');
});

test('an explosion without a cause has no author', () => {
  assert.equal(
    codes(codeOne(code, 'У Городці пролунали вибухи')),
    'event explosion unspecified unspecified undetermined asserted',
  );
});

test('what nobody is named for is implied only where the mission says so', () => {
  assert.equal(codeOne(code, 'Обстріл Городця: поранено чоловіка').actor, 'N');
  assert.equal(codeOne(code, 'Обстріл Западного: поранено чоловіка').actor, 'S');
});

test('an accusation is alleged and a denial is denied', () => {
  assert.equal(codeOne(code, 'Північани звинуватили південців в обстрілі Городця').actor, 'S');
  assert.equal(codeOne(code, 'Північани звинуватили південців в обстрілі Городця').stance, 'alleged');
  assert.equal(codeOne(code, 'Генштаб спростував обстріл Городця').stance, 'denied');
});

test("a party's own post about the other's attack is alleged, about its own is asserted", () => {
  const source = { source: 'N-ministry' };
  assert.equal(codeOne(code, 'Южане нанесли удар по подстанции в Городце.', source).stance, 'alleged');
  assert.equal(codeOne(code, 'Северяне нанесли удар по складу в Городце.', source).stance, 'asserted');
});

test('talks, courts and sport are no events', () => {
  assert.equal(codeOne(code, "Переговори про перемир'я тривають").report_kind, 'statement');
  assert.equal(codeOne(code, 'Суд виніс вирок агенту, який коригував удари по Городцю').report_kind, 'other');
  assert.equal(codeOne(code, 'Матч у Городці завершився атакою гостей').report_kind, 'other');
  assert.equal(codeOne(code, 'Відбувся обмін полоненими').report_kind, 'exchange');
});

test('a geocode in another region than the text names is refused, and the place of the text is used', () => {
  const place = { name: 'Ivanivka', lat: 50.1, lon: 20.1, basis: 'feed' as const };
  const wrong = codeOne(code, 'Північани обстріляли Іванівку у Заріцькій області', { place });
  assert.equal(wrong.place_ok, false);
  assert.equal(wrong.place?.lon, 30.35);
  const right = codeOne(code, 'Південці обстріляли Іванівку у Лугівській області', { place });
  assert.equal(right.place_ok, true);
  assert.equal(right.place?.basis, 'feed');
});

test('a village that the gazetteer lacks is believed when the text names it as the feed does', () => {
  const place = { name: 'Nova Hreblia', lat: 50.6, lon: 30.6, basis: 'feed' as const };
  const report = codeOne(code, 'Північани обстріляли Нову Греблю, поранено двох людей', { place });
  assert.equal(report.place_ok, true);
  assert.equal(report.place?.lat, 50.6);
  assert.equal(report.injured, 2);
});

test('a geocode for a text that names no place is refused', () => {
  const place = { name: 'Horodets', lat: 50.1, lon: 30.1, basis: 'feed' as const };
  const report = codeOne(code, 'Південна ППО за ніч збила 40 ударних безпілотників', { place });
  assert.equal(report.place_ok, false);
  assert.equal(codes(report), 'summary interception long_range_drone unspecified N asserted');
  assert.equal(report.count, 40);
});

test('a facility named in the text gives the place', () => {
  const report = codeOne(code, 'Північани обстріляли газовимірювальну станцію "Городець"');
  assert.equal(report.targetName, 'Horodets gas station');
  assert.equal(report.place?.lat, 50.12);
  assert.equal(report.place?.precision, 'site');
});

test('a post comes apart into the items that tell of events, each with its own time', () => {
  const text =
    'За сутки южане продолжили атаки на энергетику. ▫️ 9 апреля около 17.00 мск в Зарецкой области в результате атаки дрона по подстанции Городец без света. ▫️ Министр провел совещание. ▫️ В 10.34 обстрелян трансформатор в Броде.';
  const reports = code(
    news(text, {
      source: 'N-ministry',
      time: { start: '2025-04-10T00:00:00+03:00', end: '2025-04-11T00:00:00+03:00', precision: 'day' },
    }),
  );
  assert.deepEqual(
    reports.map((report) => [report.id, report.target, report.actor]),
    [
      ['o1', 'energy', 'S'],
      ['o1#2', 'energy', 'S'],
    ],
  );
  const [first, second] = reports;
  assert.equal(new Date(first!.time.startMs).toISOString(), '2025-04-09T13:30:00.000Z');
  assert.equal(new Date(first!.time.endMs).toISOString(), '2025-04-09T14:30:00.000Z');
  // The second item gives no date: it goes on with that of the first.
  assert.equal(new Date(second!.time.startMs).toISOString(), '2025-04-09T07:34:00.000Z');
});

test('parts of a total are one summary', () => {
  const text =
    'Средствами ПВО перехвачены 7 южных беспилотников: ▫️ 4 – над Зарецкой областью, ▫️ 3 – над Луговской областью.';
  const reports = code(news(text, { source: 'N-ministry' }));
  assert.equal(reports.length, 1);
  assert.equal(reports[0]!.report_kind, 'summary');
  assert.equal(reports[0]!.actor, 'S');
});

test('an alert gets the place of the region that it names', () => {
  const [alert] = code({
    ...news(''),
    source: 'sirens',
    reportKind: 'alert',
    conduct: 'movement',
    place: { name: 'Заріцька область', precision: 'region', basis: 'feed' },
  });
  assert.equal(alert!.report_kind, 'alert');
  assert.deepEqual([alert!.place?.lat, alert!.place?.precision, alert!.codedBy], [50, 'region', 'sensor']);
});

test('codes that a person gave are kept as they are', () => {
  const [report] = code(
    news('Північани обстріляли Городець', {
      conduct: 'explosion',
      actor: 'undetermined',
      summary: 'A blast.',
    }),
  );
  assert.deepEqual(
    [report!.conduct, report!.actor, report!.account, report!.codedBy],
    ['explosion', 'undetermined', 'A blast.', 'person'],
  );
});

test('nothing happened after it was reported', () => {
  const report = codeOne(code, 'Північани обстріляли Городець', { reportedAt: '2025-04-10T09:38:00+03:00' });
  assert.equal(new Date(report.time.endMs).toISOString(), '2025-04-10T06:38:00.000Z');
});

test('swapping the labels of the parties swaps the labels in the answer and nothing else', async () => {
  const swapped = await inventedCoder('S', 'N');
  const texts = [
    'Північани вдарили ракетою по Городцю, загинув чоловік',
    'Южане обстреляли позиции северян в Броде',
    'Противник атаковал Городец дронами',
    'Вихор влучив у підстанцію',
    'Генштаб спростував обстріл Городця',
    'Обстріл Западного: поранено чоловіка',
    'Південці відбили штурм біля Іванівки',
  ];
  const swap = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replace(/\b(N|S)\b/g, (id) => (id === 'N' ? 'S' : 'N')));
  for (const text of texts) {
    for (const source of ['news', 'ministry']) {
      const at = (north: string) => (source === 'news' ? 'news' : `${north}-ministry`);
      assert.deepEqual(
        swapped(news(text, { source: at('S') })),
        swap(code(news(text, { source: at('N') }))),
        text,
      );
    }
  }
});

test('any text is coded without failing', () => {
  for (const text of [
    '',
    ' ',
    '...',
    '▫️',
    '🔥🔥',
    '1',
    'а',
    '"',
    'Удар',
    'по по по',
    'ʼʼʼ',
    '\u0000',
    '12:99 31 лютого 45.99',
  ]) {
    const reports = code(news(text));
    assert.equal(reports.length, 1, JSON.stringify(text));
  }
});
