/** A piece of text as a PDF places it: `transform` has its size and its place, from the page's lower left. */
export interface Placed {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** A line of a page: its words, its size, and how far from the page's foot and from the left it stands, in points. */
export interface Line {
  readonly text: string
  readonly size: number
  readonly y: number
  readonly x: number
  readonly right: number
  /** True for what stands in the top or bottom twelfth. */
  readonly margin: boolean
}

/** The lines of a page in the order of its text layer, which follows columns where the maker did. */
export function pageLines(items: readonly Placed[], height: number): Line[] {
  const lines: Line[] = []
  let held: { text: string; size: number; y: number; x: number; right: number } | null = null
  const close = (): void => {
    if (held && held.text.trim() !== '') {
      const margin = height > 0 && (held.y > height * (11 / 12) || held.y < height / 12)
      lines.push({ ...held, text: held.text.replace(/\s+/gu, ' ').trim(), margin })
    }
    held = null
  }
  for (const item of items) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform
    const size = Math.abs(d) || Math.hypot(a, b) || item.height
    if (held && (Math.abs(held.y - y) > Math.max(2, held.size * 0.5) || x < held.right - held.size * 2)) close()
    if (!held) held = { text: '', size, y, x, right: x }
    const gap = x - held.right
    if (held.text !== '' && item.str !== '' && gap > held.size * 0.15 && !/\s$/.test(held.text) && !/^\s/.test(item.str))
      held.text += ' '
    held.text += item.str
    held.right = Math.max(held.right, x + item.width)
    if (item.str.trim() !== '') held.size = Math.max(held.size, size)
    if (item.hasEOL) close()
  }
  close()
  return lines
}

const key = (line: Line): string => line.text.replace(/\d+/g, '#').toLowerCase()

/** Lines in the margins that say the same on half of the pages (numbers aside), and bare page numbers, are the paper's, not the report's. */
function running(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const page of pages)
    for (const text of new Set(page.filter((line) => line.margin).map(key))) seen.set(text, (seen.get(text) ?? 0) + 1)
  return new Set([...seen].filter(([, times]) => times > 1 && times >= pages.length / 2).map(([text]) => text))
}

/**
 * Lines joined into paragraphs with an empty line between them. A paragraph ends where the gap to the next line is wider than the
 * page's usual one, where the size changes, or where a line stops well short of the margin after a full stop. A word broken at a
 * line's end is joined; the hyphen stays where a capital or a digit follows.
 */
export function paragraphs(pages: readonly (readonly Line[])[]): string {
  const drop = running(pages)
  const out: string[] = []
  let text = ''
  let before: Line | null = null
  const flush = (): void => {
    if (text !== '') out.push(text)
    text = ''
  }
  for (const page of pages) {
    const lines = page.filter(
      (line) => !(line.margin && (drop.has(key(line)) || /^(?:page )?[-–—\s]*\d{1,4}[-–—\s]*(?:of \d+)?$/i.test(line.text))),
    )
    const leading = middle(
      lines.flatMap((line, i) => (i > 0 ? [(lines[i - 1]?.y ?? 0) - line.y] : [])).filter((gap) => gap > 0),
    )
    const right = Math.max(0, ...lines.map((line) => line.right))
    for (const [i, line] of lines.entries()) {
      if (before && ends(before, line, i === 0, leading, right)) flush()
      text = text === '' ? line.text : joined(text, line.text)
      before = line
    }
  }
  flush()
  return out.join('\n\n')
}

function ends(before: Line, line: Line, first: boolean, leading: number, right: number): boolean {
  if (Math.abs(before.size - line.size) > Math.max(0.6, before.size * 0.08)) return true
  const stopped = /[.!?:”"’)]$/u.test(before.text)
  const short = before.right < right - Math.max(40, right * 0.12)
  if (first) return stopped && short
  const gap = before.y - line.y
  if (gap > 0 && leading > 0 && gap > leading * 1.35) return true
  // Paragraphs set off by indent alone.
  if (line.x > before.x + line.size * 0.8 && stopped) return true
  return stopped && short
}

function joined(text: string, next: string): string {
  if (/\p{L}[-‐\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.replace(/[-‐\u00ad]$/u, '') + next
  return /[-‐–—/]$/u.test(text) ? text + next : `${text} ${next}`
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
