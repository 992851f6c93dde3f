/**
 * What a report says, made safe for a terminal: control characters (but for line breaks and tabs), bidirectional controls and
 * zero-width tricks are shown as their code point in angle brackets, never sent raw.
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu, (c) =>
    c === '\n' || c === '\t' ? c : `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}

/** One line of it: white space runs together. */
export const oneLine = (text: string): string => plain(text.replace(/\s+/gu, ' ').trim())

/** Columns to print in: the terminal's, else 100. */
export const width = (): number => Math.max(40, process.stdout.columns ?? 100)

const colourful = (stream: NodeJS.WriteStream): boolean =>
  process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb' && stream.isTTY === true

const paint =
  (open: number, close: number) =>
  (text: string): string =>
    colourful(process.stdout) ? `\u001b[${open}m${text}\u001b[${close}m` : text
export const bold = paint(1, 22)
export const dim = paint(2, 22)
export const warn = paint(33, 39)

/** Writes to standard output and waits while it is full, so that long output to a pipe stays bounded in memory. */
export async function write(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((go) => process.stdout.once('drain', () => go()))
}
export const writeLine = (text = ''): Promise<void> => write(`${text}\n`)

/** Progress on standard error, on a terminal only, at most ten times a second; `done` clears it. */
export function progress(what: string): { tell(done: number, of: number | null): void; done(): void } {
  const shown = process.stderr.isTTY === true
  let last = 0
  return {
    tell(done, of) {
      const now = performance.now()
      if (!shown || now - last < 100) return
      last = now
      process.stderr.write(`\r\u001b[K${what}: ${done}${of === null ? '' : ` of ${of}`}`)
    },
    done() {
      if (shown) process.stderr.write('\r\u001b[K')
    },
  }
}
