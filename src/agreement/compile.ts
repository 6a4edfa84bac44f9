/**
 * An agreement to a program: names resolved, `self` and `other` filled in for every party, fields merged for every
 * reading, kinds of clause reduced to rules. Pure: equal agreements and settings give equal programs.
 */
import type { Agreement, Clause } from './agreement.js';
import { type Context, voicesOf } from './compile/context.js';
import { CompileFault } from './compile/fault.js';
import { takenElsewhere } from './compile/fit.js';
import { emptyNodes } from './compile/nodes.js';
import { type Bound, compileRule } from './compile/rule.js';
import { compileStanding, type StandingNodes } from './compile/standing.js';
import { type Form, formsOf, named, underReading, type Version } from './compile/version.js';
import type { CompiledClause, CompiledReading, CompiledStanding, Program } from './program.js';
import { intersection, type ZoneFactory, type ZoneSetting, zoneFactory } from './zones.js';

export { CompileFault } from './compile/fault.js';

export type CompileSetting = ZoneSetting;

/**
 * @param agreement one that `parseAgreement` has accepted, or that keeps to the same rules
 * @throws CompileFault where it does not: a circle of clauses, or no entry for a party
 */
export function compile(agreement: Agreement, setting: CompileSetting = {}): Program {
  const nodes = emptyNodes();
  const parties = voicesOf(agreement);
  const forms = formsOf(agreement);
  const zones = zoneFactory(agreement, setting);
  const standings = standingPlaces(agreement, forms, parties);
  const compiled: (StandingNodes | 'underway' | undefined)[] = [];

  const underway: number[] = [];
  const circleFrom = (place: number): string[] =>
    [...underway.slice(underway.indexOf(place)), place].map(
      (one) => agreement.clauses[forms[standings.list[one]!.form]!.clause]!.id,
    );

  const formsByClause = new Map<string, number[]>();
  forms.forEach((form, index) => {
    const { id } = agreement.clauses[form.clause]!;
    const known = formsByClause.get(id);
    if (known) known.push(index);
    else formsByClause.set(id, [index]);
  });

  const clausesUnder = agreement.readings.map((reading) => {
    const all = agreement.clauses.flatMap((clause) => underReading(agreement, clause, reading)?.clause ?? []);
    return { taken: takenElsewhere(all), permissionsFrom: permissionsByClause(all) };
  });

  function contextOf(form: Form, version: Version, reading: number, self: string): Context {
    return {
      agreement,
      nodes,
      parties,
      self,
      clause: agreement.clauses[form.clause]!.id,
      reading,
      standard: version.clause.standard ?? agreement.standard,
      absentHigh: Number.POSITIVE_INFINITY,
      clausesOf: (id) => formsByClause.get(id) ?? [],
      standingOf: (clause, ofReading, party) => {
        const first = (formsByClause.get(clause) ?? []).find((index) => forms[index]!.versions[ofReading]);
        const place = first === undefined ? -1 : standings.at(first, ofReading, parties.indexOf(party));
        if (place >= 0) standingNodes(place);
        return place;
      },
      periodOf(clause) {
        const place = this.standingOf(clause, reading, self);
        return place < 0 ? undefined : standingNodes(place);
      },
      zoneOf: (id) => zoneIndex(zones, id, self),
    };
  }

  function zoneIndex(factory: ZoneFactory, id: string, self: string): number {
    const zone = factory.zone(id, self);
    return nodes.zones.add(zone, `${zone.id} ${zone.party}`);
  }

  /** Worked out when first asked for: what another clause hangs on must stand before it. */
  function standingNodes(place: number): StandingNodes {
    const known = compiled[place];
    const { form, reading, party } = standings.list[place]!;
    if (known === 'underway') throw new CompileFault({ kind: 'circle', clauses: circleFrom(place) });
    if (known) return known;
    compiled[place] = 'underway';
    underway.push(place);
    const version = forms[form]!.versions[reading]!;
    const context = contextOf(forms[form]!, version, reading, parties[party]!);
    const made = compileStanding(context, version.period);
    compiled[place] = made;
    underway.pop();
    return made;
  }

  function compileReading(form: Form, formIndex: number, reading: number): CompiledReading | null {
    const version = form.versions[reading];
    if (!version) return null;
    const places = parties.map((_, party) => standings.at(formIndex, reading, party));
    const bindsNobody = places.every((place) => place < 0);
    const namedParties = named(agreement, version.clause.by, parties);
    const bound = parties.map((party, index): Bound | null => {
      const place = places[index]!;
      // What fits is told even where the reading binds nobody.
      if (place < 0 && !(bindsNobody && namedParties.includes(party))) return null;
      const standing = place < 0 ? null : standingNodes(place);
      return { context: contextOf(form, version, reading, party), standing };
    });
    const own = agreement.clauses[form.clause]!;
    const { taken, permissionsFrom } = clausesUnder[reading]!;
    const permissions = (permissionsFrom.get(own.id) ?? []).map((clause) => ({
      clause,
      standingOf: (party: string) => bound.find((one) => one)!.context.standingOf(clause.id, reading, party),
    }));
    const within = (fitZones: readonly number[] | null, zone: string, self: string): readonly number[] => {
      const local = zones.zone(zone, self);
      if (!fitZones) return [zoneIndex(zones, zone, self)];
      return fitZones.map((index) => {
        const both = intersection(nodes.zones.items[index]!, local);
        return nodes.zones.add(both, `${both.id} ${both.party}`);
      });
    };
    return {
      standings: places,
      rule: compileRule({ version, taken, permissions, within }, bound),
    };
  }

  const clauses = forms.map((form, index): CompiledClause => {
    const clause = agreement.clauses[form.clause]!;
    const version = form.versions.find((one) => one !== null);
    return {
      id: form.id,
      clause: form.clause,
      title: form.title,
      standard: version?.clause.standard ?? clause.standard ?? agreement.standard,
      source: version?.variation?.source ?? clause.source,
      readings: agreement.readings.map((_, reading) => compileReading(form, index, reading)),
      rulings: rulingsOf(agreement, clause.id, parties, nodes),
    };
  });
  return {
    agreement,
    parties,
    zones: nodes.zones.items,
    patterns: nodes.patterns.items,
    moments: nodes.moments.items,
    quantities: nodes.quantities.items,
    conditions: nodes.conditions.items,
    clauses,
    standings: standings.list.map(({ form, reading, party }, place): CompiledStanding => {
      return { clause: form, reading, party, ...standingNodes(place) };
    }),
  };
}

