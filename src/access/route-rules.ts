/**
 * Who may call which route, and which kinds of knowledge its answer can carry. A route that is not here is answered to nobody:
 * the app refuses it, and a test walks all routes of the app and fails.
 */
import type { Principal } from './principal.js';
import { FIELD_CLASSES, type FieldClass } from './release.js';
import { ROLES, type Role } from './role.js';

export interface RouteRule {
  readonly who: readonly Role[];
  readonly carries: readonly FieldClass[];
  /** Appends records: only under sources that the account or key was given, or with the word in the mission's lock. */
  readonly writes?: true;
  /** How many requests it counts as. */
  readonly weight?: number;
}

const everyone = ROLES;
/** Everybody with an account. */
const known: readonly Role[] = ROLES.filter((role) => role !== 'public');
/** A party's delegates to their own list, the chief monitor to all; which list, src/tracing/right.ts says. */
const entitled: readonly Role[] = ['chief_monitor', 'party_delegate'];
const staff: readonly Role[] = ['administrator', 'chief_monitor', 'monitor', 'analyst'];

/** Who stands there and hears. */
const observers: readonly Role[] = ['chief_monitor', 'monitor'];

const incident = ['place', 'recent', 'source', 'words', 'media', 'persons'] as const;
const counts = ['recent', 'draft'] as const;

/** An entry can hold anything but what is sealed. */
const raw: readonly FieldClass[] = FIELD_CLASSES.filter((one) => one !== 'lists');

