import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { dailyReport } from '../daily.js';
import { hamlet } from '../hamlet.fixture.js';
import { dailyPdf, type RenderedPdf, renderPdf } from './pdf.js';

type Opened = Awaited<ReturnType<typeof pdfjs.getDocument>['promise']>;

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly children?: readonly StructNode[];
}

const report = dailyReport(hamlet, '2031-03-26');
let made: RenderedPdf;
let opened: Opened;
let text = '';
let nodes: StructNode[] = [];

const open = (bytes: Buffer): Promise<Opened> =>
  pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

before(async () => {
  made = await dailyPdf(report);
  opened = await open(made.bytes);
  text = await textOf(opened);
  nodes = await structureOf(opened);
});

async function textOf(document: Opened): Promise<string> {
  let all = '';
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    all += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
  }
  return all.replace(/\s+/g, ' ');
}

async function structureOf(document: Opened): Promise<StructNode[]> {
  const found: StructNode[] = [];
  const walk = (node: StructNode): void => {
    found.push(node);
    for (const child of node.children ?? []) walk(child);
  };
  for (let page = 1; page <= document.numPages; page++) {
    const tree = (await (await document.getPage(page)).getStructTree()) as StructNode | null;
    assert.ok(tree, `page ${page} has a structure`);
    walk(tree);
  }
  return found;
}

const page = (body: string, language = 'en', title = 'A title'): string =>
  `<!doctype html><html lang="${language}"><head><title>${title}</title></head><body>${body}</body></html>`;

const render = async (body: string, language?: string): Promise<Opened> =>
  open((await renderPdf(page(body, language), 0)).bytes);

test('the same page gives the same bytes, and another page another identifier', async () => {
  assert.ok(made.bytes.equals((await dailyPdf(report)).bytes));
  const ids = await Promise.all(
    ['one', 'two'].map(async (words) => (await render(`<p>${words}</p>`)).fingerprints[0]),
  );
  assert.notEqual(ids[0], ids[1]);
});

test('the only date in the file is the end of what is reported on', async () => {
  const { info } = (await opened.getMetadata()) as unknown as { info: Record<string, unknown> };
  const day = new Date(report.endMs).toISOString().slice(0, 10).replaceAll('-', '');
  assert.match(String(info.CreationDate), new RegExp(`^D:${day}`));
  assert.equal(info.ModDate, undefined);
});

test('title and language are those of the page, and a title may hold any character', async () => {
  const { info, metadata } = (await opened.getMetadata()) as unknown as {
    info: Record<string, unknown>;
    metadata: { get(name: string): unknown };
  };
  assert.match(String(info.Title), /^Daily report \d+\/2031/);
  assert.equal(metadata.get('dc:title'), info.Title);
  assert.equal(info.Language, 'en');
  const odd = await open((await renderPdf(page('<p>x</p>', 'uk', 'A &amp; B &lt;C&gt;'), 0)).bytes);
  const other = (await odd.getMetadata()) as unknown as typeof opened & {
    info: Record<string, unknown>;
    metadata: { get(name: string): unknown };
  };
  assert.equal(other.metadata.get('dc:title'), 'A & B <C>');
  assert.equal(other.info.Language, 'uk');
});

test('the text reads in the order of the page, part after part', () => {
  const parts = [
    'Summary',
    'Coverage and gaps',
    'Incidents by region and conduct',
    'Casualties',
    'Annex: table of accounts',
  ];
  // Once in the contents, then each part at its place.
  const places = parts.map((part) => text.lastIndexOf(part));
  assert.ok(
    places.every((place, at) => place > (places[at - 1] ?? 0)),
    JSON.stringify(places),
  );
});

test('every page is tagged with headings, paragraphs, lists, tables and figures that have a text alternative', () => {
  const roles = new Set(nodes.map(({ role }) => role));
  for (const role of [
    'Document',
    'H1',
    'H2',
    'H3',
    'P',
    'L',
    'LI',
    'LBody',
    'Table',
    'TR',
    'TH',
    'TD',
    'Link',
    'Figure',
  ]) {
    assert.ok(roles.has(role), `${role} is among ${[...roles].join(' ')}`);
  }
  const figures = nodes.filter(({ role }) => role === 'Figure');
  assert.ok(figures.length > 0 && figures.every(({ alt }) => (alt ?? '') !== ''));
});

test('the bookmarks are the parts of the report, with their subtitles below', async () => {
  const [first] = (await opened.getOutline())!;
  assert.match(first!.title, /^Daily report/);
  const outline = (await opened.getOutline())!;
  assert.ok(outline.some(({ title }) => title === '2 Coverage and gaps'));
  assert.ok(outline.some(({ items }) => items.length > 0));
});