type Permission = Extract<Clause, { kind: 'permission' }>;

function permissionsByClause(clauses: readonly Clause[]): ReadonlyMap<string, readonly Permission[]> {
  const byClause = new Map<string, Permission[]>();
  for (const clause of clauses) {
    if (clause.kind !== 'permission') continue;
    for (const from of new Set(clause.from)) {
      if (from === clause.id) continue;
      const known = byClause.get(from);
      if (known) known.push(clause);
      else byClause.set(from, [clause]);
    }
  }
  return byClause;
}

interface Places {
  readonly list: readonly { readonly form: number; readonly reading: number; readonly party: number }[];
  /** -1: not bound. */
  at(form: number, reading: number, party: number): number;
}

/** A place for each clause, reading and bound party, in this order. */
function standingPlaces(agreement: Agreement, forms: readonly Form[], parties: readonly string[]): Places {
  const list: Places['list'][number][] = [];
  const places = new Map<string, number>();
  forms.forEach(({ versions }, form) => {
    versions.forEach((version, reading) => {
      if (!version) return;
      const { binds } = agreement.readings[reading]!;
      for (const id of named(agreement, version.clause.by, parties)) {
        if (binds && !binds.includes(id)) continue;
        const party = parties.indexOf(id);
        places.set(`${form} ${reading} ${party}`, list.length);
        list.push({ form, reading, party });
      }
    });
  });
  return { list, at: (form, reading, party) => places.get(`${form} ${reading} ${party}`) ?? -1 };
}

function rulingsOf(
  agreement: Agreement,
  clause: string,
  parties: readonly string[],
  nodes: ReturnType<typeof emptyNodes>,
): readonly number[] | null {
  if (!agreement.rulings) return null;
  const terms = [agreement.rulings.by].flat();
  const by = terms.includes('any') ? null : parties.filter((party) => terms.includes(party));
  return agreement.readings.map(({ id }) =>
    nodes.patterns.add({
      kind: 'decision',
      by,
      about: [agreement.id, `${agreement.id}/${clause}`],
      decision: [`reading:${id}`],
    }),
  );
}