export const ROUTE_RULES: Readonly<Record<string, RouteRule>> = {
  'GET /api/session': { who: everyone, carries: [] },
  'POST /api/session': { who: everyone, carries: [], weight: 10 },
  'DELETE /api/session': { who: everyone, carries: [] },
  'GET /api/session/at/:id': { who: everyone, carries: [], weight: 10 },
  'GET /api/session/at/:id/return': { who: everyone, carries: [], weight: 10 },
  'GET /api/health': { who: everyone, carries: [] },
  'GET /api/openapi.json': { who: everyone, carries: [] },
  'GET /api/ledger': { who: everyone, carries: [] },
  'GET /api/mission': { who: everyone, carries: ['recent', 'source', 'draft'] },
  'GET /api/timeline': { who: everyone, carries: counts },
  'GET /api/strip': { who: everyone, carries: ['recent'] },
  'GET /api/watch': { who: everyone, carries: ['recent', 'source', 'devices'] },
  'GET /api/coverage': { who: everyone, carries: ['recent', 'source', 'devices'] },
  'GET /api/vessels': { who: everyone, carries: ['recent'] },
  'GET /api/placement': { who: staff, carries: ['devices'] },
  'GET /api/summary': { who: everyone, carries: counts },
  'GET /api/truces': { who: everyone, carries: ['recent'] },
  'GET /api/claims': { who: everyone, carries: ['place', 'recent', 'source', 'words', 'devices', 'draft'] },
  'GET /api/sky/operations': { who: everyone, carries: ['recent', 'source', 'words'] },
  'GET /api/sky/alerts': { who: everyone, carries: ['recent'] },
  'GET /api/incidents': { who: everyone, carries: ['place', 'recent', 'source', 'persons', 'draft'] },
  'GET /api/columns/incidents': {
    who: everyone,
    carries: ['place', 'recent', 'source', 'persons', 'draft'],
    weight: 5,
  },
  'GET /api/incidents/:id': { who: everyone, carries: [...incident, 'draft'] },
  'GET /api/sources': { who: everyone, carries: ['source', 'words'] },
  'GET /api/findings': { who: everyone, carries: ['place', 'recent', 'source', 'draft'] },
  'GET /api/findings/:id': { who: everyone, carries: ['place', 'recent', 'source', 'draft'] },
  'GET /api/serious-harm': { who: everyone, carries: ['recent', 'source', 'media', 'draft', 'entries'] },
  'GET /api/agreements/:id': { who: everyone, carries: ['names', 'media', 'draft'] },
  'GET /api/positions': { who: everyone, carries: ['names', 'media'] },
  'GET /api/declarations': { who: everyone, carries: ['names', 'media', 'cases'] },
  'GET /api/handovers': { who: everyone, carries: ['persons', 'names', 'media'] },
  'GET /api/people': { who: everyone, carries: ['persons', 'media'] },
  'GET /api/people/protocols/:exchange': { who: everyone, carries: ['persons'] },
  'GET /api/persons/lists': { who: known, carries: [] },
  'POST /api/persons/lists/:party': { who: entitled, carries: ['lists'] },
  'POST /api/persons/lists/:party/check': { who: entitled, carries: ['lists'], weight: 5 },
  'GET /api/persons/lists/:party/duplicates': { who: entitled, carries: ['lists'], weight: 5 },
  'GET /api/persons/lists/:party/changes': { who: entitled, carries: ['lists'] },
  'POST /api/persons/lists/:party/read': { who: entitled, carries: ['lists'] },
  'POST /api/persons/lists/:party/destroy': { who: entitled, carries: ['lists'] },
  'POST /api/persons/matches': { who: ['chief_monitor'], carries: ['lists'], weight: 20 },
  'POST /api/persons/matches/read': { who: entitled, carries: ['lists'] },
  'POST /api/persons/requests': { who: ['chief_monitor', 'monitor'], carries: ['lists'], weight: 5 },
  'POST /api/persons/requests/:number/answer': { who: ['chief_monitor', 'monitor'], carries: [], weight: 5 },
  'POST /api/persons/requests/:number/behind': { who: ['chief_monitor'], carries: ['lists'] },
  'POST /api/persons/children/steps': { who: ['chief_monitor', 'monitor'], carries: ['lists'] },
  'POST /api/persons/children/read': { who: ['chief_monitor'], carries: ['lists'] },
  'GET /api/persons/children/counts': { who: everyone, carries: ['persons'] },
  'POST /api/persons/protocols/:exchange': { who: entitled, carries: ['lists'], weight: 5 },
  'GET /api/cases': { who: everyone, carries: ['recent', 'cases', 'source'] },
  'GET /api/cases/:id': { who: everyone, carries: ['recent', 'cases', 'draft', 'source'] },
  'POST /api/cases': { who: known, carries: ['cases'] },
  'POST /api/cases/:id/steps': { who: known, carries: ['cases'] },
  'GET /api/today': { who: staff, carries: ['place', 'recent', 'draft', 'source', 'cases'], weight: 20 },
  'GET /api/hotline': { who: known, carries: ['cases', 'names'] },
  'POST /api/hotline': { who: ['administrator', 'chief_monitor', 'party_delegate'], carries: [] },
  'POST /api/hotline/:id/answer': {
    who: ['administrator', 'chief_monitor', 'party_delegate'],
    carries: [],
  },
  'GET /api/reports/:name': { who: everyone, carries: [...incident, 'names', 'devices', 'draft'], weight: 5 },
  'GET /api/alerts': { who: staff, carries: [] },
  'GET /api/alerts/atom': { who: everyone, carries: ['place', 'recent', 'source', 'draft', 'cases'] },
  'GET /api/alerts/cap/:id': { who: everyone, carries: ['place', 'recent', 'source', 'draft', 'cases'] },
  'POST /api/alerts/send': { who: ['administrator', 'chief_monitor'], carries: [], weight: 20 },
  'GET /api/layers/:name': { who: everyone, carries: ['place'] },
  'GET /api/events': { who: everyone, carries: ['recent'] },
  'GET /api/records': { who: staff, carries: raw, weight: 20 },
  'POST /api/records': { who: everyone, carries: [], writes: true },
  'POST /api/observe': { who: observers, carries: [], writes: true },
  'POST /api/observe/evidence': { who: observers, carries: [], writes: true, weight: 10 },
  'GET /ledger/tile/entries/*': { who: staff, carries: raw },
  'GET /ledger/*': { who: everyone, carries: [] },
  'GET /*': { who: everyone, carries: [] },
};

export type Permit =
  | { readonly ok: true; readonly rule: RouteRule }
  | { readonly ok: false; readonly reason: Refusal };
export const REFUSALS = ['no-rule', 'sign-in', 'forbidden'] as const;
/** `sign-in`: somebody who signs in may be allowed; `forbidden`: this role is not. */
export type Refusal = (typeof REFUSALS)[number];

/** @param route method and path as registered, such as `GET /api/incidents/:id` */
export function permit(route: string, principal: Principal): Permit {
  const rule = Object.hasOwn(ROUTE_RULES, route) ? ROUTE_RULES[route] : undefined;
  if (!rule) return { ok: false, reason: 'no-rule' };
  const refused = principal.by === 'nothing' ? 'sign-in' : 'forbidden';
  if (rule.writes && !mayWrite(principal))
    return { ok: false, reason: refused === 'forbidden' && principal.by === 'machine' ? 'sign-in' : refused };
  if (!rule.who.includes(principal.role)) return { ok: false, reason: refused };
  return { ok: true, rule };
}

/** Under any source at all; which ones, the route looks at. */
export const mayWrite = ({ by, feeds }: Principal): boolean => by === 'lock' || (feeds?.length ?? 0) > 0;
