/**
 * How fast incidents are attributed, on one core, in seconds of processor time:
 *   npx tsx bench/attribution-speed.ts [incidents] [rounds] [incidents of the year]
 * It measures the built stage in dist/ (npm run build): tsx keeps the names of functions, which slows inner loops.
 *
 * Two mixes of simulated incidents, one seed. Plain: 3 accounts, 30 % of the incidents with a physical sign. Heavy: all
 * accounts of sixty sources, about 10, most incidents with signs. Numbers: the probability of every hypothesis of every incident, in
 * typed arrays. Objects: the same as attributions, hypotheses with their intervals read. Sentences: everything read. Then a year of
 * form accounts by monitors, mostly without a named actor, all at once: sources judged, series found. Beside it a
 * peer in the same run, JSON.stringify over the same incidents, as a measure of the machine.
 */
import { loadavg } from 'node:os';
import type * as AttributeModule from '../src/attribution/attribute.js';
import type * as AttributeAllModule from '../src/attribution/attribute-all.js';
import type * as MeasureModule from '../src/attribution/measure.js';
import type * as PrepareModule from '../src/attribution/prepare.js';
import type { AttributionSetting } from '../src/attribution/prepare.js';
import type * as WeightsModule from '../src/attribution/weights.js';
import type * as WorldModule from '../src/benchmark/world.js';
import type * as CellsModule from '../src/geo/cells.js';
import type { Account, Incident } from '../src/incident/incident.js';
import { show, spread } from './measure.js';
import { seeded } from './simulate-reports.js';

const dist = new URL(process.env.TRUCELINE_DIST ?? '../dist/', import.meta.url);
const built = async <T>(path: string): Promise<T> => (await import(new URL(path, dist).href)) as T;
const { makeAttributor } = await built<typeof AttributeModule>('attribution/attribute.js');
const { attributeAll, judgeAll } = await built<typeof AttributeAllModule>('attribution/attribute-all.js');
const { makeMeasurer } = await built<typeof MeasureModule>('attribution/measure.js');
const { prepare } = await built<typeof PrepareModule>('attribution/prepare.js');
const { loadWeights } = await built<typeof WeightsModule>('attribution/weights.js');
const { makeWorld } = await built<typeof WorldModule>('benchmark/world.js');
const { cells } = await built<typeof CellsModule>('geo/cells.js');

const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 10);
const ofYear = Number(process.argv[4] ?? 300_000);
const world = makeWorld({ seed: 11, incidents: count, sources: 60 });
const setting = keptGround({ ...world.setting, weights: loadWeights() });
const heavy = world.incidents;
const plain = heavy.map(fewAccounts);

console.log(`load ${loadavg()[0]!.toFixed(1)}; thousand a second of processor time: min (mean ± sd)\n`);
console.log('| mix | numbers | objects | sentences too | JSON.stringify | numbers to JSON.stringify |');
console.log('| --- | --- | --- | --- | --- | --- |');
console.log(rowOf('plain', plain));
console.log(rowOf('heavy', heavy));

const all: number[] = [];
for (let round = 0; round < 4; round++)
  all.push(perSecond(heavy.length, () => attributeAll(heavy, setting)) / 1000);
console.log(`\n${heavy.length} of the heavy mix at once, sources judged: ${show(spread(all.slice(1)), 1)}`);
const year = yearOf(ofYear);
const accounts = year.reduce((sum, incident) => sum + incident.accounts.length, 0);
const seconds = ofYear / perSecond(ofYear, () => judgeAll(year, setting));
console.log(
  `a year of ${ofYear} incidents, ${accounts} accounts, at once, sources judged: ${seconds.toFixed(1)} s`,
);

