/**
 * `truceline evidence add|redact|list|custody|verify`: files come in and are held against the ledger. What hands
 * content out is in evidence-access.ts.
 */
import { basename } from 'node:path';
import { chainLines, plain } from '../evidence/chain-text.js';
import { custodyEntry, evidenceEntry, type Provenance } from '../evidence/entries.js';
import { EvidenceError } from '../evidence/evidence-error.js';
import { evidenceId, shortId } from '../evidence/item-id.js';
import { sweepEvidence, type TakenIn, takeIn } from '../evidence/originals.js';
import { type Checked, verifyOriginals } from '../evidence/verify.js';
import { nameIn } from '../record/person-name.js';
import { MISSION_SOURCE, type TrucelineRecord } from '../record/record.js';
import { FACES, isFaces, isSeriousHarm } from '../record/serious-harm.js';
import { CommandFailure, sentence } from './failure.js';
import { actor, holdingsOf, type Keeping, named, needed, refuseUnfit, writeEntries } from './keeping.js';

export interface AddRequest {
  readonly files: readonly string[];
  readonly origin?: string | undefined;
  readonly tool?: string | undefined;
  readonly operator?: string | undefined;
  readonly source?: string | undefined;
  readonly captured?: string | undefined;
  readonly observation?: string | undefined;
  readonly faces?: string | undefined;
  readonly note?: string | undefined;
}

export async function addEvidence(keeping: Keeping, request: AddRequest): Promise<number> {
  let provenance = provenanceOf(keeping, request);
  if (request.observation !== undefined) {
    const about = await recordNamed(keeping, request.observation);
    if (about.kind === 'observation' && isSeriousHarm(about.conduct))
      provenance = ofSeriousHarm(provenance, about.id);
  }
  await sweep(keeping);
  let failed = 0;
  for (const file of request.files) {
    try {
      const { taken, id } = await enter(keeping, file, provenance);
      const what = taken.known
        ? 'the same content was there already; one more custody entry, no second original'
        : `${taken.bytes.toLocaleString('en-GB')} bytes, ${taken.mediaType}`;
      keeping.io.out(`${plain(file)}: ${id} (${what})`);
    } catch (error) {
      const said = error instanceof EvidenceError ? error.message : sentence(error);
      if (said === undefined) throw error;
      keeping.io.err(`${plain(file)}: not taken in. ${said}`);
      failed++;
    }
  }
  return failed === 0 ? 0 : 1;
}

export interface RedactRequest {
  readonly with: string;
  readonly reason?: string | undefined;
  readonly tool?: string | undefined;
  readonly operator?: string | undefined;
}

/** The person brings the redacted file; this program changes no content. */
export async function redactEvidence(
  keeping: Keeping,
  given: string,
  request: RedactRequest,
): Promise<number> {
  const { io, store } = keeping;
  const reason = needed(request.reason, '--reason', 'why it is redacted, and what was taken out');
  const { items } = await holdingsOf(keeping);
  const of = named(given, items.keys(), 'evidence');
  const { sha256, captured, about, faces } = items.get(of)!.evidence;
  const operator = actor(request.operator);
  const provenance: Provenance = {
    origin: `redacted version of ${of}: ${reason}`,
    tool: needed(request.tool, '--tool', 'with which program it was redacted'),
    operator,
    captured,
    about,
    derivedFrom: of,
    // What was marked stays out of sight by its own name too; the redacted version is made to hide faces.
    ...(faces === undefined ? {} : { faces: 'blurred' as const, name: undefined }),
  };
  refuseUnfit([custodyEntry({ of, action: 'redacted', operator, reason }, io.now())]);
  await sweep(keeping);
  const { id } = await enter({ ...keeping, store }, request.with, provenance, (taken) => {
    if (taken.sha256 === sha256)
      throw new CommandFailure(
        `"${request.with}" has the same content as ${of}: nothing in it is redacted. Nothing was entered.`,
      );
  });
  await writeEntries(keeping, [
    custodyEntry({ of, action: 'redacted', operator, reason, sha256, into: id }, io.now()),
  ]);
  io.out(`${plain(request.with)}: ${id}, made from ${of}`);
  return 0;
}

export async function listEvidence(keeping: Keeping): Promise<number> {
  const { items } = await holdingsOf(keeping);
  const { out } = keeping.io;
  if (items.size === 0)
    out('The ledger of this mission has no evidence yet: truceline evidence add FILE ...');
  for (const { evidence, chain } of items.values()) {
    const { id, time, mediaType, bytes, name, about, derivedFrom } = evidence;
    const links = [
      ...(about === undefined ? [] : [`bears on ${about}`]),
      ...(derivedFrom === undefined ? [] : [`made from ${shortId(derivedFrom)}`]),
    ];
    out(
      [
        shortId(id),
        time.start,
        mediaType.padEnd(16),
        `${bytes.toLocaleString('en-GB')} bytes`.padStart(20),
        `${chain.length} custody`,
        plain([name ?? '', ...links].join(', ')),
      ].join('  '),
    );
  }
  return 0;
}

export async function printCustody(keeping: Keeping, given: string): Promise<number> {
  const { items } = await holdingsOf(keeping);
  for (const line of chainLines(items.get(named(given, items.keys(), 'evidence'))!)) keeping.io.out(line);
  return 0;
}

