/**
 * Incident marks for deck.gl: one instanced square an incident, its shape and fill drawn from a distance function, so
 * that a million marks need no image. Extends the scatterplot, whose position, size and filter code it keeps.
 *
 * instanceMarks: x the shape (shapes.ts), y the certainty (0 confirmed, 1 probable, 2 possible, 3 undetermined).
 */
import { ScatterplotLayer, type ScatterplotLayerProps } from '@deck.gl/layers';
import { DISTANCE_GLSL } from './shapes.ts';

const MARK_FRAGMENT = `#version 300 es
#define SHADER_NAME incident-mark-fragment
precision highp float;
in vec4 vFillColor;
in vec4 vLineColor;
in vec2 unitPosition;
in float innerUnitRadius;
in float outerRadiusPixels;
in vec2 vMark;
out vec4 fragColor;
${DISTANCE_GLSL}
const float TWO_PI = 6.2831853;
void main(void) {
  geometry.uv = unitPosition;
  int certainty = int(vMark.y + 0.5);
  // The outer part of the square is room for the halo.
  vec2 p = unitPosition * 1.25;
  float d = shapeDistance(int(vMark.x + 0.5), p) * outerRadiusPixels / 1.25;
  float edge = max(1.2, outerRadiusPixels * 0.2);
  float halo = 1.0 - smoothstep(0.6, 1.6, d);
  if (halo <= 0.0) discard;
  float inside = 1.0 - smoothstep(-0.5, 0.5, d);
  float stroke = inside * smoothstep(-edge - 0.5, -edge + 0.5, d);
  if (certainty == 3) stroke *= step(0.45, fract(atan(p.y, p.x) / TWO_PI * 7.0 + 0.25));
  float fill = certainty == 0 ? inside : certainty == 1 ? inside * (1.0 - smoothstep(-0.03, 0.03, p.y)) : 0.0;
  float ink = max(stroke, fill);
  vec4 ground = vec4(vLineColor.rgb, vLineColor.a * halo);
  fragColor = mix(ground, vFillColor, ink);
  fragColor.a = max(ground.a, vFillColor.a * ink);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}`;

const DISC_FRAGMENT = `#version 300 es
#define SHADER_NAME uncertainty-disc-fragment
precision highp float;
in vec4 vFillColor;
in vec4 vLineColor;
in vec2 unitPosition;
in float innerUnitRadius;
in float outerRadiusPixels;
out vec4 fragColor;
void main(void) {
  geometry.uv = unitPosition;
  float r = length(unitPosition);
  if (r >= 1.0) discard;
  // Soft to the edge: about 90 % of the places lie inside, and none of them is more likely at the rim.
  float soft = 1.0 - smoothstep(0.35, 1.0, r);
  fragColor = vec4(vFillColor.rgb, vFillColor.a * soft);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}`;

export class MarkLayer extends ScatterplotLayer<unknown, { readonly getMark?: unknown }> {
  static override layerName = 'IncidentMarkLayer';

  override getShaders(): ReturnType<ScatterplotLayer['getShaders']> {
    const shaders = super.getShaders();
    return {
      ...shaders,
      fs: MARK_FRAGMENT,
      inject: {
        ...shaders.inject,
        'vs:#decl': `${shaders.inject?.['vs:#decl'] ?? ''}\nin vec2 instanceMarks;\nout vec2 vMark;`,
        'vs:#main-end': `${shaders.inject?.['vs:#main-end'] ?? ''}\nvMark = instanceMarks;`,
      },
    };
  }

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()!.addInstanced({
      instanceMarks: { size: 2, type: 'float32', accessor: 'getMark', defaultValue: [0, 0] },
    });
  }
}

/** Rings of certainty (cells.ts): full, half, a breath of ink, and dots along the rim for what is undetermined. */
const CELL_FRAGMENT = `#version 300 es
#define SHADER_NAME incident-cell-fragment
precision highp float;
in vec4 vFillColor;
in vec4 vLineColor;
in vec2 unitPosition;
in float innerUnitRadius;
in float outerRadiusPixels;
in vec3 vRings;
out vec4 fragColor;
const float TWO_PI = 6.2831853;
void main(void) {
  geometry.uv = unitPosition;
  float r = length(unitPosition) * 1.1;
  float pixel = 1.1 / outerRadiusPixels;
  float outside = smoothstep(1.0, 1.0 + pixel, r);
  if (outside >= 1.0) discard;
  float ink = r < vRings.x ? 1.0 : r < vRings.y ? 0.62 : r < vRings.z ? 0.3 : 0.0;
  float rim = step(1.0 - 1.6 * pixel, r);
  bool hasUndetermined = vRings.z < 0.9999;
  float dots = hasUndetermined ? step(0.45, fract(atan(unitPosition.y, unitPosition.x) / TWO_PI * 9.0)) : 1.0;
  ink = max(ink, rim * dots * 0.9);
  vec4 ground = vec4(vLineColor.rgb, vLineColor.a * (1.0 - outside));
  fragColor = vec4(mix(ground.rgb, vFillColor.rgb, ink), max(ground.a, ink * (1.0 - outside)));
  DECKGL_FILTER_COLOR(fragColor, geometry);
}`;

export class CellLayer extends ScatterplotLayer<unknown, { readonly getRings?: unknown }> {
  static override layerName = 'IncidentCellLayer';

  override getShaders(): ReturnType<ScatterplotLayer['getShaders']> {
    const shaders = super.getShaders();
    return {
      ...shaders,
      fs: CELL_FRAGMENT,
      inject: {
        ...shaders.inject,
        'vs:#decl': `${shaders.inject?.['vs:#decl'] ?? ''}\nin vec3 instanceRings;\nout vec3 vRings;`,
        'vs:#main-end': `${shaders.inject?.['vs:#main-end'] ?? ''}\nvRings = instanceRings;`,
      },
    };
  }

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()!.addInstanced({
      instanceRings: { size: 3, type: 'float32', accessor: 'getRings', defaultValue: [1, 1, 1] },
    });
  }
}

export class DiscLayer extends ScatterplotLayer {
  static override layerName = 'UncertaintyDiscLayer';

  override getShaders(): ReturnType<ScatterplotLayer['getShaders']> {
    return { ...super.getShaders(), fs: DISC_FRAGMENT };
  }
}

export type MarkLayerProps = ScatterplotLayerProps;
