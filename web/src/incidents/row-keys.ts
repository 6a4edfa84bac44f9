/** Rows of a table under the arrow keys: one row takes part in the tab order, Enter or a click opens it. */
import { type KeyboardEvent, type MouseEvent, useState } from 'react';

export interface RowKeys {
  readonly body: { readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void };
  row(index: number): {
    readonly tabIndex: number;
    readonly onClick: (event: MouseEvent) => void;
    readonly onFocus: () => void;
  };
}

export function useRowKeys(count: number, open: (index: number) => void): RowKeys {
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, count - 1));
  return {
    body: {
      onKeyDown: (event) => {
        const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: count - 1 }[event.key];
        if (next !== undefined && next >= 0 && next < count) {
          event.preventDefault();
          setAt(next);
          // Between them may stand what an opened row tells.
          const row = event.currentTarget.querySelectorAll('tr[tabindex]')[next];
          if (row instanceof HTMLElement) row.focus();
        } else if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) open(current);
      },
    },
    row: (index) => ({
      tabIndex: index === current ? 0 : -1,
      onClick: (event) => {
        if (event.target instanceof Element && event.target.closest('a, button')) return;
        open(index);
      },
      onFocus: () => setAt(index),
    }),
  };
}
