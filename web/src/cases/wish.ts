/** A step that a button somewhere on the page asks for, with what follows from where the button stands. */
import { createContext, useContext } from 'react';
import type { StepAction, Typed } from './step-fields.ts';

export interface Wish {
  readonly action: StepAction;
  readonly typed: Typed;
}

interface Wishing {
  readonly wish: Wish | null;
  setWish(wish: Wish | null): void;
  /** What may be wished for. */
  readonly may: readonly StepAction[];
}

export const WishContext = createContext<Wishing>({ wish: null, setWish: () => undefined, may: [] });
export const useWish = (): Wishing => useContext(WishContext);
