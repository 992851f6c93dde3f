import { ParleyError } from '../model/error.js'
import type { TextInput } from './text-input.js'

/** A JSON value of a file with where it begins. */
export interface JsonValue {
  readonly line: number
  readonly column: number
  readonly text: string
}

/** Longest single value, in characters: what is longer is no row. */
const LONGEST = 16 * 2 ** 20

/**
 * The values of a JSON file one after the other, in bounded memory: of JSON lines, of a top-level array, or of the array under
 * the member `within` of a top-level object. Throws input-malformed where the file ends in the middle or is no JSON.
 */
export async function* jsonValues(input: TextInput, within: string | null = null): AsyncGenerator<JsonValue, void, undefined> {
  const scan = new Scan(input.name, within)
  for await (const piece of input.pieces()) yield* scan.take(piece)
  yield* scan.end()
}

/** Characters by which the name of a member is known. */
const NAME = 100
const WITHIN_STRING = /[^"\\\n]+/y
const SURROGATE = /[\uD800-\uDBFF]/

class Scan {
  #line = 1
  #column = 0
  /** Brackets open around what is read now, outermost first. */
  #open: string[] = []
  #inString = false
  #escaped = false
  #key = ''
  #lastString = ''
  /** At this depth values are whole; null until the first character tells. */
  #depth: number | null = null
  #inside = false
  #value = ''
  #from = { line: 1, column: 1 }

  constructor(
    private readonly name: string,
    private readonly within: string | null,
  ) {}

  *take(piece: string): Generator<JsonValue, void, undefined> {
    for (let i = 0; i < piece.length; ) {
      if (this.#inString && !this.#escaped) {
        // Most of a file stands within strings: up to their end or the next backslash nothing happens.
        WITHIN_STRING.lastIndex = i
        const run = WITHIN_STRING.exec(piece)?.[0] ?? ''
        if (run !== '') {
          i += run.length
          this.#column += SURROGATE.test(run) ? [...run].length : run.length
          if (this.#lastString.length < NAME) this.#lastString += run.slice(0, NAME)
          this.#keep(run)
          continue
        }
      }
      const char = String.fromCodePoint(piece.codePointAt(i) ?? 0)
      i += char.length
      if (char === '\n') {
        this.#line++
        this.#column = 0
      } else this.#column++
      const value = this.#step(char)
      if (value) yield value
    }
  }

  *end(): Generator<JsonValue, void, undefined> {
    if (this.#inString || this.#open.length > 0) throw this.#wrong('the file ends in the middle of a value: it was cut off')
    const value = this.#whole()
    if (value) yield value
    else if (this.#depth === null) throw new ParleyError('input-empty', `${this.name} holds no JSON`)
  }

  #step(char: string): JsonValue | null {
    if (this.#inString) {
      this.#keep(char)
      if (this.#escaped) this.#escaped = false
      else if (char === '\\') this.#escaped = true
      else if (char === '"') {
        this.#inString = false
        this.#key = this.#lastString
      } else if (this.#lastString.length < 100) this.#lastString += char
      return null
    }
    if (this.#depth === null) {
      if (/[\s\uFEFF]/.test(char)) return null
      this.#begin(char)
    }
    const depth = this.#open.length
    switch (char) {
      case '"':
        this.#inString = true
        this.#lastString = ''
        this.#keep(char)
        return null
      case '{':
      case '[': {
        const enters = this.within !== null && depth === 1 && char === '[' && this.#key === this.within && this.#open[0] === '{'
        if (!(depth < (this.#depth ?? 0))) this.#keep(char)
        if (enters) this.#inside = true
        this.#open.push(char)
        return null
      }
      case '}':
      case ']': {
        const opened = this.#open.pop()
        if (opened !== (char === '}' ? '{' : '[')) throw this.#wrong(`a ${char} that nothing opened`)
        if (this.#open.length >= (this.#depth ?? 0)) {
          this.#keep(char)
          return this.#open.length === 0 ? this.#whole() : null
        }
        const value = this.#whole()
        if (this.within !== null && this.#open.length === 1) this.#inside = false
        return value
      }
      case ',':
        if (depth === this.#depth && depth > 0) return this.#whole()
        this.#keep(char)
        return null
      case '\n':
        // One value a line; within a value a line break is white space.
        if (this.#depth === 0 && depth === 0) return this.#whole()
        this.#keep(char)
        return null
      default:
        this.#keep(char)
        return null
    }
  }

  /** The first character tells what the file is. */
  #begin(char: string): void {
    if (char === '[') this.#depth = 1
    else if (char === '{') this.#depth = this.within === null ? 0 : 2
    else throw this.#wrong(`JSON begins with { or [, not with ${JSON.stringify(char)}`)
  }

  #keep(char: string): void {
    if (this.#open.length < (this.#depth ?? 0) || (this.within !== null && this.#depth === 2 && !this.#inside)) return
    if (this.#value === '') {
      if (/\s/.test(char)) return
      this.#from = { line: this.#line, column: this.#column }
    }
    this.#value += char
    if (this.#value.length > LONGEST) throw this.#wrong('a value is longer than 16 million characters')
  }

  #whole(): JsonValue | null {
    const text = this.#value.trim()
    this.#value = ''
    return text === '' ? null : { ...this.#from, text }
  }

  #wrong(says: string): ParleyError {
    return new ParleyError('input-malformed', `${this.name}, line ${this.#line}, column ${this.#column}: ${says}`, {
      hint: 'Nothing of the file was kept.',
    })
  }
}
