/**
 * The roles of a mission's readers and writers. A role says what somebody may see and do (release.ts); it says nothing of
 * who they are. A delegate's role always comes with the party that sent them.
 */
import { ROLES, type Role } from '../record/role.js';

export { ROLES, type Role };

/** Roles that a person's account may have: nobody needs one to be the public. */
export type AccountRole = Exclude<Role, 'public'>;
export const ACCOUNT_ROLES = ROLES.filter((role) => role !== 'public') as readonly AccountRole[];
