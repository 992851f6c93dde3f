import type { Edtf } from '../model/edtf.js'
import type { BriefingSentence, Footnote } from './briefing-shape.js'
import type { Citation } from './question.js'

/** Notes on one sentence; more would hide the words. */
const MOST = 4

/** Numbers footnotes as sentences need them: the same words keep their number. */
export class Notes {
  readonly all: Footnote[] = []
  readonly #numbers = new Map<string, number>()
  /** Sentences that were not written because nothing could be cited. */
  uncited = 0

  /** A sentence with its notes; none where it has no source to cite. */
  write(
    text: string,
    sources: readonly Citation[],
    told: { readonly finding: BriefingSentence['finding']; readonly when?: Edtf | null },
  ): readonly BriefingSentence[] {
    return this.told(text, sources, [], told)
  }

  /** The same of what rests on grounds beside sources: a ruling by hand, a pack with its basis. */
  told(
    text: string,
    sources: readonly Citation[],
    grounds: readonly string[],
    { finding, when = null }: { readonly finding: BriefingSentence['finding']; readonly when?: Edtf | null },
  ): readonly BriefingSentence[] {
    // The same words of the same report are one ground, whatever was read in them.
    const cited = [...new Map(sources.filter(({ quote }) => quote !== '').map((one) => [wordsOf(one), one])).values()]
    if (cited.length === 0 && grounds.length === 0) {
      this.uncited++
      return []
    }
    const notes = cited
      .slice(0, MOST)
      .map((one) => this.#number(wordsOf(one), (number) => ({ ...one, kind: 'source', number })))
    const more = grounds.slice(0, MOST).map((says) => this.#ground(says))
    return [{ finding, when, text: sentence(text), notes: [...notes, ...more] }]
  }

  /** A sentence on what the record does not hold: its note says what was searched. */
  absence(text: string, searched: string): BriefingSentence {
    return { finding: null, when: null, text: sentence(text), notes: [this.#ground(searched)] }
  }

  #ground(says: string): number {
    return this.#number(`record ${says}`, (number) => ({ kind: 'record', number, says }))
  }

  #number(key: string, make: (number: number) => Footnote): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.all.length + 1
    this.all.push(make(number))
    this.#numbers.set(key, number)
    return number
  }
}

/** Same words of the same report by the same voice: one note. */
const wordsOf = ({ source, claimant, quote }: Citation): string => `${source} ${claimant} ${quote}`

/** Begins with a capital and ends with a stop, once. */
export function sentence(text: string): string {
  const trimmed = text.replace(/\s+/g, ' ').trim()
  const capital = `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}`
  return /[.!?]’?[”")]?$/.test(capital) ? capital : `${capital.replace(/[;,:\s]+$/, '')}.`
}
