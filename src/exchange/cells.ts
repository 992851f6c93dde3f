/**
 * A cell that no spreadsheet runs: text that begins like a formula (= + - @, a tab or a line break, also in their full-width
 * forms) gets an apostrophe before it, as OWASP advises. `opened` takes it off again.
 */
export const neutral = (text: string): string => (RISKY.test(text) ? `'${text}` : text)

/** A neutralised cell as it was. */
export const opened = (cell: string): string => (cell.startsWith("'") && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell)

const RISKY = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
