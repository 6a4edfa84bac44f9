/**
 * A clause book as plain text for a terminal, or as Markdown.
 */
import type { Book, BookLine, Section } from './book.js';
import { type Phrase, wantsList } from './phrase.js';
import type { Table } from './readings.js';

export interface RenderOptions {
  readonly markdown?: boolean;
  /** Characters in a line of plain text. */
  readonly width?: number;
}

export function renderBook(book: Book, { markdown = false, width = 100 }: RenderOptions = {}): string {
  return markdown ? markdownOf(book) : plainOf(book, width);
}

function plainOf({ title, sections }: Book, width: number): string {
  const out = [title, '='.repeat(Math.min(width, [...title].length))];
  for (const { heading, level, lines } of sections) {
    const indent = level === 2 ? '  ' : '';
    if (heading) {
      out.push('', ...wrapped(heading, indent, indent, width));
      if (level === 1) out.push('-'.repeat(Math.min(width, [...heading].length)));
    }
    for (const line of lines) out.push(...plainLine(line, indent, width));
  }
  return `${out.join('\n')}\n`;
}

function plainLine(line: BookLine, indent: string, width: number): string[] {
  if (line.kind === 'text') return wrapped(line.text, indent, indent, width);
  if (line.kind === 'table') return plainTable(line.table, width);
  return plainPhrase(`${line.label}: `, line.phrase, indent, width);
}

function plainPhrase(lead: string, phrase: Phrase, indent: string, width: number): string[] {
  if (!wantsList(phrase)) return wrapped(`${lead}${phrase.line}`, indent, `${indent}  `, width);
  const { text, parts } = phrase.above!;
  return [
    ...wrapped(`${lead}${text}:`, indent, `${indent}  `, width),
    ...parts.flatMap((part) => plainPhrase('- ', part, `${indent}  `, width)),
  ];
}

/** Columns of equal width beside a narrow first one; readings that would get too little are written one below another. */
function plainTable({ head, rows }: Table, width: number): string[] {
  const count = head.length - 1;
  const first = Math.min(22, Math.max(...rows.map(([label]) => label!.length)));
  const each = Math.floor((width - first) / count) - 2;
  if (each < 26) return stackedTable({ head, rows }, width);
  const widths = [first, ...Array.from({ length: count }, () => each)];
  const rule = widths.map((columns) => '-'.repeat(columns)).join('  ');
  const drawn = (cells: readonly string[]): string[] => {
    const columns = cells.map((cell, i) => wrapped(cell, '', '', widths[i]!));
    const height = Math.max(...columns.map((column) => column.length));
    return Array.from({ length: height }, (_, row) =>
      columns
        .map((column, i) => (column[row] ?? '').padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    );
  };
  const body = count > 1 ? [...drawn(head), rule] : [];
  return [...body, ...rows.flatMap(drawn)];
}

function stackedTable({ head, rows }: Table, width: number): string[] {
  return head
    .slice(1)
    .flatMap((title, i) => [
      ...wrapped(title, '', '', width),
      ...rows.flatMap((cells) => wrapped(`${cells[0]}: ${cells[i + 1]}`, '  ', '    ', width)),
    ]);
}

/** A word that is longer than the line, such as an address, stands alone on a line. */
export function wrapped(text: string, first: string, rest: string, width: number): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text
    .replace(/[ \n]+/g, ' ')
    .trim()
    .split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

function markdownOf({ title, sections }: Book): string {
  return `${[`# ${escaped(title)}`, ...sections.flatMap(markdownSection)].join('\n\n')}\n`;
}

function markdownSection({ heading, level, lines }: Section): string[] {
  const out: string[] = heading ? [`${level === 1 ? '##' : '###'} ${escaped(heading)}`] : [];
  let items: string[] = [];
  const flush = (): void => {
    if (items.length > 0) out.push(items.join('\n'));
    items = [];
  };
  for (const line of lines) {
    if (line.kind === 'field') {
      items.push(...markdownPhrase(`**${escaped(line.label)}:** `, line.phrase, 0));
      continue;
    }
    flush();
    out.push(line.kind === 'text' ? escaped(line.text) : markdownTable(line.table));
  }
  flush();
  return out;
}

function markdownPhrase(lead: string, phrase: Phrase, depth: number): string[] {
  const mark = `${'  '.repeat(depth)}- ${lead}`;
  if (!wantsList(phrase)) return [`${mark}${escaped(phrase.line)}`];
  const { text, parts } = phrase.above!;
  return [`${mark}${escaped(text)}:`, ...parts.flatMap((part) => markdownPhrase('', part, depth + 1))];
}

function markdownTable({ head, rows }: Table): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Only what would be read as Markdown in the middle of a sentence. */
function escaped(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