/** @param operator given: each check is a custody entry; else nothing is written */
export async function verifyEvidence(keeping: Keeping, operator: string | undefined): Promise<number> {
  const { io, dir } = keeping;
  await sweep(keeping);
  const holdings = await holdingsOf(keeping);
  let step = false;
  const { checked, unnamed, strangers } = await verifyOriginals(dir, holdings, (done, total) => {
    if (!step) io.progress.step('hashing', total);
    step = true;
    io.progress.to(done);
  });
  io.progress.done();
  const bad = checked.filter(({ state }) => state.kind !== 'whole');
  if (operator !== undefined)
    await writeEntries(
      keeping,
      checked.map((one) => checkEntry(one, operator, io.now())),
    );
  for (const { item, state } of bad) {
    const { id, name, sha256 } = item.evidence;
    const found =
      state.kind === 'altered' ? `ALTERED: expected SHA-256 ${sha256}, found ${state.sha256}` : 'MISSING';
    io.out(`${id} (${plain(name ?? 'without a name')}): ${found}`);
  }
  for (const sha256 of unnamed)
    io.out(
      `${evidenceId(sha256)}: on the disk, without an entry in the ledger. If an addition was cut short, add the file again.`,
    );
  for (const name of strangers)
    io.out(`evidence/originals/${plain(name)}: no original; nobody but truceline should write there.`);
  io.out(`${checked.length} items: ${checked.length - bad.length} whole, ${bad.length} missing or altered.`);
  return bad.length + unnamed.length + strangers.length === 0 ? 0 : 1;
}

function checkEntry({ item, state }: Checked, operator: string, now: Date) {
  const { id, sha256 } = item.evidence;
  const reason = 'check of all originals';
  if (state.kind === 'whole')
    return custodyEntry({ of: id, action: 'verified', operator, reason, sha256 }, now);
  if (state.kind === 'missing')
    return custodyEntry({ of: id, action: 'found_missing', operator, reason }, now);
  return custodyEntry({ of: id, action: 'found_altered', operator, reason, sha256: state.sha256 }, now);
}

/** The original is durable before its entries are written. */
async function enter(
  keeping: Keeping,
  file: string,
  provenance: Provenance,
  check: (taken: TakenIn) => void = () => undefined,
): Promise<{ readonly taken: TakenIn; readonly id: string }> {
  const { io, dir } = keeping;
  const full = { name: basename(file), ...provenance };
  // Before a large file is copied for nothing.
  refuseUnfit([
    evidenceEntry({ sha256: '0'.repeat(64), bytes: 1, mediaType: '', known: false }, full, io.now()),
  ]);
  let step = false;
  const taken = await takeIn(dir, file, (done, total) => {
    if (!step) io.progress.step(plain(basename(file)).slice(0, 22), total);
    step = true;
    io.progress.to(done);
  });
  io.progress.done();
  check(taken);
  const now = io.now();
  const entry = evidenceEntry(taken, full, now);
  const { operator, origin, tool, note } = provenance;
  const received = custodyEntry(
    { of: entry.id, action: 'received', operator, reason: origin, sha256: taken.sha256, tool, note },
    now,
  );
  await writeEntries(keeping, [entry, received], [entry.id]);
  return { taken, id: entry.id };
}

function provenanceOf({ config }: Keeping, request: AddRequest): Provenance {
  const { source, captured, observation, note, faces } = request;
  if (faces !== undefined && !isFaces(faces))
    throw new CommandFailure(`--faces "${plain(faces)}": expected one of ${FACES.join(', ')}.`);
  const sources = config.sources.map(({ id }) => id);
  if (source !== undefined && source !== MISSION_SOURCE && !sources.includes(source))
    throw new CommandFailure(
      `"${source}" is not a source of this mission (${sources.join(', ') || 'none is declared'}). Declare it in mission.yaml, or leave out --source.`,
    );
  return {
    origin: needed(request.origin, '--origin', 'where and from whom the file was had'),
    tool: needed(request.tool, '--tool', 'by what it was collected, such as the program or the device'),
    operator: actor(request.operator),
    source,
    captured,
    about: observation,
    faces,
    note,
  };
}

/** The file's own name stays out: it may be a person's. */
function ofSeriousHarm(provenance: Provenance, about: string): Provenance {
  if (provenance.faces === undefined)
    throw new CommandFailure(
      `"${plain(about)}" is about serious harm: say whether faces are to be seen, --faces ${FACES.join('|')}. It goes into the ledger.`,
    );
  const { origin, tool, note } = provenance;
  for (const [option, text] of Object.entries({ '--origin': origin, '--tool': tool, '--note': note })) {
    const like = text === undefined ? undefined : nameIn(text);
    if (like)
      throw new CommandFailure(
        `${option} holds what looks like ${like}, and "${plain(about)}" is about serious harm. Put names under seal: truceline seal FILE --class CLASS --about ${plain(about)}`,
      );
  }
  return { ...provenance, name: undefined };
}

async function recordNamed({ store }: Keeping, id: string): Promise<TrucelineRecord> {
  const mark = `"id":${JSON.stringify(id)}`;
  for await (const batch of store.read())
    for (const json of batch) {
      if (!json.includes(mark)) continue;
      const found = JSON.parse(json) as TrucelineRecord;
      if (found.id === id) return found;
    }
  throw new CommandFailure(
    `The ledger of this mission has no record "${plain(id)}". Give the id of the observation that the file bears on, or leave out --observation.`,
  );
}

export async function sweep({ dir, io }: Pick<Keeping, 'dir' | 'io'>): Promise<void> {
  const swept = await sweepEvidence(dir, io.now().getTime());
  if (swept > 0)
    io.err(
      `${swept} half-written ${swept === 1 ? 'file' : 'files'} of an earlier run that was cut short: removed.`,
    );
}
