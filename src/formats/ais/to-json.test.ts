import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AisCounts } from './counts.js';
import {
  armoured,
  bitsOf,
  checksumOf,
  classA,
  classB,
  longRange,
  randomMessage,
  seeded,
  sentences,
  staticA,
  staticB,
  tagged,
  voyage,
  withChecksum,
} from './encode.fixture.js';
import { aisToJson, type JsonOptions } from './to-json.js';

function decode(
  input: string | Uint8Array,
  options: JsonOptions = {},
  chunk = Number.POSITIVE_INFINITY,
): { lines: string[]; messages: Record<string, unknown>[]; counts: AisCounts } {
  const bytes = typeof input === 'string' ? Buffer.from(input, 'latin1') : input;
  const out: Buffer[] = [];
  const decoder = aisToJson((piece) => out.push(Buffer.from(piece)), options);
  for (let at = 0; at < bytes.length; at += chunk) decoder.push(bytes.subarray(at, at + chunk));
  decoder.end();
  const text = Buffer.concat(out).toString('latin1');
  const lines = text === '' ? [] : text.slice(0, -2).split('\r\n');
  return {
    lines,
    messages: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    counts: decoder.counts,
  };
}

const file = (...lines: (string | string[])[]): string => `${lines.flat().join('\n')}\n`;

test('a position report is written field by field, scaled, in the order of the reference', () => {
  const { lines } = decode(
    file(
      sentences(
        classA({
          mmsi: 211_000_001,
          lat: 45.5,
          lon: -31.25,
          knots: 12.3,
          course: 224,
          status: 5,
          second: 33,
        }),
      ),
    ),
  );
  assert.deepEqual(lines, [
    '{"class":"AIS","device":"stdin","type":1,"repeat":0,"mmsi":211000001,"scaled":true,"status":5,"status_text":"Moored","turn":0,"speed":12.3,"accuracy":true,"lon":-31.250000,"lat":45.500000,"course":224.0,"heading":511,"second":33,"maneuver":0,"raim":false,"radio":0}',
  ]);
});

test('values that stand for "not available" are those of the reference', () => {
  // M.1371-5, table 48: turn -128, speed 1023, longitude 181, latitude 91, course 3600.
  const bits = classA({ mmsi: 1, lat: 91, lon: 181, knots: 102.3, course: 360 });
  for (const [i, bit] of [1, 0, 0, 0, 0, 0, 0, 0].entries()) bits[42 + i] = bit;
  const [message] = decode(file(sentences(bits))).messages;
  assert.equal(message!.turn, 'nan');
  assert.equal(message!.speed, 'nan');
  assert.equal(message!.lon, 181);
  assert.equal(message!.lat, 91);
  assert.equal(message!.course, 360);
});

test('class B, voyage and long-range reports hold what was encoded', () => {
  const { messages } = decode(
    file(
      sentences(classB({ mmsi: 311_000_001, lat: -5.25, lon: 100.1, knots: 7.5, course: 12.5 })),
      sentences(
        voyage({
          mmsi: 311_000_002,
          name: 'GOOD HOPE',
          shipType: 35,
          callsign: 'ABC1',
          imo: 9_000_001,
          destination: 'SOUTH PORT',
        }),
      ),
      sentences(longRange({ mmsi: 311_000_003, lat: 12.5, lon: -100.5, knots: 17, course: 90, status: 1 })),
    ),
  );
  const [b, v, l] = messages;
  assert.equal(b!.lat, -5.25);
  assert.equal(b!.speed, 7.5);
  assert.equal(b!.cs, true);
  assert.equal(v!.shipname, 'GOOD HOPE');
  assert.equal(v!.shiptype_text, 'Military ops');
  assert.equal(v!.callsign, 'ABC1');
  assert.equal(v!.imo, 9_000_001);
  assert.equal(v!.destination, 'SOUTH PORT');
  assert.equal(v!.draught, 12.2);
  assert.equal(v!.eta, '05-15T14:00Z');
  assert.equal(l!.status, 'At anchor');
  assert.equal(l!.lon, -100.5);
  assert.equal(l!.speed, 17);
});

