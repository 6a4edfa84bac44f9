/**
 * Association as reports arrive: what `associate` says of all reports so far, at the cost of what the new ones touch.
 *
 * Whether two tellings are one event depends on the two alone, and how a component of likely pairs falls into groups on
 * that component alone (together.ts). So new reports concern the tellings of the same words, what lies near them in
 * place and time, and the components of those; everything else stays as it was found. Nothing depends on the order of
 * arrival or on how reports are batched.
 */
import type { CodedReport } from '../coding/coded.js';
import type { Source } from '../record/source.js';
import { assemble } from './assemble.js';
import {
  type AssociationSetting,
  incidentOrder,
  isDetection,
  sourcesById,
  toldEvent,
  withDetections,
} from './associate.js';
import { detectionsByGroup } from './detection.js';
import { associationOrder, type Group, gather, tellsOfEvent } from './gather.js';
import type { Incident } from './incident.js';
import { type Neighbourhood, neighbourhood } from './neighbourhood.js';
import { facilityMatcher } from './place.js';
import { type Ruling, sidesOf, standing } from './ruling.js';
import { type PlacedReport, type Telling, tellings, wordsKey } from './telling.js';
import { PARTNERS } from './together.js';

export interface Association {
  /** Takes reports in any order. One whose id is held already is left out: records do not change. */
  add(reports: readonly CodedReport[]): void;
  /** In the order of start, then id: the same as `associate` of all reports added so far. */
  incidents(): readonly Incident[];
}

/** A telling among the others: what it hangs together with, and the group it is in. */
interface Node {
  readonly telling: Telling;
  component: Set<Node>;
  group: Group | undefined;
}

interface State {
  readonly setting: AssociationSetting;
  readonly sources: ReadonlyMap<string, Source>;
  readonly rulings: readonly Ruling[];
  /** Reports whose words may be one telling, in the order of association, and the nodes made of them. */
  readonly alike: Map<string | number, { readonly reports: PlacedReport[]; nodes: Node[] }>;
  readonly around: Neighbourhood<Node>;
  readonly groups: Set<Group>;
  /** Nodes of reports that rulings name. */
  readonly nodeOfReport: Map<string, Node>;
}

export function association(setting: AssociationSetting, rulings: readonly Ruling[] = []): Association {
  const inForce = standing(rulings);
  const state: State = {
    setting,
    sources: sourcesById(setting),
    rulings: inForce,
    alike: new Map(),
    around: neighbourhood(({ telling }) => telling),
    groups: new Set(),
    nodeOfReport: new Map(),
  };
  const held = new Set<string>();
  const detections: PlacedReport[] = [];
  const changed = new Set<string | number>();
  const made = new Map<Group, { readonly key: string; readonly incident: Incident }>();
  const refresh = refresher(state, made);
  return {
    add(reports) {
      for (const report of reports) {
        if (held.has(report.id)) continue;
        held.add(report.id);
        const event = toldEvent(report);
        if (event) changed.add(keep(state, event));
        else if (isDetection(report)) detections.push(report);
      }
    },
    incidents() {
      if (changed.size > 0) refresh(changed);
      changed.clear();
      detections.sort(associationOrder);
      const groups = [...state.groups].sort((a, b) => associationOrder(firstOf(a), firstOf(b)));
      const seen = detectionsByGroup(groups, detections);
      const out = groups.map((group) => {
        const joined = seen.get(group);
        const key = joined ? joined.map(({ id }) => id).join(' ') : '';
        const known = made.get(group);
        if (known?.key === key) return known.incident;
        const incident = assemble(withDetections(group, joined), state.sources, setting);
        made.set(group, { key, incident });
        return incident;
      });
      return out.sort(incidentOrder);
    },
  };
}

const firstOf = (group: Group): PlacedReport => group.tellings[0]!.reports[0]!;

/** Puts a report with those of the same words; @returns their key. */
function keep(state: State, report: PlacedReport): string | number {
  const key = wordsKey(report, state.sources) ?? report.id;
  const known = state.alike.get(key);
  if (known) known.reports.push(report);
  else state.alike.set(key, { reports: [report], nodes: [] });
  return key;
}

function refresher(state: State, made: Map<Group, unknown>): (changed: ReadonlySet<string | number>) => void {
  const facilityOf = facilityMatcher(state.setting.facilities);
  const sides = sidesOf(state.rulings);
  const ruled = new Set(state.rulings.flatMap(({ observations }) => observations.flat()));
  return (changed) => {
    const affected = new Set<Node>();
    const fresh: Node[] = [];
    for (const key of changed) {
      const words = state.alike.get(key)!;
      for (const node of words.nodes) remove(state, node, affected);
      words.reports.sort(associationOrder);
      words.nodes = tellings(words.reports, state.sources, facilityOf, sides).map((telling) => ({
        telling,
        component: new Set(),
        group: undefined,
      }));
      for (const node of words.nodes) {
        fresh.push(node);
        state.around.add(node);
        if (ruled.size > 0)
          for (const { id } of node.telling.reports) if (ruled.has(id)) state.nodeOfReport.set(id, node);
      }
    }
    for (const node of fresh) {
      affected.add(node);
      state.around.near(node, (other) => {
        for (const one of other.component) affected.add(one);
      });
    }
    for (const node of state.nodeOfReport.values()) {
      affected.add(node);
      for (const one of node.component) affected.add(one);
    }
    regroup(state, affected, made);
  };
}

function remove(state: State, node: Node, affected: Set<Node>): void {
  state.around.remove(node);
  affected.delete(node);
  node.component.delete(node);
  for (const one of node.component) affected.add(one);
  // Where partners were more than are counted, one that goes makes room for another from outside of the component.
  if (node.component.size >= PARTNERS)
    for (const one of node.component)
      state.around.near(one, (other) => {
        for (const next of other.component) affected.add(next);
      });
  if (node.group) state.groups.delete(node.group);
}

function regroup(state: State, affected: ReadonlySet<Node>, made: Map<Group, unknown>): void {
  const nodes = [...affected].sort((a, b) => associationOrder(a.telling.reports[0]!, b.telling.reports[0]!));
  for (const { group } of nodes) {
    if (!group) continue;
    state.groups.delete(group);
    made.delete(group);
  }
  const all = nodes.map(({ telling }) => telling);
  const { groups, component } = gather(all, state.rulings);
  const components = new Map<number, Set<Node>>();
  nodes.forEach((node, row) => {
    const known = components.get(component[row]!);
    node.component = known ?? new Set();
    if (!known) components.set(component[row]!, node.component);
    node.component.add(node);
    node.group = undefined;
  });
  const nodeOf = new Map(nodes.map((node) => [node.telling, node]));
  for (const group of groups) {
    for (const telling of group.tellings) nodeOf.get(telling)!.group = group;
    if (group.tellings.some(tellsOfEvent)) state.groups.add(group);
  }
}
