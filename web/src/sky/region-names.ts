/** Names of first-order units in the reader's language, from the mission's own layer; as the server names them elsewhere. */
import { useLayer } from '../map/layers.ts';
import { useSpeech } from '../words/speech.tsx';

export function useRegionNames(): (name: string) => string {
  const { language } = useSpeech();
  const layer = useLayer('regions');
  const names = new Map<string, string>();
  for (const { properties } of layer?.features ?? []) {
    const local: unknown = properties?.[language];
    if (typeof local === 'string') names.set(String(properties?.name), local);
  }
  return (name) => names.get(name) ?? name;
}
