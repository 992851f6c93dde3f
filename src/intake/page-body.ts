import { createRequire } from 'node:module'
import type { Readability as ReadabilityClass } from '@mozilla/readability'
import { blocksIn, type Element, isElement, type Node, type PageBlock } from './page-blocks.js'
import { classedAs, isCall, isFurnitureLine, isProse, tailLabel } from './page-noise.js'

const { Readability } = createRequire(import.meta.url)('@mozilla/readability') as { Readability: typeof ReadabilityClass }

/** The report's own blocks, pictures' captions among them, and what was told apart from it. */
export interface PageBody {
  readonly blocks: readonly PageBlock[]
  readonly related: readonly { readonly title: string; readonly href: string | null }[]
  readonly subtitle: string | null
  readonly byline: string | null
}

const key = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** Takes the article out of a page; the document is changed by it. Null where there is no prose. */
export function pageBody(document: unknown, titles: readonly string[], description: string | null): PageBody | null {
  const article = new Readability(document as ConstructorParameters<typeof ReadabilityClass>[0], {
    serializer: (node) => node as unknown as string,
    keepClasses: true,
    disableJSONLD: true,
    maxElemsToParse: 200_000,
  }).parse()
  const root = article?.content as unknown as Element | undefined
  if (!article || !root) return null
  const all = blocksIn(root)
  if (!all.some(isProse))
    return all.length === 0 ? null : { blocks: all, related: [], subtitle: null, byline: article.byline ?? null }
  return { ...sift(all, root, titles, description), byline: article.byline ?? null }
}

function sift(
  all: readonly PageBlock[],
  root: Node,
  titles: readonly string[],
  description: string | null,
): Omit<PageBody, 'byline'> {
  const memo = new Map<Node, 'noise' | 'caption' | null>()
  const told = all.map((block) => classedAs(block.node, root, memo))
  // A class name that covers much of the text names the page's layout, not furniture in it.
  const weight = new Map<Node, number>()
  let total = 0
  for (const [i, block] of all.entries()) {
    const by = told[i]?.by
    total += block.text.length
    if (by) weight.set(by, (weight.get(by) ?? 0) + block.text.length)
  }
  const lists = linkLists(all)
  const names = new Set(titles.map(key).filter(Boolean))
  const described = description === null ? '' : key(description)
  const related: { title: string; href: string | null }[] = []
  let subtitle: string | null = null
  const kept: PageBlock[] = []
  const first = all.findIndex(
    (block, i) =>
      isProse(block) &&
      !names.has(key(block.text)) &&
      (told[i] === null || (weight.get(told[i]?.by as Node) ?? 0) > total * 0.3),
  )
  const cut = tailStart(all, first)
  for (const [i, block] of all.entries()) {
    const as = told[i]
    const light = as ? (weight.get(as.by) ?? 0) < total * (as.as === 'caption' ? 0.5 : 0.25) : false
    if (as?.as === 'caption' && light) {
      if (i < cut && block.text.length > 3) kept.push({ ...block, kind: 'caption' })
      continue
    }
    if (as && light) continue
    const k = key(block.text)
    if (names.has(k)) continue
    if (i < first) {
      // Before the prose only its own headings count; a line that the description repeats is the subtitle.
      if (described !== '' && k.length > 20 && (described.startsWith(k) || k.startsWith(described))) subtitle ??= block.text
      else if (block.text.length >= 50 && /[.!?]["”’]?$/u.test(block.text) && block.links < 0.5 && !isFurnitureLine(block))
        kept.push(block)
      continue
    }
    if (i >= cut || lists.has(i)) {
      if (block.links >= 0.8 && block.text.length > 15 && block.text.length < 250)
        related.push({ title: block.text, href: hrefOf(block.node) })
      continue
    }
    if (isFurnitureLine(block) || (block.kind !== 'quote' && isCall(block.text))) {
      const title = block.text
        .replace(/^\[?(?:related|read more|read also|see also|more)(?: \w+)?\s*[:|–—-]\s*/iu, '')
        .replace(/\]$/, '')
      if (block.links >= 0.5 && title.length > 15) related.push({ title, href: hrefOf(block.node) })
      continue
    }
    // A pull quote repeats words that the prose has, before them or after.
    if (
      (block.kind === 'quote' || block.kind === 'heading') &&
      k.length > 40 &&
      all.some((other, n) => n !== i && other.text.length > block.text.length && key(other.text).includes(k))
    )
      continue
    kept.push(block)
  }
  // "More:" over a list of links that went away.
  const orphan = (block: PageBlock): boolean => block.text.endsWith(':') && block.text.length < 30 && block.kind !== 'list'
  return {
    blocks: kept.filter(
      (block, i) => !(orphan(block) && tailLabel(block)) && !(i === kept.length - 1 && block.kind === 'heading'),
    ),
    related,
    subtitle,
  }
}

const hrefOf = (node: Node): string | null => (isElement(node) ? (node.querySelector('a')?.getAttribute('href') ?? null) : null)

// Items of lists that are mostly links: navigation and teasers, not the report's own lists.
function linkLists(all: readonly PageBlock[]): ReadonlySet<number> {
  const groups = new Map<Node | null, number[]>()
  for (const [i, block] of all.entries()) {
    if (block.kind !== 'list') continue
    const item = block.node
    const list = item.parentNode
    groups.set(list, [...(groups.get(list) ?? []), i])
  }
  const dropped = new Set<number>()
  for (const group of groups.values()) {
    let links = 0
    let letters = 0
    for (const i of group) {
      const block = all[i]
      if (!block) continue
      links += block.links * block.text.length
      letters += block.text.length
    }
    if (links > letters * 0.6) for (const i of group) dropped.add(i)
  }
  return dropped
}

// Where the report ends and what the site adds begins: at a heading such as "More from", with no prose of weight after it.
function tailStart(all: readonly PageBlock[], first: number): number {
  const after = new Array<number>(all.length + 1).fill(0)
  for (let i = all.length - 1; i >= 0; i--) {
    const block = all[i]
    after[i] =
      (after[i + 1] ?? 0) + (block && isProse(block) && block.kind === 'body' && block.links < 0.3 ? block.text.length : 0)
  }
  const prose = after[Math.max(0, first)] ?? 0
  for (let i = Math.max(1, first + 1); i < all.length; i++) {
    const block = all[i]
    const label = block ? tailLabel(block) : null
    if (label !== null && (after[i] ?? 0) < prose * (label === 'weak' ? 0.001 : 0.2)) return i
  }
  return all.length
}
