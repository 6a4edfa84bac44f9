/**
 * The roles of a mission's readers and writers. What each may see and do is in src/access and src/casework; here they are
 * words, since steps of a case say in which role they were taken.
 */
export const ROLES = [
  'administrator',
  'chief_monitor',
  'monitor',
  'analyst',
  'party_delegate',
  'guarantor',
  'public',
] as const;
export type Role = (typeof ROLES)[number];
