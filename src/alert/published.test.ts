import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'parse5';
import { alertsConfig } from '../mission/alert-config.js';
import { type Alerts, openAlerts } from './alerts.js';
import { CAP_NAMESPACE, capTime, tag } from './cap.js';
import { indexWith } from './picture.fixture.js';
import { capOf, feedOf } from './published.js';

const clock = { ms: Date.parse('2031-04-20T10:00:00Z') };
let dir = '';
let alerts: Alerts;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-cap-'));
  alerts = await openAlerts({
    dir,
    mission: { id: 'harbour', title: { en: 'Harbour & sea' }, timeZone: 'UTC' },
    config: alertsConfig.parse({
      exercise: true,
      link: 'https://watch.example',
      receivers: [
        { id: 'open', role: 'public', cap: true },
        { id: 'inside', role: 'guarantor', cap: true },
      ],
      rules: [{ id: 'strikes', about: 'finding', to: ['open', 'inside'], begin: 'all' }],
    }),
    aliasKey: Buffer.alloc(32, 7),
    now: () => clock.ms,
  });
  for (const said of [
    { id: 'a', band: 'possible' },
    { id: 'a', band: 'confirmed' },
    { id: 'a', verdict: 'noViolation' },
  ] as const) {
    await alerts.follow(indexWith([{ ...said, place: 'Quay <b> & "pier"' }]));
    await alerts.send();
    clock.ms += 20 * 60_000;
  }
});
after(async () => {
  await alerts.close();
  await rm(dir, { recursive: true, force: true });
});

const messagesTo = (receiver: string): readonly string[] =>
  [...alerts.state.messages.values()].flatMap(({ message }) =>
    message.receiver === receiver ? message.id : [],
  );
const documents = (receiver: 'open' | 'inside'): readonly string[] =>
  messagesTo(receiver).map(
    (id) => capOf(alerts, id, { role: receiver === 'open' ? 'public' : 'guarantor' })!,
  );
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text!);

test('a document has the elements of CAP 1.2 in the order of its schema, with the values that it allows', () => {
  const [document] = documents('inside') as [string];
  assert.match(
    document,
    new RegExp(`^<\\?xml version="1.0" encoding="UTF-8"\\?>\\n<alert xmlns="${CAP_NAMESPACE}">`),
  );
  assert.match(document, SHAPE);
  assert.match(all(document, 'identifier')[0]!, /^[^\s,<&]+$/);
  assert.match(all(document, 'sender')[0]!, /^[^\s,<&]+$/);
  for (const name of ['sent', 'onset'])
    for (const time of all(document, name))
      assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/);
  assert.deepEqual(all(document, 'language'), ['en', 'uk', 'ru']);
  assert.deepEqual(all(document, 'status'), ['Exercise']);
  assert.deepEqual(all(document, 'scope'), ['Restricted']);
  assert.deepEqual(all(document, 'restriction'), ['guarantor']);
});

test('a revised finding updates all earlier documents, one that holds no more cancels them', () => {
  const sent = documents('inside');
  assert.deepEqual(
    sent.map((one) => all(one, 'msgType')[0]),
    ['Alert', 'Update', 'Cancel'],
  );
  const name = (one: string): string =>
    ['sender', 'identifier', 'sent'].map((part) => all(one, part)[0]).join(',');
  assert.deepEqual(all(sent[0]!, 'references'), []);
  assert.deepEqual(all(sent[1]!, 'references'), [name(sent[0]!)]);
  assert.deepEqual(all(sent[2]!, 'references'), [`${name(sent[0]!)} ${name(sent[1]!)}`]);
});

test('a polygon is closed and holds the circle, whose radius is in kilometres', () => {
  const [document] = documents('inside') as [string];
  const [circle] = all(document, 'circle');
  assert.equal(circle, '47.08123,11.05123 0.5');
  const corners = all(document, 'polygon')[0]!
    .split(' ')
    .map((pair) => pair.split(',').map(Number));
  assert.deepEqual(corners.at(-1), corners[0]);
  const scale = Math.cos((47.08123 * Math.PI) / 180);
  const out = corners.map(([lat, lon]) => Math.hypot(lat! - 47.08123, (lon! - 11.05123) * scale) * 111.195);
  for (const km of out) assert.ok(km > 0.5 && km < 0.53, `${km}`);
});

