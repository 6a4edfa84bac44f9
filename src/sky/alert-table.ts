/** Alerts as columns, in the order in which they came; times in milliseconds since 1970 UTC. */
export interface AlertTable {
  readonly startsMs: Float64Array;
  readonly endsMs: Float64Array;
  /** Number of the alert's region in `regions`. */
  readonly region: Uint16Array;
  /** Where a region's alerts stand, WGS 84 degrees; NaN where nobody knows. A name may be '' for alerts of no region. */
  readonly regions: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
}
