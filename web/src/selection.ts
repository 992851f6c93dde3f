/** A stretch of a source's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * What is selected inside an element whose pieces carry `data-from`, as a span of the source's text: exact also where the same
 * words stand twice, and where characters that hide text are shown as their code. Null where nothing of it is selected.
 */
export function selectedSpan(root: Element, text: string): Span | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  let start = place(range.startContainer, range.startOffset)
  let end = place(range.endContainer, range.endOffset)
  if (start === null || end === null) return null
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return start < end ? { start, end } : null
}

function place(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const piece = element?.closest('[data-from]')
  if (!piece) {
    // Between pieces: where the next one begins.
    const next = node instanceof Element ? (node.childNodes[offset] ?? null) : null
    const inside = next instanceof Element ? (next.closest('[data-from]') ?? next.querySelector('[data-from]')) : null
    return inside instanceof HTMLElement ? Number(inside.dataset.from) : null
  }
  const range = document.createRange()
  range.setStart(piece, 0)
  range.setEnd(node, offset)
  return Number((piece as HTMLElement).dataset.from) + lengthOf(range.cloneContents())
}

/** Letters of the source: a sign shown as its code is one of them. */
function lengthOf(node: Node): number {
  if (node instanceof Element && node.classList.contains('hidden-sign')) return node.textContent === '' ? 0 : 1
  if (node.nodeType === Node.TEXT_NODE) return node.textContent?.length ?? 0
  return [...node.childNodes].reduce((sum, child) => sum + lengthOf(child), 0)
}