test('the public gets its own documents, without the exact place; those of others it does not get', () => {
  const open = documents('open');
  assert.ok(open.length > 0);
  for (const one of open) {
    assert.doesNotMatch(one, /47\.08|11\.05|Quay/);
    assert.deepEqual(all(one, 'scope'), ['Public']);
    assert.ok(Number(all(one, 'circle')[0]!.split(' ')[1]) > 5);
  }
  for (const id of messagesTo('inside')) {
    assert.equal(capOf(alerts, id, { role: 'public' }), undefined);
    assert.equal(feedOf(alerts, { role: 'public' }).includes(id), false);
    assert.ok(feedOf(alerts, { role: 'analyst' }).includes(id));
  }
});

test('markup in text is text in documents and in the feed, and what XML cannot hold is left out', () => {
  const [document] = documents('inside') as [string];
  assert.match(document, /Quay &lt;b&gt; &amp;/);
  assert.match(feedOf(alerts, { role: 'guarantor' }), /Quay &lt;b&gt; &amp;/);
  assert.equal(tag('event', 'a\u0000\u0008b\uFFFE\uD800c'), '<event>a bc</event>');
  // Nothing but the document's own elements comes out of it.
  assert.equal(JSON.stringify(namesIn(document)).includes('"b"'), false);
});

test('no offset is Z or +00:00', () => {
  assert.equal(capTime('UTC', 0), '1970-01-01T00:00:00-00:00');
  assert.equal(capTime('Europe/Vienna', 0), '1970-01-01T01:00:00+01:00');
});

function namesIn(xml: string): string[] {
  const names: string[] = [];
  const walk = (node: { nodeName: string; childNodes?: unknown[] }): void => {
    names.push(node.nodeName);
    for (const child of node.childNodes ?? []) walk(child as { nodeName: string });
  };
  walk(parse(xml) as unknown as { nodeName: string });
  return names;
}

/** The content models of alert, info and area in the schema of the standard (section 3.4), as far as they are used here. */
const one = (name: string, value = '[^<]+'): string => `<${name}>${value}</${name}>`;
const AREA = `<area>${one('areaDesc')}(${one('polygon', '(-?[\\d.]+,-?[\\d.]+ ){3,}-?[\\d.]+,-?[\\d.]+')})*(${one('circle', '-?[\\d.]+,-?[\\d.]+ [\\d.]+')})*(<geocode>${one('valueName')}${one('value')}</geocode>)*</area>`;
const INFO = `<info>${one('language', '[a-z]{2}')}(${one('category', '(Geo|Met|Safety|Security|Rescue|Fire|Health|Env|Transport|Infra|CBRNE|Other)')})+${one('event')}(${one('responseType', '(Shelter|Evacuate|Prepare|Execute|Avoid|Monitor|Assess|AllClear|None)')})*${one('urgency', '(Immediate|Expected|Future|Past|Unknown)')}${one('severity', '(Extreme|Severe|Moderate|Minor|Unknown)')}${one('certainty', '(Observed|Likely|Possible|Unlikely|Unknown)')}(${one('onset')})?(${one('senderName')})?(${one('headline')})?(${one('description')})?(${one('web', 'https?://[^<]+')})?(<parameter>${one('valueName')}<value>[^<]*</value></parameter>)*(${AREA})*</info>`;
const SHAPE = new RegExp(
  `<alert [^>]+>${one('identifier')}${one('sender')}${one('sent')}${one('status', '(Actual|Exercise|System|Test|Draft)')}${one('msgType', '(Alert|Update|Cancel|Ack|Error)')}(${one('source')})?${one('scope', '(Public|Restricted|Private)')}(${one('restriction')})?(${one('note')})?(${one('references')})?(${INFO})*</alert>\\n$`,
);
