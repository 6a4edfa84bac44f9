/** One incident mark as SVG, the same shape and fill as on the map. Decorative: the words stand beside it. */
import type { ReactNode } from 'react';
import type { Certainty, Conduct } from '../api/types.ts';
import { PATHS, SHAPE_OF } from './shapes.ts';

export function Mark(props: {
  readonly conduct: Conduct;
  readonly certainty?: Certainty;
  readonly size?: number;
}): ReactNode {
  const size = props.size ?? 14;
  const certainty = props.certainty ?? 'confirmed';
  const path = PATHS[SHAPE_OF[props.conduct]]!;
  const colour = `var(--tl-${props.conduct})`;
  return (
    <svg className="mark" width={size} height={size} viewBox="-1.15 -1.15 2.3 2.3" aria-hidden="true">
      {certainty === 'probable' && (
        <path d={path} fill={colour} style={{ clipPath: 'polygon(0 50%, 100% 50%, 100% 100%, 0 100%)' }} />
      )}
      <path
        d={path}
        fill={certainty === 'confirmed' ? colour : 'none'}
        stroke={colour}
        strokeWidth={0.26}
        strokeLinejoin="round"
        strokeDasharray={certainty === 'undetermined' ? '0.02 0.52' : undefined}
        strokeLinecap="round"
      />
    </svg>
  );
}
