/**
 * Modules of the built program for measurements: run through tsx, functions made inside functions cost several times what
 * they do in the program that people run.
 */
export function built<T>(path: string): Promise<T> {
  return import(new URL(`../dist/${path}`, import.meta.url).href) as Promise<T>;
}
