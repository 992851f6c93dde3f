import { addInputs, type ParleyRecord, type SourceReader } from '../parley.js'

/** Files or addresses to take in, and what was told of them. */
export interface ToTakeIn {
  readonly places: readonly string[]
  readonly known: { readonly [field: string]: string | null }
}

/** What became of one of them, as plain data. */
export type TakenIn =
  | {
      readonly input: string
      readonly outcome: 'new' | 'known' | 'reprint'
      readonly source: string
      readonly claims: number
      readonly process: string | null
    }
  | { readonly input: string; readonly outcome: 'refused'; readonly says: readonly string[] }

/** One process reads, at low priority: the other cores are for who asks. */
const ONE = { processes: 1, gentle: true } as const

/** Takes files and addresses into the record, all at once: many are read beside this program, not in it. */
export async function* takeIn(
  record: ParleyRecord,
  reader: SourceReader,
  { places, known }: ToTakeIn,
): AsyncGenerator<TakenIn, void, undefined> {
  for await (const added of addInputs(record, reader, places, { known, apart: true, crew: ONE })) {
    const { input, outcome } = added
    if (outcome === 'refused') {
      const { message, hint } = added.failure
      yield { input, outcome, says: hint ? [message, hint] : [message] }
    } else yield { input, outcome, source: added.source, claims: added.claims, process: added.process }
  }
}
