/** Names that are defined by way of themselves. */
import type { Flaw } from './check.js';
import type { NameKind, Path, Site } from './check-walk.js';

const SECTIONS: Readonly<Partial<Record<string, NameKind>>> = {
  events: 'event',
  moments: 'moment',
  quantities: 'quantity',
  conditions: 'condition',
  zones: 'zone',
};

interface Use {
  readonly name: string;
  readonly path: Path;
}

export function nameCycles(sites: readonly Site[]): Flaw[] {
  const uses = new Map<string, Use[]>();
  for (const site of sites) {
    const section = SECTIONS[String(site.path[0])];
    const used = usedIn(site);
    if (!section || used === undefined) continue;
    const definer = `${section} ${String(site.path[1])}`;
    uses.set(definer, [...(uses.get(definer) ?? []), { name: used, path: site.path }]);
  }
  const flaws: Flaw[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    if (done.has(name)) return;
    for (const use of uses.get(name) ?? []) {
      const start = [...trail, name].indexOf(use.name);
      if (start >= 0) flaws.push(cycleAt(use, [...trail, name].slice(start)));
      else visit(use.name, [...trail, name]);
    }
    done.add(name);
  };
  for (const name of uses.keys()) visit(name, []);
  return flaws;
}

function usedIn(site: Site): string | undefined {
  if (site.kind === 'name') return `${site.of} ${site.name}`;
  if (site.kind === 'moment' && typeof site.moment === 'string') return `moment ${site.moment}`;
  return undefined;
}

function cycleAt({ name, path }: Use, round: readonly string[]): Flaw {
  const [kind, id] = name.split(' ') as [string, string];
  return {
    path,
    expected: `a ${kind} that does not depend on itself`,
    found: id,
    hint: `It goes in a circle: ${[...round, name].join(' -> ')}. Break it at one of these.`,
  };
}
