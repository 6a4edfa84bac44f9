/** What fits in an incident, in words. */
import type { IncidentFit } from '../expression.js';
import type { FitWords } from './catalogue.js';
import { type Field, many, type Voice } from './voice.js';

export function fitWords(voice: Voice, fit: IncidentFit): FitWords {
  const listed = (
    told: string | readonly string[] | undefined,
    say: (id: string) => string,
  ): string | undefined => (told === undefined ? undefined : voice.catalogue.list(many(told).map(say), 'or'));
  const words = (field: Field, told: string | readonly string[] | undefined): string | undefined =>
    listed(told, (word) => voice.word(field, word));
  return {
    conduct: words('conduct', fit.conduct),
    means: words('means', fit.means),
    target: words('target', fit.target),
    classes: listed(fit.facilityClasses, voice.facilityClass),
    weapons: listed(fit.weapons, voice.weapons),
    purpose: words('purpose', fit.purpose),
    zone: listed(fit.zone, voice.zone),
  };
}
