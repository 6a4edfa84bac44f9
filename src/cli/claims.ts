/**
 * `truceline claims`: what the parties say in figures, beside what was found: item by item, in the unit of whoever says it.
 */
import type { Beside, ClaimGroup, ComparedClaim, ComparedPart, Tally } from '../claims/comparison.js';
import { CLAIM_VERDICTS } from '../claims/comparison.js';
import { claimWords } from '../report/claim-words.js';
import { claimGroups } from '../report/compared-claims.js';
import { en } from '../report/messages.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { endMoment, eventTime, moment } from '../report/times.js';
import { CommandFailure } from './failure.js';
import { withPicture } from './mission-window.js';

export interface ClaimsRequest {
  readonly mission?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly party?: string | undefined;
  readonly about?: string | undefined;
  readonly json?: boolean | undefined;
}

/** @returns exit status: always 0; what is wrong with the request is thrown */
export async function claimsCommand(request: ClaimsRequest): Promise<number> {
  await withPicture(request, 'claims', (picture, window) => {
    const speakers = [...picture.parties, ...picture.guarantors].map(({ id }) => id);
    if (request.party !== undefined && !speakers.includes(request.party))
      throw new CommandFailure(
        `--party: expected one of ${speakers.join(', ')}, found "${request.party}". The parties stand in mission.yaml.`,
      );
    const index = indexPicture(picture);
    const groups = claimGroups(index, window).filter(
      ({ by, about }) => by === (request.party ?? by) && about === (request.about ?? about),
    );
    if (request.json) for (const group of groups) console.log(JSON.stringify(group));
    else for (const line of lines(groups, index)) console.log(line);
  });
  return 0;
}

function* lines(groups: readonly ClaimGroup[], index: PictureIndex): Generator<string> {
  if (groups.length === 0) {
    yield 'No figures of a party are on record for these days.';
    return;
  }
  for (const group of groups) yield* groupLines(group, index);
  yield en.text.comparedClaims.note;
}

function* groupLines(group: ClaimGroup, index: PictureIndex): Generator<string> {
  yield `${group.about}: ${group.by} on ${group.against}`;
  for (const claim of group.claims) yield* claimLines(claim, index);
  yield `  Found in these periods, attributed to ${group.against}, in none of these figures: ${group.notClaimed.length}`;
  for (const id of group.notClaimed) yield `    ${incidentText(id, index)}`;
  yield '';
}

function* claimLines(claim: ComparedClaim, index: PictureIndex): Generator<string> {
  const zone = index.picture.mission.timeZone;
  const said = claimWords(en);
  yield `  ${claim.id}  ${moment(zone, claim.startMs, en)} to ${endMoment(zone, claim.endMs, en)}: ${said.amount(claim.total)} "${claim.unitWords}"`;
  for (const words of [said.relation(claim), ...claim.faults.map(said.fault)].filter((line) => line !== ''))
    yield `    ${words}`;
  for (const part of claim.parts) yield* partLines(part, index);
  if (claim.tally && claim.parts.length > 1) yield `    all parts: ${tallyText(claim.tally, claim.sought)}`;
}

function* partLines({ words, role, amount, beside }: ComparedPart, index: PictureIndex): Generator<string> {
  const said = claimWords(en);
  const name = words === '' ? said.role[role] : words;
  yield `    ${name}: ${said.amount(amount)}; ${besideText(beside)}`;
  if (beside.kind !== 'matched') return;
  for (const match of beside.matches.slice(0, MOST_LINES)) {
    const doubts = [
      match.isOwnAccountOnly ? said.ownAccountOnly : '',
      match.fitsParts.length > 0 ? said.fitsParts(match.fitsParts) : '',
      match.ambiguousWith.length > 0 ? said.ambiguous(match.ambiguousWith) : '',
      said.clause(match.clause),
    ].filter((text) => text !== '');
    yield `      ${incidentText(match.incident, index)}: ${said.verdict[match.verdict]}; ${match.probability.toFixed(2)}${doubts.map((text) => `; ${text}`).join('')}`;
  }
  const more = beside.matches.length - MOST_LINES;
  if (more > 0) yield `      ${said.more(more)}`;
}

/** More stand in the JSON. */
const MOST_LINES = 12;

function besideText(beside: Beside): string {
  const said = claimWords(en);
  if (beside.kind === 'notComparable') return said.notComparable[beside.why];
  if (beside.kind === 'counted') return said.counted(beside);
  const open = beside.beyondFigure.length > 0 ? `; ${said.beyondFigure(beside.beyondFigure.length)}` : '';
  const unfound = beside.tally.notFoundWatched + beside.tally.notFoundUnwatched;
  const asked = unfound > 0 && beside.noticed !== 'open' && beside.noticed > 0;
  return `${tallyText(beside.tally, beside.sought)}${asked ? ` (${said.noticed(beside.noticed as number)})` : ''}${open}`;
}

function tallyText(tally: Tally, sought: number): string {
  const said = claimWords(en);
  const some = CLAIM_VERDICTS.filter((verdict) => tally[verdict] > 0);
  return `of ${sought}: ${some.map((verdict) => `${said.verdict[verdict]} ${tally[verdict]}`).join(', ') || said.nothingSought}`;
}

function incidentText(id: string, { incidents, picture }: PictureIndex): string {
  const incident = incidents.get(id);
  if (!incident) return id;
  const { time, place } = incident;
  return `${id} (${eventTime(picture.mission.timeZone, time, en)}, ${place.name})`;
}
