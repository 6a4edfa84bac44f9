import assert from 'node:assert/strict';
import { test } from 'node:test';
import { associate } from './associate.js';
import { SAMPLE_SETTING, sampleReport } from './sample.fixture.js';

test('times on which accounts differ are written as ISO instants', () => {
  const reports = ['first words of a post', 'quite other words of another'].map((account, i) => {
    const report = sampleReport({ id: `r${i}`, source: `s${i}`, account });
    const startMs = Date.UTC(1969, 11, 31, 23, 59, 7, 5) + i * 1_000;
    return { ...report, time: { startMs, endMs: startMs + 3_600_000, precision: 'hour' as const } };
  });
  const [incident] = associate(reports, SAMPLE_SETTING);
  assert.deepEqual(
    incident!.rivals.time,
    reports.map(
      ({ time }) => `${new Date(time.startMs).toISOString()}/${new Date(time.endMs).toISOString()}`,
    ),
  );
});
