/** A paragraph, heading, list item or caption of a page, in the page's order. */
export interface PageBlock {
  readonly kind: 'body' | 'heading' | 'list' | 'caption' | 'quote'
  readonly text: string
  /** Share of its letters that are links, 0 to 1. */
  readonly links: number
  /** The node it came from, for rules that look at class names around it. */
  readonly node: Node
}

// What linkedom gives and what is used of it: the DOM's types without the DOM library.
export interface Node {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<Node>
  readonly parentNode: Node | null
}
export interface Element extends Node {
  readonly localName: string
  readonly attributes: { readonly length: number }
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
  getElementsByTagName(name: string): ArrayLike<Element> & Iterable<Element>
  remove(): void
  readonly className: string
  readonly id: string
  readonly parentElement: Element | null
  readonly children: ArrayLike<Element> & Iterable<Element>
}

export const isElement = (node: Node): node is Element => node.nodeType === 1

const BLOCK = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul amp-img caption'.split(
    ' ',
  ),
)
const SKIP = new Set(
  'script style noscript template iframe object embed svg canvas button select option input textarea video audio head title map math'.split(
    ' ',
  ),
)

/** Text as a reader sees it: white space folded, non-breaking spaces kept apart only by folding. */
export const folded = (text: string): string => text.replace(/[\s\u00A0]+/gu, ' ').trim()

/** The blocks under a node, in order; nesting is followed to a depth of 400. */
export function blocksIn(root: Node): readonly PageBlock[] {
  const blocks: PageBlock[] = []
  let text = ''
  let linked = 0
  let breaks = 0
  let owner: Node = root
  const close = (kind: PageBlock['kind']): void => {
    const clean = folded(text)
    if (clean !== '') blocks.push({ kind, text: clean, links: Math.min(1, linked / Math.max(1, clean.length)), node: owner })
    text = ''
    linked = 0
    breaks = 0
  }
  const walk = (node: Node, kind: PageBlock['kind'], inLink: boolean, depth: number): void => {
    if (depth > 400) return
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const words = child.textContent ?? ''
        if (words.trim() !== '') breaks = 0
        text += words
        if (inLink) linked += folded(words).length
        continue
      }
      if (!isElement(child)) continue
      const name = child.localName
      if (SKIP.has(name)) continue
      if (name === 'br') {
        text += ' '
        breaks++
        if (breaks >= 2) close(kind)
        continue
      }
      if (!BLOCK.has(name)) {
        walk(child, kind, inLink || name === 'a', depth + 1)
        continue
      }
      close(kind)
      owner = child
      const own = /^h[1-6]$/.test(name)
        ? 'heading'
        : name === 'li' || name === 'dt' || name === 'dd'
          ? 'list'
          : name === 'figcaption' || name === 'caption'
            ? 'caption'
            : name === 'blockquote'
              ? 'quote'
              : kind
      walk(child, own, inLink, depth + 1)
      close(own)
      owner = node
    }
  }
  walk(root, 'body', false, 0)
  close('body')
  return blocks
}