function rowOf(name: string, incidents: readonly Incident[]): string {
  const attribute = makeAttributor(setting);
  const measurer = makeMeasurer(prepare(setting));
  const width = measurer.probability.length + 1;
  const numbers = new Float64Array(incidents.length * width);
  let kept = 0;
  const runs = [
    () => {
      for (let i = 0; i < incidents.length; i++) {
        measurer.measure(incidents[i]!, -1);
        for (let h = 0; h < width - 1; h++) numbers[i * width + h] = measurer.probability[h]!;
        numbers[i * width + width - 1] = measurer.happenedLogOdds;
      }
    },
    () => {
      for (const incident of incidents) {
        const { hypotheses, happened, author } = attribute(incident);
        kept += hypotheses[0]!.probability.low + happened.high + author.length;
      }
    },
    () => {
      for (const incident of incidents) {
        const { factors, reasons, joint, set } = attribute(incident);
        kept += factors.length + reasons.length + joint[world.parties[0]]! + set.coverage;
      }
    },
    () => {
      for (const incident of incidents) kept += JSON.stringify(incident).length;
    },
  ];
  // The first two rounds warm up, and fill what is kept about the ground.
  const figures = runs.map((run) => {
    const rates = Array.from({ length: rounds + 2 }, () => perSecond(incidents.length, run) / 1000);
    return spread(rates.slice(2));
  });
  if (!(kept > 0)) throw new Error('expected that something was kept, found nothing');
  const total = incidents.reduce((sum, incident) => sum + incident.accounts.length, 0);
  const signed = incidents.filter((incident) => incident.accounts.some(({ signs }) => signs)).length;
  const mix = `${name}: ${(total / incidents.length).toFixed(1)} accounts, ${Math.round((100 * signed) / incidents.length)} % with a sign`;
  const ratio = (figures[0]!.mean / figures[3]!.mean).toFixed(1);
  return `| ${[mix, ...figures.map((figure) => show(figure, 0)), ratio].join(' | ')} |`;
}

function perSecond(items: number, run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return items / ((user + system) / 1e6);
}

/** As a mission has it: answers about ground are kept (src/mission/ground.ts). */
function keptGround(given: AttributionSetting): AttributionSetting {
  const near = cells((lat, lon) => given.controlAt(lat, lon, 0));
  const distances = new Map(given.parties.map(({ id }) => [id, new Map<number, number>()]));
  return {
    ...given,
    distanceToGroundKm(lat, lon, atMs, party) {
      const known = distances.get(party)!.get(lat);
      if (known !== undefined) return known;
      const km = given.distanceToGroundKm(lat, lon, atMs, party);
      distances.get(party)!.set(lat, km);
      return km;
    },
    controlNear: () => near,
  };
}

/** Three accounts spread over those there are; in every second incident one of them gives a sign, if any does. */
function fewAccounts(incident: Incident, k: number): Incident {
  const { accounts } = incident;
  const picked = [1, 3, 5].map((sixth) => accounts[Math.floor((sixth * accounts.length) / 6)]!);
  const signed = k % 2 === 0 ? accounts.find(({ signs }) => signs) : undefined;
  const bare = [...new Set(picked)].filter((account) => account !== signed).map(withoutSigns);
  return { ...incident, accounts: signed ? [signed, ...bare.slice(0, 2)] : bare };
}

function withoutSigns({ signs: _, ...account }: Account): Account {
  return account;
}

/** Incidents as monitors note them on forms: clock time, site, one to nineteen accounts, three in ten with an actor. */
function yearOf(incidents: number): Incident[] {
  const random = seeded(5);
  const model = heavy[0]!;
  const told = model.accounts[0]!;
  return Array.from({ length: incidents }, (_, i) => {
    const startMs = Date.UTC(2001, 0, 1) + Math.floor((i / incidents) * 365 * 86_400_000);
    const time = { startMs, endMs: startMs + 60_000, precision: 'minute' } as const;
    const lat = -2 + 4 * random();
    const lon = -25 + 0.6 * (random() - 0.5);
    const place = { ...model.place, lat, lon, radiusMetres: 800, precision: 'site' } as const;
    const conduct = random() < 0.75 ? 'strike' : 'explosion';
    const means = (['artillery', 'mortar', 'small_arms', 'unspecified'] as const)[Math.floor(4 * random())]!;
    const named = random() < 0.25 ? world.parties[Math.floor(2 * random())]! : 'undetermined';
    const fromDegrees = random() < 0.3 ? Math.floor(360 * random()) : -1;
    const first = Math.floor(60 * random());
    const accounts = Array.from({ length: 1 + Math.floor(19 * random()) }, (_, k): Account => {
      const { signs: _signs, ...usual } = told;
      const actor = random() < 0.3 ? named : 'undetermined';
      return {
        ...usual,
        observations: [`year-${i}-${k}`],
        source: `monitor-${(first + 7 * k) % 60}`,
        voice: '',
        actor,
        stance: 'asserted',
        conduct,
        means,
        time,
        place,
        text: '',
        sourceGrade: 'A',
        ...(k === 0 && fromDegrees >= 0
          ? { signs: [{ kind: 'crater', fromDegrees, sigmaDegrees: 15 }] }
          : undefined),
      };
    });
    const control = setting.controlAt(lat, lon, startMs);
    return { ...model, id: `year-${i}`, time, place, control, conduct, means, accounts };
  });
}
