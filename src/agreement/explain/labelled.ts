/** Details behind labels, for languages in which names would have to be declined after a preposition. */
export type Detail = readonly [label: string, value: string | undefined];

/** (удар; хто: A; зона: «B»); a detail without a label stands first and alone. Nothing where nothing is told. */
export function bracketed(details: readonly Detail[]): string {
  const told = labelled(details);
  return told === '' ? '' : ` (${told})`;
}

export function labelled(details: readonly Detail[]): string {
  return details
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => (label === '' ? value : `${label}: ${value}`))
    .join('; ');
}
