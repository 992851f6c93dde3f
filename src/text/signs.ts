/** Sorts of UTF-16 units, as far as cutting a text into words needs them. */
export const SPACE = 1
export const LETTER = 2
export const DIGIT = 3
/** Punctuation, symbols, everything else. */
export const SIGN = 4

const sorts = new Uint8Array(65_536)

/** The sort of the unit at `at`; SPACE beyond either end. */
export function sortAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return SPACE
  const unit = text.charCodeAt(at)
  if (sorts[unit] === 0) sorts[unit] = sortOf(unit)
  return sorts[unit]!
}

function sortOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return DIGIT
  if (unit <= 32 || (unit >= 0x7f && unit <= 0xa0) || unit === 0xfeff || unit === 0x200b) return SPACE
  // Halves of pairs are kept together as if they were letters: rare scripts, and emoji as words of their own.
  if (unit >= 0xd800 && unit <= 0xdfff) return LETTER
  const sign = String.fromCharCode(unit)
  if (/[\p{L}\p{M}]/u.test(sign)) return LETTER
  if (/\p{Nd}/u.test(sign)) return DIGIT
  return /\s/.test(sign) ? SPACE : SIGN
}

export const isUpper = (unit: number): boolean =>
  unit < 128 ? unit >= 65 && unit <= 90 : /\p{Lu}/u.test(String.fromCharCode(unit))
export const isApostrophe = (unit: number): boolean => unit === 39 || unit === 0x2019 || unit === 0x2bc || unit === 0x2018
export const isHyphen = (unit: number): boolean => unit === 45 || unit === 0x2010 || unit === 0x2011
