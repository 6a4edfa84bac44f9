/**
 * Why a judgement is what it is: one reason a line, each with the words or records it rests on. Every stage hands
 * its reasons on; a judgement without reasons is a defect.
 */
export interface Reason {
  /** Short name of the rule or factor, in kebab case: `denial-in-text`, `reach-of-means`. */
  readonly rule: string;
  /** One plain English sentence. Party names do not stand in it; party ids may. */
  readonly because: string;
  /** The words of the text that led to it. */
  readonly words?: readonly string[];
  /** Ids of records that led to it. */
  readonly records?: readonly string[];
}
