/** The one hatch of "not observed" as an image for the ground map: the same lines as on the page. */
import { PALETTES } from '../theme/palette.ts';
import type { GroundMap } from './ground.ts';

const SIDE = 10;
const NAME = 'hatch ';

export const hatchName = (colour: string): string => `${NAME}${colour}`;

/** At once for both schemes, so that no tile waits for its image; and whenever a style asks for another. */
export function giveHatches(map: GroundMap): void {
  const give = (id: string): void => {
    if (!map.hasImage(id)) map.addImage(id, hatch(id.slice(NAME.length)), { pixelRatio: 2 });
  };
  map.on('style.load', () => {
    for (const { hatch: colour } of Object.values(PALETTES)) give(hatchName(colour));
  });
  map.on('styleimagemissing', ({ id }) => {
    if (id.startsWith(NAME)) give(id);
  });
}

/** Drawn beyond its edges, so that tiles join. */
function hatch(colour: string): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d')!;
  context.strokeStyle = colour;
  context.lineWidth = 1.7;
  context.beginPath();
  for (const shift of [-SIDE, 0, SIDE]) {
    context.moveTo(shift - 2, SIDE + 2);
    context.lineTo(shift + SIDE + 2, -2);
  }
  context.stroke();
  return context.getImageData(0, 0, SIDE, SIDE);
}
