// The tree of an HTML text (网页的元素树): parsed as browsers do it, stopped at the limits while it grows.
import { defaultTreeAdapter, type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export type Element = DefaultTreeAdapterMap['element'];
export type Node = DefaultTreeAdapterMap['childNode'];

/** The body. Comments are left to be passed over: Word's conditional ones hold what only Word reads. */
export function htmlTree(text: string, limits: Limits): Element | null {
  let depth = 0;
  let left = limits.elements;
  const bounded: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (name, namespace, attributes) => {
      left -= 1;
      if (left < 0)
        throw refuse.tooComplex(`网页的元素超过 ${limits.elements} 个`, `more than ${limits.elements} HTML elements`);
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush: () => {
      depth += 1;
      if (depth > limits.depth)
        throw refuse.tooComplex(`网页的元素嵌套超过 ${limits.depth} 层`, `HTML nested deeper than ${limits.depth}`);
    },
    onItemPop: () => void (depth -= 1),
  };
  const document = parse(text, { treeAdapter: bounded, scriptingEnabled: false });
  const root = document.childNodes.find(isElement);
  return root?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body') ?? null;
}

export const isElement = (node: Node): node is Element => 'tagName' in node;

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** A style written at the element itself, in lower case without quotes; '' where it has none. */
export function styleOf(element: Element, property: string): string {
  const declarations = (attributeOf(element, 'style') ?? '').split(';').map((each) => each.split(':'));
  const found = declarations.findLast(([name = '']) => name.trim().toLowerCase() === property);
  return (found?.slice(1).join(':') ?? '').replace(/["']/gu, '').trim().toLowerCase();
}
