import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Moments } from './moments.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const english = new Moments('en', 'Europe/Kyiv', 'Kyiv');

test('a moment is written in the zone of the mission, with its name', () => {
  assert.equal(plain(english.moment(Date.parse('2025-03-28T12:20:00Z'))), '28 Mar 2025, 14:20 Kyiv');
});

test('a time that is known to the day only shows no clock', () => {
  const startMs = Date.parse('2025-03-27T22:00:00Z');
  assert.equal(
    plain(english.span({ startMs, endMs: startMs + 86_400_000, precision: 'day' })),
    '28 Mar 2025',
  );
});

test('a date of a neighbouring zone is still that date', () => {
  const span = {
    startMs: Date.parse('2025-03-28T00:00:00+03:00'),
    endMs: Date.parse('2025-03-29T00:00:00+03:00'),
    precision: 'day' as const,
  };
  assert.equal(new Moments('en', 'Europe/Kyiv', 'Kyiv').span(span).replaceAll('\u00a0', ' '), '28 Mar 2025');
});

test('a window over the change to summer time is still one of whole days', () => {
  const startMs = Date.parse('2025-03-28T22:00:00Z');
  const endMs = Date.parse('2025-03-30T21:00:00Z');
  assert.equal(plain(english.window(startMs, endMs)), '29 Mar\u201330 Mar 2025');
});

test('Ukrainian and Russian dates stand without the abbreviation for year', () => {
  const atMs = Date.parse('2025-03-28T12:20:00Z');
  for (const language of ['uk', 'ru'] as const) {
    assert.match(plain(new Moments(language, 'Europe/Kyiv', 'Київ').day(atMs)), /^28 \S+ 2025$/);
  }
});
