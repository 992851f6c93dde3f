import type { Edtf } from '../../model/edtf.js'
import type { ActorId } from '../../model/ids.js'
import type { Note } from '../../model/note.js'
import type { Process } from '../../model/process.js'
import type { Register } from '../../register/register.js'
import type { Known } from './known.js'
import type { Sheet } from './sheet.js'

/** What the meaning of names is worked out from. */
export interface Scene {
  readonly sheet: Sheet
  readonly register: Register
  readonly known: (at: number) => Known | null
  /** The day "today" stands for; null where the report has no date: then no office can be told. */
  readonly day: Edtf | null
  readonly process: Process | null
  readonly doubt: (note: Note) => void
}

/** The state or body a word's adjective or name stands for: "Armenian", "Armenia", "EU", "Russia". Null for others. */
export function ownerAt(scene: Scene, at: number): { readonly to: number; readonly owner: ActorId } | null {
  const known = scene.known(at)
  if (!known) return null
  const owner = known.demonymOf ?? known.state ?? known.body
  return owner ? { to: known.to, owner } : null
}

/** First token of the sentence a token stands in. */
export const sentenceStart = (sheet: Sheet, at: number): number => sheet.trees.sentences[sheet.trees.sentenceOf[at] ?? 0] ?? 0
/** One past the last token of that sentence. */
export const sentenceEnd = (sheet: Sheet, at: number): number =>
  sheet.trees.sentences[(sheet.trees.sentenceOf[at] ?? 0) + 1] ?? sheet.length

export const isPossessive = (word: string | undefined): boolean =>
  word === "'s" || word === '’s' || word === "'" || word === '’'
