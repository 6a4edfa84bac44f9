// Completes package-lock.json with the optional packages of other platforms that the registry in use did not offer
// when the lock was made. npm leaves them out of the lock then, and `npm ci` refuses a lock that lacks them, on every
// platform. Name and version follow from the package that asks for them; where they fit the platform, npm fetches them.
// Run after a change of dependencies: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64'];
const added = [];
for (const entry of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] || !/^\d/.test(version)) continue;
    const parts = name.split(/[-/]/);
    // Packages of WebAssembly run on every system and name only the processor.
    if (parts.includes('wasm32')) {
      lock.packages[path] = { version, cpu: ['wasm32'], ...(entry.dev ? { dev: true } : {}), optional: true };
      added.push(`${name}@${version}`);
      continue;
    }
    const os = SYSTEMS.filter((system) => parts.includes(system));
    const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
    if (os.length !== 1 || cpu.length !== 1)
      throw new Error(`Which platform is ${name} for? Add its words above.`);
    const libc = parts.includes('musl') ? ['musl'] : os[0] === 'linux' ? ['glibc'] : undefined;
    lock.packages[path] = {
      version,
      cpu,
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os,
    };
    added.push(`${name}@${version}`);
  }
}
const packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
console.log(added.length > 0 ? `Added:\n  ${added.join('\n  ')}` : 'Nothing was missing.');