test('text keeps quotes and backslashes as JSON, and ends at @ and before spaces', () => {
  const name = 'A"B\\C  @LOST';
  const [message] = decode(file(sentences(voyage({ mmsi: 1, name, shipType: 0 })))).messages;
  assert.equal(message!.shipname, 'A"B\\C');
});

test('the halves of type 24 are one message when B follows A; alone they are counted, or printed when asked for', () => {
  const a = sentences(staticA(311_000_001, 'SMALL ONE'));
  const b = sentences(staticB(311_000_001, 37, 'CALL1'));
  const joined = decode(file(a, b));
  assert.equal(joined.messages.length, 1);
  assert.equal(joined.messages[0]!.shipname, 'SMALL ONE');
  assert.equal(joined.messages[0]!.callsign, 'CALL1');
  assert.equal(joined.counts.lonelyHalves, 0);
  const alone = decode(file(b, a));
  assert.deepEqual(alone.messages, []);
  assert.equal(alone.counts.lonelyHalves, 2);
  const halves = decode(file(a, b), { halves: true }).messages;
  assert.equal(halves[0]!.part, 'A');
  assert.equal(halves[0]!.shipname, 'SMALL ONE');
});

const long = (mmsi: number, name: string, sequence: number, channel = 'A'): string[] =>
  sentences(voyage({ mmsi, name, shipType: 70 }), channel, sequence);

test('parts of messages may be interleaved, out of order and repeated', () => {
  const [a1, a2] = long(1, 'ALPHA', 1);
  const [b1, b2] = long(2, 'BRAVO', 2);
  const [c1, c2] = long(3, 'CHARLIE', 1, 'B');
  const single = sentences(classA({ mmsi: 4, lat: 1, lon: 2 }));
  const { messages, counts } = decode(file(a1!, b2!, single, c1!, c1!, a2!, b1!, c2!));
  assert.deepEqual(
    messages.map(({ shipname, mmsi }) => shipname ?? mmsi),
    [4, 'ALPHA', 'BRAVO', 'CHARLIE'],
  );
  assert.equal(counts.repeatedParts, 1);
  assert.equal(counts.incomplete, 0);
});

test('a message that never completes is given up, and a new one under its number is not mixed with it', () => {
  const [old] = long(1, 'OLD', 5);
  const [new1, new2] = long(2, 'NEW', 5);
  const { messages, counts } = decode(file(old!, new1!, new2!, long(3, 'LAST', 6)[1]!));
  assert.deepEqual(
    messages.map(({ shipname }) => shipname),
    ['NEW'],
  );
  assert.equal(counts.incomplete, 2);
  assert.equal(counts.lostParts, 2);
});

test('a part that waits for longer than a thousand sentences is joined to nothing', () => {
  const [first, second] = long(1, 'STALE', 5);
  const filler = Array.from({ length: 1_001 }, (_, i) =>
    sentences(classA({ mmsi: i + 1, lat: 1, lon: 2 })),
  ).flat();
  const { messages, counts } = decode(file(first!, filler, second!));
  assert.equal(messages.length, 1_001);
  assert.equal(counts.incomplete, 2);
});

test('tag blocks lead a sentence, tell groups apart, and are checked by themselves', () => {
  const [a1, a2] = long(1, 'ALPHA', 1);
  const [b1, b2] = long(2, 'BRAVO', 1);
  const { messages, counts } = decode(
    file(
      tagged('g:1-2-77,s:station,c:1900000000', a1!),
      tagged('g:1-2-78,s:other,c:1900000001', b1!),
      tagged('g:2-2-77', a2!),
      tagged('g:2-2-78', b2!),
      `\\c:1900000000*00\\${sentences(classA({ mmsi: 3, lat: 1, lon: 2 }))[0]}`,
    ),
  );
  assert.deepEqual(
    messages.map(({ mmsi }) => mmsi),
    [1, 2, 3],
  );
  assert.equal(counts.wrongTagBlock, 1);
});

