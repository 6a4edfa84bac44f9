/**
 * The published JSON Schemas as they follow from the definitions in src/.
 */
import { z } from 'zod';
import { agreement } from '../../src/agreement/agreement.js';
import { scenario } from '../../src/compliance/scenario.js';
import { traceRecord } from '../../src/compliance/trace.js';
import { missionConfig } from '../../src/mission/config.js';
import { RECORD_SCHEMAS, record } from '../../src/record/record.js';

/** File name in docs/schema to its text. */
export function schemaFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (name: string, title: string, schema: z.ZodType): void => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    files.set(`${name}.json`, `${JSON.stringify({ title, ...json }, null, 2)}\n`);
  };
  for (const [name, schema] of Object.entries(RECORD_SCHEMAS))
    add(`record-${name}`, `Truceline record: ${name}`, schema);
  add('record', 'Truceline record, any kind', record);
  add('agreement', 'Truceline agreement', agreement);
  add('trace', 'Truceline trace: a line of what an agreement is held against', traceRecord);
  add('scenario', 'Truceline scenario', scenario);
  add('mission', 'Truceline mission configuration', missionConfig);
  return files;
}
