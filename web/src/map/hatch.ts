/** The one hatch of "not observed" as an image for the ground map: the same lines as on the page. */
import type { GroundMap } from './ground.ts';

const SIDE = 10;
const NAME = 'hatch ';

export const hatchName = (colour: string): string => `${NAME}${colour}`;

/** Images are made when the style asks for them, so that a style may change its colours at any time. */
export function giveHatches(map: GroundMap): void {
  map.on('styleimagemissing', ({ id }) => {
    if (id.startsWith(NAME) && !map.hasImage(id))
      map.addImage(id, hatch(id.slice(NAME.length)), { pixelRatio: 2 });
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
