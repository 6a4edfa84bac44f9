/** What a decoder met, each kind by name. Nothing is passed over without being counted. */
export interface AisCounts {
  /** Sentences that carry AIS, whatever became of them. */
  sentences: number;
  /** Messages put together and understood. */
  decoded: number;
  /** Decoded messages by type, 0 to 63. */
  readonly byType: Float64Array;
  wrongChecksum: number;
  noChecksum: number;
  wrongTagBlock: number;
  /** Sentences whose fields are not those of AIS, cut ones among them. */
  malformed: number;
  emptyPayload: number;
  wrongLength: number;
  unknownType: number;
  /** Halves of type 24 that were not printed: the other half did not come in time. */
  lonelyHalves: number;
  repeatedParts: number;
  impossibleParts: number;
  /** Messages in parts that never completed, and the sentences lost with them. */
  incomplete: number;
  lostParts: number;
  /** NMEA sentences about other things. */
  otherSentences: number;
  comments: number;
  garbageLines: number;
}

export const newCounts = (): AisCounts => ({
  sentences: 0,
  decoded: 0,
  byType: new Float64Array(64),
  wrongChecksum: 0,
  noChecksum: 0,
  wrongTagBlock: 0,
  malformed: 0,
  emptyPayload: 0,
  wrongLength: 0,
  unknownType: 0,
  lonelyHalves: 0,
  repeatedParts: 0,
  impossibleParts: 0,
  incomplete: 0,
  lostParts: 0,
  otherSentences: 0,
  comments: 0,
  garbageLines: 0,
});

/** What was not decoded, in words; empty where all was well. */
export function troubles(counts: AisCounts): string[] {
  const lines: string[] = [];
  const say = (count: number, one: string, many: string): void => {
    if (count > 0) lines.push(`${count} ${count === 1 ? one : many}`);
  };
  say(counts.wrongChecksum, 'sentence with a wrong checksum', 'sentences with a wrong checksum');
  say(
    counts.noChecksum,
    'sentence without a checksum (taken unless --strict)',
    'sentences without a checksum (taken unless --strict)',
  );
  say(
    counts.wrongTagBlock,
    'tag block with a wrong checksum (its sentence is judged by itself)',
    'tag blocks with a wrong checksum (their sentences are judged by themselves)',
  );
  say(counts.malformed, 'malformed sentence', 'malformed sentences');
  say(counts.emptyPayload, 'sentence without a payload', 'sentences without a payload');
  say(
    counts.wrongLength,
    'message too short or too long for its type',
    'messages too short or too long for their type',
  );
  say(counts.unknownType, 'message of an unknown type', 'messages of unknown types');
  say(
    counts.lonelyHalves,
    'half of a type 24 without the other half (--split24 prints halves)',
    'halves of type 24 without the other half (--split24 prints halves)',
  );
  say(counts.incomplete, 'message in parts that never completed', 'messages in parts that never completed');
  say(counts.lostParts, 'sentence lost with them', 'sentences lost with them');
  say(counts.repeatedParts, 'part that came twice', 'parts that came twice');
  say(counts.impossibleParts, 'part with impossible numbers', 'parts with impossible numbers');
  say(counts.garbageLines, 'line of garbage', 'lines of garbage');
  return lines;
}
