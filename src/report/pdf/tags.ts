/**
 * The logical structure of a tagged PDF (ISO 32000-1, 14.7; ISO 14289-1, 7.1): every piece of content stands in
 * one element of the tree or is an artifact. An element is made when its first content is painted, so the tree is in
 * reading order; a paragraph that goes over a page has content on both.
 */
import type PDFDocument from 'pdfkit';

export interface Tag {
  readonly type: string;
  readonly parent: Tag | null;
  readonly alt?: string;
  readonly language?: string;
  /** Attributes of the structure element, such as the scope of a header cell. */
  readonly attributes?: Readonly<Record<string, string | number>>;
}

type StructureElement = ReturnType<PDFKit.PDFDocument['struct']>;
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface Tags {
  /** The element of a tag, also one without content: a cell of a table. */
  open(tag: Tag, box?: Box): StructureElement;
  within(tag: Tag, paint: () => void): void;
  artifact(paint: () => void, kind?: 'Layout' | 'Pagination'): void;
  /** All that is painted inside is an artifact: a header that is repeated. */
  asArtifact(paint: () => void): void;
  readonly inArtifact: () => boolean;
  /** A link is closed on the page on which it stands, for its annotation belongs to that page. */
  link(parent: Tag, paint: (() => void) | null, annotate: (element: StructureElement) => void): void;
  end(): void;
}

export function createTags(doc: InstanceType<typeof PDFDocument>): Tags {
  const elements = new Map<Tag, StructureElement>();
  let artifacts = 0;

  const open = (tag: Tag, box?: Box): StructureElement => {
    const known = elements.get(tag);
    if (known) return known;
    const element = doc.struct(tag.type, {
      ...(tag.alt === undefined ? {} : { alt: tag.alt }),
      ...(tag.language === undefined ? {} : { lang: tag.language }),
      ...(box === undefined ? {} : { bbox: box }),
    });
    if (tag.attributes) dataOf(element).A = { ...tag.attributes };
    elements.set(tag, element);
    if (tag.parent) open(tag.parent).add(element);
    else doc.addStructure(element);
    return element;
  };

  const within = (tag: Tag, paint: () => void): void => {
    if (artifacts > 0) {
      paint();
      return;
    }
    const element = open(tag);
    const content = doc.markStructureContent(tag.type);
    paint();
    doc.endMarkedContent();
    element.add(content as unknown as Parameters<typeof element.add>[0]);
  };

  const artifact = (paint: () => void, kind: 'Layout' | 'Pagination' = 'Layout'): void => {
    if (artifacts > 0) {
      paint();
      return;
    }
    artifacts++;
    doc.markContent('Artifact', { type: kind });
    paint();
    doc.endMarkedContent();
    artifacts--;
  };

  return {
    open,
    within,
    artifact,
    asArtifact: (paint) => artifact(paint, 'Pagination'),
    inArtifact: () => artifacts > 0,
    link(parent, paint, annotate) {
      const tag: Tag = { type: 'Link', parent };
      const element = open(tag);
      if (paint) within(tag, paint);
      annotate(element);
      element.end();
      elements.delete(tag);
    },
    end() {
      for (const [tag, element] of elements) if (tag.parent === null) element.end();
    },
  };
}

function dataOf(element: StructureElement): Record<string, unknown> {
  return (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data;
}
