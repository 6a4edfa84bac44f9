/**
 * Two bars that face each other, one a side: the outline reaches to what was promised, the light part to the highest and
 * the lowest count, the solid part to what the counts of both sides reach.
 */
import type { CSSProperties, ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { usePartyColour } from './party.tsx';

type OpenRange = readonly [low: number, high: number | null];

export interface FacingBar {
  readonly side: string;
  readonly promised: OpenRange | null;
  readonly delivered: OpenRange;
  readonly confirmed: readonly [number, number];
  readonly label: ReactNode;
}

/** Parties in the order of their English names, in every language. */
export function useSides(): readonly string[] {
  const { mission } = useSpeech();
  return [...mission.parties].sort((a, b) => (a.name.en < b.name.en ? -1 : 1)).map(({ id }) => id);
}

export function Facing(props: { readonly bars: readonly FacingBar[] }): ReactNode {
  const sides = useSides();
  const ends = props.bars.flatMap(({ promised, delivered }) => [
    promised?.[1] ?? promised?.[0] ?? 0,
    delivered[1] ?? delivered[0],
  ]);
  const most = Math.max(1, ...ends);
  const shown =
    sides.length > 2 ? sides.filter((side) => props.bars.some((bar) => bar.side === side)) : sides;
  return (
    <div className="facing-sides" style={{ '--sides': Math.max(1, shown.length) } as CSSProperties}>
      {shown.map((side, index) => (
        <Side
          key={side}
          bar={props.bars.find((bar) => bar.side === side)}
          most={most}
          toLeft={index % 2 === 0 && shown.length > 1}
        />
      ))}
    </div>
  );
}

function Side(props: {
  readonly bar: FacingBar | undefined;
  readonly most: number;
  readonly toLeft: boolean;
}): ReactNode {
  const { bar, most } = props;
  const colourOf = usePartyColour();
  if (!bar) return <div className="facing-side" data-left={props.toLeft || undefined} />;
  const colour = colourOf(bar.side);
  const width = (value: number): CSSProperties => ({ width: `${(value / most) * 100}%` });
  const { promised, delivered, confirmed } = bar;
  return (
    <div className="facing-side" data-left={props.toLeft || undefined}>
      <div className="small">{bar.label}</div>
      <div className="facing-bar" aria-hidden="true">
        <i style={{ ...width(delivered[1] ?? delivered[0]), background: colour, opacity: 0.22 }} />
        <i style={{ ...width(delivered[0]), background: colour, opacity: 0.3 }} />
        <i style={{ ...width(confirmed[0]), background: colour }} />
        {promised && (
          <i style={{ ...width(promised[1] ?? promised[0]), border: '2px solid var(--tl-ink)' }} />
        )}
      </div>
    </div>
  );
}
