/** What became of an attempt to send. */
export interface Answer {
  readonly ok: boolean;
  /** What the other side said, or why it could not be reached. Holds no secret. */
  readonly answer: string;
}
