/** A stretch of text that sentences do not leave: a paragraph, a headline. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly title?: boolean
}

/** The paragraphs of a text: what blank lines part. */
export function paragraphsOf(text: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  let blank = true
  let breaks = -1
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10
    if (unit !== 10) {
      if (unit !== 32 && unit !== 13 && unit !== 9) {
        if (blank && breaks >= 0) {
          blocks.push({ start, end: breaks })
          start = i
        }
        blank = false
        breaks = -1
      }
      continue
    }
    if (breaks >= 0) blank = true
    else {
      breaks = i
      blank = false
    }
  }
  if (start < text.length) blocks.push({ start, end: text.length })
  return blocks
}
