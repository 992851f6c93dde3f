import type { Known } from './known.js'
import type { Sheet } from './sheet.js'

export interface Finder {
  readonly sheet: Sheet
  readonly known: (at: number) => Known | null
}
