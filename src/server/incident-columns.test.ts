import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ROLES, type Role } from '../access/role.js';
import { type Scene, scene } from './access.fixture.js';
import type { IncidentList, IncidentRow } from './api.js';

let at: Scene;
before(async () => {
  at = await scene();
});
after(() => at.close());

interface Header {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
  readonly total?: number;
  readonly baseMs?: number;
  readonly dictionaries?: Readonly<Record<string, readonly string[]>>;
}
const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array };

/** The values of each column, blocks joined, with the words of the dictionaries put in. */
function read(body: ArrayBuffer): { total: number; baseMs: number; columns: Record<string, unknown[]> } {
  const columns: Record<string, unknown[]> = {};
  let head: Header | undefined;
  for (let from = 0; from < body.byteLength; ) {
    const length = new DataView(body).getUint32(from, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(body, from + 4, length))) as Header;
    head ??= header;
    let data = from + 4 + length;
    for (const { name, type, bytes } of header.columns) {
      assert.equal(data % 8, 0, `${name} begins at a multiple of 8`);
      const raw = body.slice(data, data + bytes);
      const list: unknown[] =
        type === 'text'
          ? new TextDecoder().decode(raw).split('\n')
          : [...new ARRAYS[type as keyof typeof ARRAYS](raw)];
      const words = head.dictionaries![name];
      columns[name] = [...(columns[name] ?? []), ...(words ? list.map((code) => words[Number(code)]) : list)];
      data += Math.ceil(bytes / 8) * 8;
    }
    from = data;
  }
  return { total: head!.total!, baseMs: head!.baseMs!, columns };
}

async function rowsFor(role: Role, query: string): Promise<[unknown[], unknown[]]> {
  const listed = (await (await at.as(role, `/api/incidents?${query}`)).json()) as IncidentList;
  const answer = await at.as(role, `/api/columns/incidents?${query}`);
  assert.equal(answer.status, 200);
  const { total, baseMs, columns } = read(await answer.arrayBuffer());
  assert.equal(total, listed.total);
  const column = (name: string, i: number): never => columns[name]![i] as never;
  const shown = Array.from({ length: total }, (_, i) => ({
    id: column('id', i),
    homeMs: baseMs + 1000 * column('home', i),
    lat: column('lat', i),
    lon: column('lon', i),
    radiusMetres: column('radius', i),
    ...Object.fromEntries(
      ['conduct', 'means', 'target', 'certainty', 'author', 'place', 'region', 'sector', 'accounts'].map(
        (name) => [name, column(name, i)],
      ),
    ),
    contested: column('contested', i) === 1,
    killedMax: column('killed', i) === -1 ? null : column('killed', i),
    injuredMax: column('injured', i) === -1 ? null : column('injured', i),
  }));
  const sorted = [...listed.incidents].sort((a, b) => a.homeMs - b.homeMs || (a.id < b.id ? -1 : 1));
  return [shown, sorted.map(asColumnsHaveIt)];
}

/** Whole seconds, and positions as 32-bit floats: to half a metre. */
function asColumnsHaveIt({ startMs: _s, endMs: _e, chainageKm: _c, ...row }: IncidentRow): object {
  return {
    ...row,
    homeMs: Math.floor(row.homeMs / 1000) * 1000,
    lat: Math.fround(row.lat),
    lon: Math.fround(row.lon),
    radiusMetres: Math.fround(row.radiusMetres),
    sector: row.sector ?? '',
    region: row.region ?? '',
  };
}

for (const role of ROLES)
  test(`the columns for the role ${role} hold the rows that the list of incidents gives it, and no other`, async () => {
    for (const query of ['', 'conduct=strike', 'verdict=violation,undetermined', 'asOf=7']) {
      const [columns, rows] = await rowsFor(role, query);
      assert.deepEqual(columns, rows, `${role} ?${query}`);
    }
  });

test('where no incident fits, the answer is one block without rows', async () => {
  const answer = await at.as('administrator', '/api/columns/incidents?sector=no-such');
  const { total, columns } = read(await answer.arrayBuffer());
  assert.equal(total, 0);
  assert.deepEqual(columns.home, []);
});

test('what the telling names stand for is not in the dictionaries of those who may not see places', async () => {
  const text = await (await at.as('public', '/api/columns/incidents')).text();
  assert.doesNotMatch(text, /Needleford|Needle mill|inc-just-now/);
  const whole = await (await at.as('administrator', '/api/columns/incidents')).text();
  assert.match(whole, /Needleford/);
});
