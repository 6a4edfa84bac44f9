import { cases as en } from './en.ts';
export const cases = en;
