/**
 * Takes serious harm out of what was associated and judged with everything else, before anything is counted: incidents
 * of serious harm and findings on clauses about treatment leave the lists, and come back as findings of their own kind.
 */
import type { Program } from '../agreement/program.js';
import type { Attribution } from '../attribution/attribution.js';
import { clauseOf, type Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { TrucelineRecord } from '../record/record.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { Source } from '../record/source.js';
import { basisOf, type Kept, keptOf, namesAuthor } from './basis.js';
import { type Basis, SERIOUS_HARM, type SeriousHarmFinding, type StandardOfProof } from './finding.js';

export interface Together {
  readonly incidents: readonly Incident[];
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly findings: readonly Finding[];
}

export interface Separated extends Together {
  /** By time, then id. */
  readonly seriousHarm: readonly SeriousHarmFinding[];
  /** Their incidents, for whoever works a finding out again; shown nowhere. */
  readonly harmed: readonly Harmed[];
}

export interface Harmed {
  readonly incident: Incident;
  readonly attribution: Attribution;
}

/** @param records with evidence, custody, seals, and the observations of serious harm or with media */
export function separate(
  programs: readonly Program[],
  { incidents, attributions, findings }: Together,
  records: readonly TrucelineRecord[],
  sources: readonly Source[],
): Separated {
  const onTreatment = treatmentClauses(programs);
  const harmed = incidents.filter(isOfHarm);
  const apart = new Set(harmed.map(({ id }) => id));
  const taken = findings.filter((one) => apart.has(one.incident) || onTreatment.has(clauseKey(one)));
  if (harmed.length + taken.length === 0)
    return { incidents, attributions, findings, seriousHarm: [], harmed: [] };
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const kept = keptOf(records, sources);
  const touched = new Set(taken.map(({ incident }) => incident));
  const seriousHarm = [
    ...taken.flatMap((finding) => {
      const incident = byId.get(finding.incident);
      return incident ? [harmFinding(incident, finding, kept)] : [];
    }),
    ...harmed.filter(({ id }) => !touched.has(id)).map((incident) => harmFinding(incident, null, kept)),
  ].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  const takenIds = new Set(taken);
  return {
    incidents: incidents.filter(({ id }) => !apart.has(id)),
    attributions: new Map([...attributions].filter(([id]) => !apart.has(id))),
    findings: findings.filter((one) => !takenIds.has(one)),
    seriousHarm,
    harmed: harmed.flatMap((incident) => {
      const attribution = attributions.get(incident.id);
      return attribution ? [{ incident, attribution }] : [];
    }),
  };
}

/** One account of it is enough: a rival account of something else must not show what this one may not. */
const isOfHarm = ({ conduct, accounts }: Incident): boolean =>
  isSeriousHarm(conduct) || accounts.some((account) => isSeriousHarm(account.conduct));

const clauseKey = (finding: Pick<Finding, 'agreement' | 'clause'>): string =>
  `${finding.agreement}\n${clauseOf(finding)}`;

function treatmentClauses(programs: readonly Program[]): ReadonlySet<string> {
  return new Set(
    programs.flatMap(({ agreement }) =>
      agreement.clauses
        .filter(({ kind }) => kind === 'treatment')
        .map(({ id }) => clauseKey({ agreement: agreement.id, clause: id })),
    ),
  );
}

function harmFinding(incident: Incident, monitor: Finding | null, kept: Kept): SeriousHarmFinding {
  const basis = basisOf(incident, kept);
  const harm = [incident.conduct, ...incident.accounts.map(({ conduct }) => conduct)].find(isSeriousHarm);
  return {
    findingKind: SERIOUS_HARM,
    id: monitor?.id ?? incident.id,
    incident: incident.id,
    conduct: harm ?? 'other',
    startMs: incident.time.startMs,
    endMs: incident.time.endMs,
    region: incident.place.region,
    agreement: monitor?.agreement ?? '',
    clause: monitor?.clause ?? '',
    reading: monitor?.reading ?? '',
    party: monitor?.party ?? 'undetermined',
    standard: standardOf(basis, monitor),
    basis,
    next: basis.custody === 'in_custody' ? 'refer' : 'take_into_custody',
    monitor,
  };
}

function standardOf(basis: Basis, monitor: Finding | null): StandardOfProof {
  if (basis.rule === 'one_account') return 'alleged';
  return monitor?.verdict === 'violation' && namesAuthor(basis, monitor.party)
    ? 'reasonable_grounds'
    : 'undetermined';
}