test('links inside the document lead to a place that is there', async () => {
  const targets = Object.keys(await opened.getDestinations());
  let links = 0;
  for (let number = 1; number <= opened.numPages; number++) {
    for (const annotation of await (await opened.getPage(number)).getAnnotations()) {
      assert.equal(annotation.subtype, 'Link');
      assert.ok(targets.includes(annotation.dest as string), String(annotation.dest));
      links++;
    }
  }
  assert.ok(links > 10);
});

test('Noto Sans is embedded, in part, in the weights that are used', () => {
  const raw = made.bytes.toString('latin1');
  assert.match(raw, /\/FontName \/[A-Z]{6}\+NotoSans-Regular/);
  assert.match(raw, /\/FontName \/[A-Z]{6}\+NotoSans-SemiBold/);
  assert.equal((raw.match(/\/FontFile2 /g) ?? []).length, 2);
  assert.ok(made.bytes.length < 1_000_000);
});

test('Ukrainian and Russian letters come back as they were written', async () => {
  const words = 'Їжак, ґанок, пʼять; подъезд, ёлка – «сто»';
  assert.ok((await textOf(await render(`<p>${words}</p>`, 'uk'))).includes(words));
});

test('a table over many pages repeats its head as an artifact and loses no row', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => `<tr><td>row-${at}-end</td><td>${at}</td></tr>`).join(
    '',
  );
  const { bytes } = await renderPdf(
    page(
      `<table><thead><tr><th scope="col">Headword</th><th scope="col">n</th></tr></thead><tbody>${rows}</tbody></table>`,
    ),
    0,
  );
  const table = await open(bytes);
  assert.ok(table.numPages > 2);
  const all = await textOf(table);
  for (let at = 0; at < 200; at++) assert.ok(all.includes(`row-${at}-end`), `row ${at}`);
  assert.equal(all.split('Headword').length - 1, table.numPages);
  const elements = bytes.toString('latin1');
  assert.equal((elements.match(/\/S \/TH\b(?!e)/g) ?? []).length, 2, 'in the structure the head stands once');
  assert.equal((elements.match(/\/S \/TR\b/g) ?? []).length, 201);
});

test('a cell higher than a page goes on over the next one', async () => {
  const words = Array.from({ length: 3000 }, (_, at) => `w${at}`);
  const document = await render(
    `<table><tbody><tr><td>${words.join(' ')}</td><td>side</td></tr></tbody></table>`,
  );
  assert.ok(document.numPages > 1);
  const all = await textOf(document);
  for (const word of ['w0 ', 'w1500 ', 'w2999']) assert.ok(all.includes(word), word);
});

test('an id without a space is broken over lines, and none of it is lost', async () => {
  const id = `inc-${'0123456789abcdef'.repeat(30)}`;
  const all = await textOf(await render(`<table><tbody><tr><td>${id}</td><td>b</td></tr></tbody></table>`));
  assert.ok(all.replaceAll(' ', '').includes(id));
});

test('nothing is painted outside the page', async () => {
  for (let number = 1; number <= opened.numPages; number++) {
    const one = await opened.getPage(number);
    const { width, height } = one.getViewport({ scale: 1 });
    for (const item of (await one.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [x, y] = [item.transform[4] as number, item.transform[5] as number];
      assert.ok(x >= 20 && x + item.width <= width - 20, `"${item.str}" at ${x} on page ${number}`);
      assert.ok(y >= 15 && y <= height - 20, `"${item.str}" at height ${y} on page ${number}`);
    }
  }
});

test('a character that the font has not is counted and marked, never dropped in silence', async () => {
  const { withoutGlyph, bytes } = await renderPdf(page('<p>before 漢字 after</p>'), 0);
  assert.equal(withoutGlyph, 2);
  assert.match(await textOf(await open(bytes)), /before \ufffd\ufffd after/);
});

test('two languages beside each other are told apart in the structure', async () => {
  const { bytes } = await renderPdf(
    page(
      '<h1><span class="pair"><span lang="uk">Протокол</span><span lang="ru">Запись</span></span></h1>',
      'uk',
    ),
    0,
  );
  const raw = bytes.toString('latin1');
  for (const language of ['uk', 'ru']) assert.match(raw, new RegExp(`/S /Span\\s+/Lang \\(${language}\\)`));
  assert.match(await textOf(await open(bytes)), /Протокол ?Запись/);
});

test('a page without anything still is a file with a page', async () => {
  assert.equal((await render('')).numPages, 1);
});
