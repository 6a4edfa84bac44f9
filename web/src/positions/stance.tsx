/** A stance as a mark with its word: the marks differ in shape and filling, not in colour. */
import type { ReactNode } from 'react';
import type { PositionCell } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

type Stance = PositionCell['stance'];

const SHAPES: Readonly<Record<Stance, ReactNode>> = {
  proposed: (
    <>
      <circle cx="8" cy="8" r="6" className="stance-ring" />
      <path d="M8 5v6M5 8h6" />
    </>
  ),
  accepted: <circle cx="8" cy="8" r="6" className="stance-full" />,
  acceptedOnConditions: (
    <>
      <circle cx="8" cy="8" r="6" className="stance-ring" />
      <path d="M8 2a6 6 0 0 0 0 12z" className="stance-full" />
    </>
  ),
  rejected: (
    <>
      <circle cx="8" cy="8" r="6" className="stance-ring" />
      <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.800" />
    </>
  ),
  withdrawn: (
    <>
      <circle cx="8" cy="8" r="6" className="stance-ring" strokeDasharray="2.500 2" />
      <path d="M11 8H5M7.500 5.500 5 8l2.500 2.500" />
    </>
  ),
  silent: <path d="M5 8h6" />,
};

export function StanceWord({ stance }: { readonly stance: Stance }): ReactNode {
  const { words } = useSpeech();
  return (
    <span className={`stance stance-${stance}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[stance]}
      </svg>
      {words.positions.stance[stance]}
    </span>
  );
}
