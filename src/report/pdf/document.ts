/**
 * The finished file: tagged, with language, title, outline, embedded fonts, page numbers. The same page gives the same bytes:
 * the date is the report's, the identifier follows from the page's hash, and nothing else is left to chance.
 *
 * Toward PDF for universal access (ISO 14289-1) the file carries: Marked, the structure tree, Lang, DisplayDocTitle, XMP with title and
 * language, alternative texts, scopes, links with contents, tab order by structure, Unicode for every glyph. It does not claim
 * conformance (no pdfuaid): that takes a person's check of the reading order.
 */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';

export interface Described {
  readonly title: string;
  readonly language: string;
  /** What the report is about ends here; the only date in the file. */
  readonly atMs: number;
  /** Of the page that it was made from. */
  readonly digest: string;
}

type Document = InstanceType<typeof PDFDocument>;

export function newDocument(
  { title, language, atMs, digest }: Described,
  size: readonly [number, number],
): Document {
  const doc = new PDFDocument({
    size: [...size],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    info: {
      Title: title,
      Creator: 'Truceline',
      Producer: 'Truceline, PDFKit',
      CreationDate: new Date(atMs),
      // The file's identifier is computed from these entries.
      PageDigest: `sha256:${digest}`,
    } as PDFKit.DocumentInfo,
  });
  // PDFKit puts the title into the XMP as it is; a title with & or < would break it.
  (doc as unknown as { endMetadata: () => void }).endMetadata = () =>
    writeMetadata(doc, title, language, atMs);
  return doc;
}

export const digestOf = (page: string): string => createHash('sha256').update(page).digest('hex');

/** All bytes of a document, once it is ended. */
export function bytesOf(doc: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

interface Reference {
  data: Record<string, unknown>;
  compress: boolean;
  write(bytes: Uint8Array): void;
  end(): void;
}

function writeMetadata(doc: Document, title: string, language: string, atMs: number): void {
  const date = `${new Date(atMs).toISOString().slice(0, 19)}Z`;
  const xml = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:CreatorTool>Truceline</xmp:CreatorTool>
<pdf:Producer>Truceline, PDFKit</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  const inner = doc as unknown as {
    ref(data: Record<string, unknown>): Reference;
    _root: Reference;
  };
  const reference = inner.ref({ Type: 'Metadata', Subtype: 'XML' });
  reference.compress = false;
  reference.write(new TextEncoder().encode(xml));
  reference.end();
  inner._root.data.Metadata = reference;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (one) => ENTITIES[one]!).replace(/\p{Cc}/gu, '');
