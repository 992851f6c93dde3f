import { type KeyboardEvent, useRef } from 'react'

/** A word as a stretch of the document. */
interface Word {
  readonly from: readonly [Text, number]
  readonly to: readonly [Text, number]
  readonly ends: boolean
}

/**
 * Chooses whole words of an element by keys, without a mouse: arrows go from word to word and, up and down, from sentence to
 * sentence; with Shift they take more in. What is chosen is the browser's own selection: it is seen, and read out.
 */
export function useWordKeys(done: () => void, leave: () => void) {
  const chosen = useRef({ anchor: -1, head: -1 })
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') {
      chosen.current = { anchor: -1, head: -1 }
      getSelection()?.removeAllRanges()
      leave()
      return
    }
    // On a link inside, Enter follows the link.
    if (event.key === 'Enter' && event.target === event.currentTarget) {
      event.preventDefault()
      done()
      return
    }
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const words = wordsOf(event.currentTarget)
    if (words.length === 0) return
    const before = getSelection()?.isCollapsed === false ? chosen.current.head : -1
    const head = before < 0 ? firstOf(event.currentTarget, words) : clamped(step(words, before), words.length)
    const anchor = event.shiftKey && before >= 0 ? chosen.current.anchor : head
    chosen.current = { anchor, head }
    select(words, Math.min(anchor, head), Math.max(anchor, head))
    words[head]?.from[0].parentElement?.scrollIntoView({ block: 'nearest' })
  }
}

const STEPS: Readonly<Record<string, ((words: readonly Word[], at: number) => number) | undefined>> = {
  ArrowRight: (_, at) => at + 1,
  ArrowLeft: (_, at) => at - 1,
  ArrowDown: (words, at) => {
    const end = words.findIndex((word, i) => i >= at && word.ends)
    return end < 0 ? words.length - 1 : end + 1
  },
  ArrowUp: (words, at) => {
    for (let i = at - 2; i >= 0; i--) if (words[i]?.ends) return i + 1
    return 0
  },
}
const clamped = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at))

/** Where choosing begins: at the evidence that is marked, else at the first words in view. */
function firstOf(root: HTMLElement, words: readonly Word[]): number {
  const marked = root.querySelector('.mark.chosen, mark')
  const at = words.findIndex(({ from: [node] }) =>
    marked ? marked.contains(node) : (node.parentElement?.getBoundingClientRect().bottom ?? 0) > 0,
  )
  return Math.max(0, at)
}

function select(words: readonly Word[], first: number, last: number): void {
  const [from, to] = [words[first]?.from, words[last]?.to]
  if (from && to) getSelection()?.setBaseAndExtent(...from, ...to)
}

/** The words of an element in order; one may run over several pieces of text. */
function wordsOf(root: Element): readonly Word[] {
  const words: Word[] = []
  let open: Word['from'] | null = null
  let before: Word['from'] | null = null
  let last = ''
  const close = (): void => {
    if (open && before) words.push({ from: open, to: before, ends: /[.!?]["'”’)\]]*$/.test(last) })
    open = null
    last = ''
  }
  let block: Element | null = null
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node instanceof Text; node = walk.nextNode()) {
    const paragraph: Element | null = node.parentElement?.closest('p') ?? null
    if (paragraph !== block) close()
    block = paragraph
    for (const { 0: found, index } of node.data.matchAll(/\S+/g)) {
      if (index > 0) close()
      open ??= [node, index]
      before = [node, index + found.length]
      last += found
    }
    if (/\s$/.test(node.data)) close()
  }
  close()
  return words
}
