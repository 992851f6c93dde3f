import type { Span } from '../model/span.js'

/** A paragraph or line of a report: trimmed of white space, never empty. */
export interface Block extends Span {
  readonly text: string
  /** True when an empty line (or the text's edge) stands before it. */
  readonly apart: boolean
}

const ENDS = /[.!?…:;"”’'»)\]]$/u

// Lines of a text that was wrapped at a column: nearly as long as each other, and breaking in the middle of sentences.
function wrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  let widest = 0
  for (const line of lines) widest = Math.max(widest, line.length)
  if (widest > 130 || widest < 40) return false
  let full = 0
  let open = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.length >= widest * 0.66) full++
    if (line.length >= widest * 0.5 && !ENDS.test(line)) open++
  }
  const breaks = lines.length - 1
  return full >= breaks * 0.7 && open >= breaks * 0.6
}

/** The blocks of a text in order. Empty lines part blocks; a single line break does too, unless the lines were wrapped. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let group: { start: number; text: string }[] = []
  const close = (): void => {
    if (group.length === 0) return
    const first = group[0]
    const last = group.at(-1)
    if (first && last && wrapped(group.map((line) => line.text))) {
      const end = last.start + last.text.length
      blocks.push({ start: first.start, end, text: text.slice(first.start, end), apart: true })
    } else {
      for (const [i, line] of group.entries()) {
        blocks.push({ start: line.start, end: line.start + line.text.length, text: line.text, apart: i === 0 })
      }
    }
    group = []
  }
  let at = 0
  // A form feed and the separators U+2028 and U+2029 end a line as well.
  const breaks = /\r\n|[\n\r\f\u2028\u2029]/g
  for (let more = true; more; ) {
    const found = breaks.exec(text)
    more = found !== null
    let from = at
    let to = found?.index ?? text.length
    while (from < to && isSpace(text.charCodeAt(from))) from++
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--
    if (from < to) group.push({ start: from, text: text.slice(from, to) })
    else close()
    at = breaks.lastIndex
  }
  close()
  return blocks
}

// White space that may frame a line, zero-width marks and BOMs included.
function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x09 ||
    unit === 0x0b ||
    unit === 0xa0 ||
    unit === 0xfeff ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit < 0x09
  )
}
