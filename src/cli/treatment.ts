/**
 * `truceline treatment`: findings about persons who had surrendered or were detained, with what each rests on. With --check
 * each is worked out again from the ledger: the basis by its own check, the clause monitor's part by that of all findings.
 */
import { type Difference, differ, workOut } from '../compliance/checker.js';
import { traceOf } from '../compliance/judge.js';
import { happenings } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import type { AsOf } from '../mission/as-of.js';
import { readStanding } from '../mission/picture-at.js';
import { en } from '../report/messages.js';
import type { Picture } from '../report/picture.js';
import { dayOf } from '../time/instant.js';
import { checkSeriousHarm } from '../treatment/check.js';
import type { SeriousHarmFinding } from '../treatment/finding.js';
import { withPicture } from './mission-window.js';

export interface TreatmentRequest {
  readonly mission?: string | undefined;
  readonly asOf?: AsOf | undefined;
  readonly json?: boolean | undefined;
  readonly check?: boolean | undefined;
}

/** @returns exit status: 0, or 1 where a finding does not follow from the records */
export async function treatmentCommand(request: TreatmentRequest): Promise<number> {
  let rejected = 0;
  await withPicture(request, 'treatment', async (picture, _window, store) => {
    if (request.check) {
      const records = await readStanding(store, picture.standsOn.records);
      rejected = tellChecked(picture, checkAll(picture, records));
    } else if (request.json) for (const finding of picture.seriousHarm) console.log(JSON.stringify(finding));
    else for (const line of lines(picture)) console.log(line);
  });
  return rejected > 0 ? 1 : 0;
}

type Rejected = readonly (Difference & { readonly id: string })[];

export function checkAll(picture: Picture, records: Parameters<typeof checkSeriousHarm>[1]): Rejected {
  const { seriousHarm, programs, sources } = picture;
  const touched = new Set(seriousHarm.map(({ agreement }) => agreement));
  const input = {
    incidents: [...picture.incidents, ...picture.harmed.map(({ incident }) => incident)],
    attributions: new Map([
      ...picture.attributions,
      ...picture.harmed.map(({ incident, attribution }) => [incident.id, attribution] as const),
    ]),
    records: picture.records,
  };
  const truths = new Map(
    programs
      .filter(({ agreement }) => touched.has(agreement.id))
      .map((program) => {
        const made = happenings(traceOf(input), traceOptions(program));
        const horizonMs = Math.max(made.latestMs, picture.period.startMs);
        return [program.agreement.id, workOut(program, made.happenings, horizonMs)] as const;
      }),
  );
  return seriousHarm.flatMap((finding): Rejected => {
    const { id, monitor } = finding;
    const basis = checkSeriousHarm(finding, records, sources);
    if (basis) return [{ id, ...basis }];
    if (!monitor) return [];
    const expected = truths.get(monitor.agreement)?.findings.get(monitor.id)?.();
    if (!expected) return [{ id, path: 'monitor.id', expected: 'no such finding', found: monitor.id }];
    const difference = differ(expected, monitor, 'monitor');
    return difference ? [{ id, ...difference }] : [];
  });
}

function tellChecked({ seriousHarm }: Picture, rejected: Rejected): number {
  for (const { id, path, expected, found } of rejected)
    console.log(
      `rejected ${id}: ${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    );
  console.log(
    `${seriousHarm.length} findings of serious harm checked against the records: ${rejected.length} rejected.`,
  );
  return rejected.length;
}

function* lines({ seriousHarm, mission }: Picture): Generator<string> {
  const { seriousHarm: words, findings } = en.text;
  if (seriousHarm.length === 0) {
    yield 'No allegation concerning persons who had surrendered or were detained is on record.';
    return;
  }
  for (const finding of seriousHarm) yield* told(finding, dayOf(mission.timeZone, finding.startMs));
  yield '';
  yield `${seriousHarm.length} findings of their own kind, in no total of findings on the ceasefire. ${words.referral}`;

  function* told(finding: SeriousHarmFinding, day: string): Generator<string> {
    const { basis, conduct, region, clause, reading, agreement, party, standard, next } = finding;
    yield `${day}  ${en.conduct[conduct]}${region === '' ? '' : `, ${region}`}`;
    yield `  ${clause === '' ? words.noClause : `${agreement} ${clause}, reading ${reading}`}; ${party === 'undetermined' ? findings.unattributed : words.pointTo(party)}`;
    yield `  ${words.standard[standard]}: ${words.accounts(basis.independent)}; ${words.custody[basis.custody]}; ${words.next[next]}`;
  }
}
