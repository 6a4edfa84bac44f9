/** Why a record does not count as signed by its source: what was expected, what was found, what to do. */
export interface SignatureFault {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

export function signatureFault(field: string, expected: string, found: string, hint: string): SignatureFault {
  return { field, expected, found, hint };
}