test('several sentences in one line, text around them and any cut of the input change nothing', () => {
  const one = sentences(classA({ mmsi: 1, lat: 1, lon: 2 }))[0]!;
  const two = sentences(classB({ mmsi: 2, lat: 1, lon: 2 }))[0]!;
  const input = `${one}${two}\r\n1900000000,${one},d-109,r1,1900000000\r\n${tagged('c:1900000000', two)}${one}`;
  const whole = decode(input);
  assert.deepEqual(
    whole.messages.map(({ mmsi }) => mmsi),
    [1, 2, 1, 2, 1],
  );
  for (const chunk of [1, 7, 50]) assert.deepEqual(decode(input, {}, chunk).lines, whole.lines);
});

test('wrong and missing checksums, cut and foreign sentences, and garbage are counted by name', () => {
  const good = sentences(classA({ mmsi: 1, lat: 1, lon: 2 }))[0]!;
  const { messages, counts } = decode(
    file(
      good,
      `${good.slice(0, -2)}${good.endsWith('00') ? '01' : '00'}`,
      good.slice(0, -3),
      good.slice(0, 20),
      withChecksum('AIVDM,1,1,,A,,0'),
      withChecksum('AIVDM,2,3,1,A,15,0'),
      withChecksum('AIVDM,x,1,1,A,15,0'),
      withChecksum('AIVDM,1,1,,A,15,0'),
      withChecksum(
        `AIVDM,1,1,,A,${
          armoured(
            bitsOf([
              [40, 6],
              [0, 162],
            ]),
          ).text
        },0`,
      ),
      '$GPGGA,184353.07,1929.045,S*00',
      '# a comment',
      'what is this',
    ),
  );
  assert.equal(messages.length, 2);
  const told = { ...counts, byType: undefined };
  assert.deepEqual(told, {
    ...told,
    sentences: 9,
    decoded: 2,
    wrongChecksum: 1,
    noChecksum: 1,
    malformed: 2,
    emptyPayload: 1,
    impossibleParts: 1,
    incomplete: 0,
    wrongLength: 1,
    unknownType: 1,
    otherSentences: 1,
    comments: 1,
    garbageLines: 1,
  });
  assert.equal(decode(file(good.slice(0, -3)), { strict: true }).messages.length, 0);
});

test('every type with random fields is valid JSON and names its vessel', () => {
  const random = seeded(11);
  for (let i = 0; i < 4_000; i++) {
    const type = 1 + (i % 27);
    const bits = randomMessage(random, type, i % 3 === 0);
    for (const message of decode(file(sentences(bits)), { halves: true }).messages) {
      // A weather warning among the broadcasts has a second key of this name, as in the reference.
      if (type !== 8) assert.equal(message.type, type);
      assert.equal(message.mmsi, Number.parseInt(bits.slice(8, 38).join(''), 2));
    }
  }
});

test('random bytes and random damage never throw, and what is decoded has a right checksum', () => {
  const random = seeded(5);
  for (let round = 0; round < 300; round++) {
    const noise = Uint8Array.from({ length: 400 }, () => Math.floor(random() * 256));
    assert.doesNotThrow(() => decode(noise, { times: true }, 97));
    const text = Buffer.from(
      file(long(1, 'ALPHA', 1), sentences(classA({ mmsi: 2, lat: 1, lon: 2 }))),
      'latin1',
    );
    for (let i = 0; i < 3; i++) text[Math.floor(random() * text.length)] = Math.floor(random() * 256);
    const { messages } = decode(text, { strict: true, times: true });
    for (const { mmsi } of messages) assert.ok(mmsi === 1 || mmsi === 2);
  }
});

test('the checksum of the encoder is that of the standard', () => {
  // IEC 61162-1: exclusive or of all characters between the delimiters. A,B: 65 ^ 44 ^ 66 = 47.
  assert.equal(checksumOf('A,B'), '2F');
});
