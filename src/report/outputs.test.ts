import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv.js';
import { csvCell } from './csv-cell.js';
import { dailyReport } from './daily.js';
import { toGeoJson } from './geojson.js';
import { hamlet } from './hamlet.fixture.js';
import { renderIndex } from './html/index-page.js';
import { anchorOf, escapeHtml } from './html/markup.js';
import { renderHtml } from './html/page.js';
import { toJson } from './json.js';
import { LIKELIHOODS, likelihoodOf } from './likelihood.js';
import { en } from './messages.js';
import { periodReport } from './period.js';
import { indexPicture } from './picture-index.js';
import { endMoment, eventTime, zoneName } from './times.js';

const index = indexPicture(hamlet);
const pages = index.days.map((day) => renderHtml(dailyReport(hamlet, day, index)));
const overview = renderIndex(periodReport(hamlet, hamlet.period.startMs, hamlet.period.endMs, index));
const eve = dailyReport(hamlet, '2031-03-26');

test('a page escapes every text of a source', () => {
  const page = renderHtml(eve);
  assert.ok(page.includes('transformer at &lt;Mill&gt; &amp; set it on fire'));
  assert.ok(!page.includes('<Mill>'));
  const hostile = {
    ...hamlet,
    mission: { ...hamlet.mission, title: { en: `"><script>alert('x')</script>` } },
  };
  assert.ok(!renderHtml(dailyReport(hostile, '2031-03-26')).includes('<script'));
});

test('every hostile text in any field of the picture stays text', () => {
  const evil = '<img src=x onerror=1>';
  const text = JSON.stringify({ ...hamlet, attributions: [...hamlet.attributions] });
  const spoiled = JSON.parse(
    text.replace(/Mill substation|Unterau|An account\.|shellings|Posts of the south|Two accounts/g, evil),
  );
  const line = hamlet.line && {
    ...hamlet.line,
    vertices: hamlet.line.vertices.map((vertex) => ({ ...vertex, near: evil })),
    sectors: hamlet.line.sectors.map((sector) => ({ ...sector, near: evil })),
  };
  const picture = {
    ...spoiled,
    line,
    attributions: new Map(spoiled.attributions),
    entryOf: hamlet.entryOf,
  };
  for (const day of index.days) assert.ok(!renderHtml(dailyReport(picture, day)).includes('<img'));
  assert.ok(
    !renderIndex(periodReport(picture, picture.period.startMs, picture.period.endMs)).includes('<img'),
  );
});

test('every incident of the day has an anchor, once, and every inner link leads somewhere', () => {
  index.days.forEach((day, at) => {
    const page = pages[at]!;
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    assert.equal(new Set(ids).size, ids.length, day);
    for (const entry of dailyReport(hamlet, day, index).incidents)
      assert.ok(ids.includes(anchorOf(entry.id)), entry.id);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g))
      assert.ok(ids.includes(target!), `${day} ${target}`);
  });
});

test('ids that differ have anchors that differ', () => {
  assert.notEqual(anchorOf('a#2'), anchorOf('a.23.2'));
  assert.notEqual(anchorOf('a b'), anchorOf('a_b'));
  assert.match(anchorOf('wire#2 <é>'), /^[A-Za-z0-9._-]+$/);
});

