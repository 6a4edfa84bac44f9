/**
 * The built web application as static files. Paths that name no file get the application itself, which reads the
 * address on its own.
 */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzipWith } from 'node:zlib';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { LocalText } from '../record/source.js';

const gzip = promisify(gzipWith);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

export function webRoutes(app: OpenAPIHono, webDir: string, mission: Previewed): void {
  app.get('/*', async (context, next) => {
    const path = decoded(context.req.path);
    if (path === undefined || path.startsWith('/api/')) return next();
    const file = normalize(join(webDir, path));
    const inside = file === normalize(webDir) || file.startsWith(normalize(webDir) + sep);
    const found = inside && (await isFile(file)) ? file : join(webDir, 'index.html');
    if (!(await isFile(found))) {
      return context.text('The web application is not built. Run "npm run build" in the checkout.', 503);
    }
    if (extname(found) === '.html' && found.endsWith(`${sep}index.html`)) {
      const page = previewed(await readFile(found, 'utf8'), mission);
      return context.html(page, 200, { 'cache-control': 'no-cache' });
    }
    const hashed = path.startsWith('/assets/') && found === file;
    const packed = hashed && PACKED.has(extname(found)) && acceptsGzip(context.req.header('accept-encoding'));
    const bytes = packed ? await gzipped(found) : await readFile(found);
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(hashed && PACKED.has(extname(found)) ? { vary: 'accept-encoding' } : {}),
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    });
  });
}

/** What a link to the application says of itself where it is shown: the mission by name, and what the page is. */
export interface Previewed {
  readonly title: LocalText;
}

export function previewed(page: string, { title }: Previewed): string {
  const name = escaped(`Truceline · ${title.en}`);
  const description = /<meta name="description" content="([^"]*)"/.exec(page)?.[1] ?? '';
  const tags = [
    '<meta property="og:type" content="website" />',
    '<meta property="og:site_name" content="Truceline" />',
    `<meta property="og:title" content="${name}" />`,
    `<meta property="og:description" content="${description}" />`,
    '<meta name="twitter:card" content="summary" />',
  ];
  return page.replace(/<title>[^<]*<\/title>/, () => `<title>${name}</title>\n    ${tags.join('\n    ')}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

const PACKED: ReadonlySet<string> = new Set(['.js', '.mjs', '.css', '.json', '.svg']);

/** `gzip;q=0` refuses it (RFC 9110, 12.5.3). */
const acceptsGzip = (header: string | undefined): boolean =>
  (header ?? '').split(',').some((one) => {
    const [coding = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return coding === 'gzip' && !parameters.some((part) => /^q=0(\.0*)?$/.test(part));
  });

/** Files whose name tells their content are compressed once. */
const compressed = new Map<string, Promise<Buffer>>();

function gzipped(file: string): Promise<Buffer> {
  const known = compressed.get(file) ?? readFile(file).then((bytes) => gzip(bytes));
  compressed.set(file, known);
  known.catch(() => compressed.delete(file));
  return known;
}

/** The path without its escapes; undefined where they are malformed. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
