/**
 * For Vite: builds the service worker of the page Observe as one file beside index.html, and tells it which files are the shell of
 * that page: the application's entry, the page itself, the languages, their styles. The map library is none of them.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const WORKER = fileURLToPath(new URL('src/observe/service-worker.ts', import.meta.url));
/** What the page loads as it goes. */
const LOADED = [/\/src\/observe\/observe\.tsx$/, /\/src\/words\/(uk|ru)\.ts$/];

export function observeShell(): Plugin {
  return {
    name: 'truceline-observe-shell',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const files = ['index.html', ...shellOf(bundle)].sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update('\0').update(contentOf(bundle[file]));
      const version = hash.digest('hex').slice(0, 16);
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: await workerFor({ version, files }),
      });
    },
  };
}

function shellOf(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const one = bundle[name];
    if (!one || found.has(name)) return;
    found.add(name);
    if (one.type !== 'chunk') return;
    for (const style of one.viteMetadata?.importedCss ?? []) found.add(style);
    for (const asset of one.viteMetadata?.importedAssets ?? []) found.add(asset);
    for (const next of one.imports) visit(next);
  };
  for (const [name, one] of Object.entries(bundle))
    if (one.type === 'chunk' && (one.isEntry || LOADED.some((path) => path.test(one.facadeModuleId ?? ''))))
      visit(name);
  return [...found];
}

const contentOf = (one: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string | Uint8Array =>
  one === undefined ? '' : one.type === 'chunk' ? one.code : one.source;

async function workerFor(shell: object): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: { TRUCELINE_SHELL: JSON.stringify(shell) },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: WORKER, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const [made] = Array.isArray(result) ? result : [result];
  const chunk = (made as Rolldown.RolldownOutput).output[0];
  return chunk.code;
}
