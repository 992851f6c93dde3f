import type { ParleyError } from '../model/error.js'
import type { AddedInput } from '../parley.js'
import { tellFailure } from './failure.js'
import { oneLine, writeLine } from './terminal.js'

/** Reports told one by one; of more, only what was refused, and all together at the end. */
const ONE_BY_ONE = 40
/** Refused inputs shown of each sort at the end. */
const SHOWN = 5

/** Tells what became of each report as it comes, and of all together at the end: new, known, reprints, refused and why. */
export class IntakeReport {
  readonly #counts = { new: 0, changed: 0, known: 0, reprint: 0, refused: 0 }
  readonly #processes = new Map<string, number>()
  readonly #refused = new Map<string, { count: number; readonly first: string[] }>()
  readonly #began = performance.now()
  #claims = 0

  constructor(readonly json: boolean) {}

  get all(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0)
  }

  /** Counts one and tells of it; gives an exit status where it was refused. */
  async take(added: AddedInput): Promise<number | null> {
    // A page that changed is like its earlier version, but nobody else's reprint.
    this.#counts[added.outcome !== 'refused' && added.version !== null ? 'changed' : added.outcome]++
    if (added.outcome === 'refused') return this.#refuse(added.input, added.failure)
    this.#claims += added.claims
    this.#processes.set(added.process ?? '', (this.#processes.get(added.process ?? '') ?? 0) + 1)
    if (this.json) await writeLine(JSON.stringify(added))
    else if (this.all <= ONE_BY_ONE || added.version) await writeLine(lineOf(added))
    else if (this.all === ONE_BY_ONE + 1)
      await writeLine('… and so on; what is refused is told as it comes, and all together at the end.')
    return null
  }

  async #refuse(input: string, failure: ParleyError): Promise<number> {
    const sort = this.#refused.get(failure.code) ?? { count: 0, first: [] }
    this.#refused.set(failure.code, sort)
    sort.count++
    if (sort.first.length < SHOWN) sort.first.push(failure.message)
    if (this.json)
      await writeLine(
        JSON.stringify({ input, outcome: 'refused', code: failure.code, message: failure.message, hint: failure.hint }),
      )
    return this.#counts.refused <= ONE_BY_ONE || this.json ? tellFailure(failure) : failure.exitStatus
  }

  /** The last lines: counts, processes, and each sort of refusal with the first of its inputs. */
  async end(): Promise<void> {
    if (this.json) return
    const { new: fresh, changed, known, reprint, refused } = this.#counts
    const versions = changed > 0 ? `${changed} changed, ` : ''
    await writeLine(
      `${fresh} new, ${versions}${reprint} reprints, ${known} known already, ${refused} refused; ${this.#claims} claims.`,
    )
    if (this.all <= ONE_BY_ONE) return
    const seconds = (performance.now() - this.#began) / 1000
    await writeLine(`${this.all} reports in ${Math.round(seconds)} s, ${(this.all / seconds).toFixed(1)} a second.`)
    for (const [process, count] of [...this.#processes].sort((a, b) => b[1] - a[1]))
      await writeLine(`  ${String(count).padStart(7)}  ${oneLine(process || 'no known process')}`)
    for (const [code, { count, first }] of this.#refused) {
      await writeLine(`  ${String(count).padStart(7)}  refused: ${code}`)
      for (const message of first) await writeLine(`           ${oneLine(message)}`)
      if (count > first.length) await writeLine(`           … and ${count - first.length} more`)
    }
  }
}

/** Changed paragraphs shown of a new version. */
const CHANGES = 6

function lineOf(added: Exclude<AddedInput, { outcome: 'refused' }>): string {
  const process = added.process ? `, ${added.process}` : ', no known process'
  if (added.version === null) {
    const like = added.reprintOf ? `, reprints ${added.reprintOf}` : ''
    return oneLine(`${added.outcome.padEnd(7)} ${added.input}: ${added.claims} claims${process}${like}`)
  }
  const { of, added: more, removed } = added.version
  const changes = [...removed.map((text) => `- ${text}`), ...more.map((text) => `+ ${text}`)]
  return [
    oneLine(
      `changed ${added.input}: ${added.claims} claims${process}; a new version of ${of}, ${more.length} paragraphs new or changed, ${removed.length} gone or changed`,
    ),
    ...changes.slice(0, CHANGES).map((text) => `  ${oneLine(text.length > 160 ? `${text.slice(0, 160)}…` : text)}`),
    ...(changes.length > CHANGES ? [`  … and ${changes.length - CHANGES} more`] : []),
  ].join('\n')
}
