/** A shape for each thing that is heard or seen, strokes in a box of 24, beside its word. */
import type { ReactNode } from 'react';
import type { What } from './form.ts';

const PATHS: Readonly<Record<What, string>> = {
  explosion:
    'M12 3v4M12 17v4M3 12h4M17 12h4M5.600 5.600l2.900 2.900M15.500 15.500l2.900 2.900M5.600 18.400l2.900-2.900M15.500 8.500l2.900-2.900',
  burst: 'M3 8h6M11 8h6M19 8h2M3 12h3M8 12h6M16 12h5M3 16h6M11 16h6M19 16h2',
  shot: 'M4 12h12M12.500 8.500 16 12l-3.500 3.500M19.500 12h.01',
  projectile: 'M3 19C6 9 12 5 18 6M18 6l-3.500-2M18 6l-2 3.500',
  drone: 'M6 6h4M14 6h4M8 6l4 6 4-6M12 12v2M8 18l4-4 4 4M6 18h4M14 18h4',
  flare: 'M12 4v2M12 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 12v8M7 9H5M19 9h-2M8.500 20h7',
  movement: 'M3 15h13l3-4h2M5 15a2 2 0 1 0 0 4h11a2 2 0 1 0 0-4M7 15v-4h6v4M13 12h6',
  other: 'M6 12h.01M12 12h.01M18 12h.01',
  nothing: 'M4 14a8 8 0 0 1 16 0M8 14a4 4 0 0 1 8 0M12 14h.01M4 19h16',
};

export function WhatSign({ what }: { readonly what: What }): ReactNode {
  return (
    <svg
      width={28}
      height={28}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={what === 'other' ? 3 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[what]} />
    </svg>
  );
}
