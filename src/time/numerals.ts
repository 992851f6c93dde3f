import type { Words } from './words.js'

const SMALL: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
)

/** Words a number may begin with. */
export const NUMERALS: readonly string[] = [...SMALL.keys(), ...TENS.keys()]

export interface Numeral {
  readonly value: number
  /** The word after the number. */
  readonly next: number
}

function readTens(words: Words, at: number): Numeral | null {
  const small = SMALL.get(words.lower(at))
  if (small !== undefined) return { value: small, next: at + 1 }
  const tens = TENS.get(words.lower(at))
  if (tens === undefined) return null
  const skip = words.lower(at + 1) === '-' ? 2 : 1
  const unit = SMALL.get(words.lower(at + skip))
  return unit !== undefined && unit > 0 && unit < 10
    ? { value: tens + unit, next: at + skip + 1 }
    : { value: tens, next: at + 1 }
}

/** A number in digits ("44", "6,500", "2.5") or words ("twenty-four", "two hundred"); null when none starts here. */
export function readNumber(words: Words, at: number): Numeral | null {
  if (words.kind(at) === 'digits') {
    const raw = words.lower(at)
    if (raw.length > 9 || !/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(raw)) return null
    return { value: Number(raw.replaceAll(',', '')), next: at + 1 }
  }
  const base = words.lower(at) === 'a' && words.lower(at + 1) === 'hundred' ? { value: 1, next: at + 1 } : readTens(words, at)
  if (!base) return words.lower(at) === 'dozen' ? { value: 12, next: at + 1 } : null
  const scale = words.lower(base.next) === 'hundred' ? 100 : words.lower(base.next) === 'thousand' ? 1000 : 0
  if (scale === 0) return base
  const rest = readTens(words, base.next + (words.lower(base.next + 1) === 'and' ? 2 : 1))
  return rest && rest.value > 0
    ? { value: base.value * scale + rest.value, next: rest.next }
    : { value: base.value * scale, next: base.next + 1 }
}

/** A year as it is spoken: "nineteen ninety-six", "two thousand", "twenty twelve"; null when there is none. */
export function readSpokenYear(words: Words, at: number): Numeral | null {
  if (words.lower(at) === 'two' && words.lower(at + 1) === 'thousand') {
    const rest = readTens(words, at + (words.lower(at + 2) === 'and' ? 3 : 2))
    return rest && rest.value < 100 ? { value: 2000 + rest.value, next: rest.next } : { value: 2000, next: at + 2 }
  }
  const century = readTens(words, at)
  if (!century || century.value < 16 || century.value > 20 || century.next !== at + 1) return null
  if (words.lower(century.next) === 'hundred') return { value: century.value * 100, next: century.next + 1 }
  const rest = readTens(words, century.next)
  return rest && rest.value >= 10 ? { value: century.value * 100 + rest.value, next: rest.next } : null
}
