/** The page as a tree: what parse5 gives, with the few questions that a layout asks of it. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export interface ParsedPage {
  readonly language: string;
  readonly title: string;
  readonly body: Element;
}

export function parsePage(html: string): ParsedPage {
  const root = childrenOf(parse(html)).find((node): node is Element => node.nodeName === 'html')!;
  const part = (name: string): Element => elementsOf(root).find((element) => element.tagName === name)!;
  const title = elementsOf(part('head')).find((element) => element.tagName === 'title');
  return {
    language: attribute(root, 'lang') ?? 'en',
    title: title ? textOf(title).trim() : '',
    body: part('body'),
  };
}

export function childrenOf(node: DefaultTreeAdapterTypes.ParentNode): readonly Node[] {
  return node.childNodes;
}

export function elementsOf(element: Element): readonly Element[] {
  return element.childNodes.filter(isElement);
}

export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return defaultTreeAdapter.isElementNode(node as Node);
}

export function isText(node: DefaultTreeAdapterTypes.Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function numberOf(element: Element, name: string, otherwise: number): number {
  const value = Number(attribute(element, name));
  return attribute(element, name) !== undefined && Number.isFinite(value) ? value : otherwise;
}

const NO_CLASSES: readonly string[] = [];

export function classesOf(element: Element): readonly string[] {
  const value = attribute(element, 'class');
  return value ? value.split(' ') : NO_CLASSES;
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** A property of the element's own style attribute. */
export function ownStyle(element: Element, property: string): string | undefined {
  const style = attribute(element, 'style');
  if (style === undefined) return undefined;
  for (const one of style.split(';')) {
    const colon = one.indexOf(':');
    if (colon > 0 && one.slice(0, colon).trim() === property) return one.slice(colon + 1).trim();
  }
  return undefined;
}

export function textOf(node: Node): string {
  if (isText(node)) return node.value;
  return isElement(node) ? node.childNodes.map(textOf).join('') : '';
}

export function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent && isElement(parent as Node) ? (parent as Element) : null;
}
