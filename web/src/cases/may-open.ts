import type { SessionView } from '../api/types.ts';

/** Everybody who is known to the mission; the server has the rule. */
export const mayOpen = ({ role, by }: Pick<SessionView, 'role' | 'by'>): boolean =>
  role !== 'public' && by !== 'nothing';