test('pages are self-contained: no script, no outside resource', () => {
  for (const page of [...pages, overview]) {
    assert.doesNotMatch(page, /<script|<link|<iframe|src=|url\(http|@import/);
    assert.doesNotMatch(page.replaceAll(/href="#[^"]*"|href="\d{4}-\d\d-\d\d\.html[^"]*"/g, ''), /href=/);
  }
});

test('the words of the pages are the field’s own: no score, no exclamation mark', () => {
  for (const page of [...pages, overview]) {
    const words = page
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<!doctype html>/, '')
      .replace(/<[^>]*>/g, ' ');
    assert.doesNotMatch(words, /\bAI\b|\bscores?\b|!|undefined|NaN|\[object/);
  }
});

test('a day nobody reported on says so before any number', () => {
  const page = pages[index.days.indexOf('2031-03-25')]!;
  assert.ok(page.indexOf(en.text.coverage.nothing) > 0);
  assert.ok(page.indexOf(en.text.coverage.nothing) < page.indexOf('<table'));
  assert.ok(page.indexOf(en.text.coverage.nothing) < page.indexOf('id="counts"'));
});

test('an attributed author and an open one read as the field writes them', () => {
  const day = renderHtml(dailyReport(hamlet, '2031-03-27'));
  assert.ok(day.includes('Attributable to North: very likely (0.91; 0.86–0.96).'));
  assert.ok(renderHtml(eve).includes('Could not be attributed.'));
});

test('the party without an account of a contested incident is shown as such, in its own column', () => {
  const day = renderHtml(dailyReport(hamlet, '2031-03-27'));
  assert.ok(day.includes('No account by North is on record.'));
});

test('simulated records are announced at the head', () => {
  const mission = { ...hamlet.mission, simulated: true };
  assert.ok(renderHtml(dailyReport({ ...hamlet, mission }, '2031-03-26')).includes(en.text.simulated));
  assert.ok(!renderHtml(eve).includes(en.text.simulated));
});

test('the same picture gives the same bytes', () => {
  const { entryOf, ...data } = hamlet;
  const again = { ...structuredClone(data), entryOf };
  const report = dailyReport(again, '2031-03-26');
  assert.equal(renderHtml(report), renderHtml(eve));
  assert.equal(toJson(report), toJson(eve));
  assert.equal(toCsv(report), toCsv(eve));
  assert.equal(toGeoJson(report), toGeoJson(eve));
});

test('a cell that a spreadsheet would run gets an apostrophe', () => {
  for (const start of ['=', '+', '-', '@']) assert.equal(csvCell(`${start}1`), `'${start}1`);
  assert.equal(csvCell(' =1'), "' =1");
  assert.equal(csvCell('\t=1'), "'\t=1");
  assert.equal(csvCell('a=1'), 'a=1');
});

test('the CSV has the eight columns of the annexed table first and quotes by RFC 4180', () => {
  const lines = toCsv(eve).split('\r\n');
  assert.ok(
    lines[0]!.startsWith(
      'observer position,event location,means,number,observation,description,weapon,"date, time",incident',
    ),
  );
  assert.equal(lines.length, 1 + eve.annex.length + 1);
  assert.equal(lines.at(-1), '');
  assert.equal(csvCell('say "no",\nnow'), '"say ""no"",\nnow"');
});

test('the GeoJSON is a FeatureCollection in longitude, latitude with uncertainty and findings', () => {
  const collection = JSON.parse(toGeoJson(eve));
  assert.equal(collection.type, 'FeatureCollection');
  const [feature] = collection.features;
  assert.deepEqual(feature.geometry, { type: 'Point', coordinates: [11.05, 47.08] });
  assert.equal(feature.properties.uncertaintyRadiusMetres, 500);
  assert.equal(feature.properties.findings.length, 2);
  assert.equal(feature.properties.start, '2031-03-26T23:50:00+01:00');
});

test('JSON reads back as the report itself', () => {
  assert.deepEqual(JSON.parse(toJson(eve)), JSON.parse(JSON.stringify(eve)));
});

test('the bands of ICD 203 begin where the directive says', () => {
  const edges = [0.0499, 0.05, 0.1999, 0.2, 0.4499, 0.45, 0.5499, 0.55, 0.7999, 0.8, 0.9499, 0.95];
  const bands = edges.map((edge) => LIKELIHOODS.indexOf(likelihoodOf(edge)));
  assert.deepEqual(bands, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
});

test('numbers read in British typography', () => {
  assert.equal(en.number(1234), '1234');
  assert.equal(en.number(12345), '12,345');
  assert.equal(en.number(-12345.5), '−12,345.5');
  assert.equal(en.decimal(2.5, 2), '2.50');
  assert.equal(en.decimal(-0.001, 2), '0.00');
  assert.equal(en.range('3', '5'), '3–5');
  assert.equal(en.list(['a', 'b', 'c']), 'a, b and c');
});

test('times show no more than is known', () => {
  const zone = 'Europe/Vienna';
  const time = (start: string, end: string, precision: 'minute' | 'day' | 'days') =>
    eventTime(zone, { startMs: Date.parse(start), endMs: Date.parse(end), precision }, en);
  assert.equal(
    time('2031-03-27T14:20:00+01:00', '2031-03-27T14:20:00+01:00', 'minute'),
    '27\u00a0Mar 2031, 14:20',
  );
  assert.equal(
    time('2031-03-27T00:00:00+01:00', '2031-03-28T00:00:00+01:00', 'day'),
    '27\u00a0Mar 2031 (date only)',
  );
  assert.equal(
    time('2031-03-27T00:00:00+03:00', '2031-03-28T00:00:00+03:00', 'day'),
    '27\u00a0Mar 2031 (date only)',
  );
  assert.equal(
    time('2031-03-27T00:00:00+01:00', '2031-03-29T00:00:00+01:00', 'days'),
    '27\u00a0Mar 2031 – 28\u00a0Mar 2031 (dates only)',
  );
  assert.equal(
    time('2031-03-26T23:50:00+01:00', '2031-03-27T00:20:00+01:00', 'minute'),
    '26\u00a0Mar 2031, 23:50 – 27\u00a0Mar 2031, 00:20',
  );
  assert.equal(
    time('2031-03-27T22:00:00+01:00', '2031-03-28T00:00:00+01:00', 'minute'),
    '27\u00a0Mar 2031, 22:00–24:00',
  );
  assert.equal(endMoment(zone, Date.parse('2031-03-28T00:00:00+01:00'), en), '27\u00a0Mar 2031, 24:00');
});

test('the zone is named with its offset, and with both where the clocks change', () => {
  assert.equal(
    zoneName(
      'Europe/Vienna',
      Date.parse('2031-03-30T00:00:00+01:00'),
      Date.parse('2031-03-31T00:00:00+02:00'),
      en,
    ),
    'Vienna time (UTC+01:00, then UTC+02:00)',
  );
});

test('markup escapes what could end a text or an attribute', () => {
  assert.equal(
    escapeHtml(`<a href="x">'&'</a>\0`),
    '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;\ufffd',
  );
});
