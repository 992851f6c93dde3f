import type { Register } from '../../register/register.js'
import type { Analyser, Mention } from '../layers.js'
import type { Draft } from './draft.js'
import { type Finder, findNames } from './find.js'
import { knownNames } from './known.js'
import { findInCapitals, settle, shownBy } from './settle.js'
import { layOut } from './sheet.js'

/** The pass that finds whom and what a report names. */
export function mentionsAnalyser(register: Register): Analyser<'mentions', 'trees' | 'setting'> {
  return {
    adds: 'mentions',
    needs: ['trees', 'setting'],
    analyse(_source, { trees }) {
      const sheet = layOut(trees)
      const finder: Finder = { sheet, known: knownNames(sheet, register) }
      const drafts: Draft[] = []
      for (let k = 0; k < sheet.cases.length; k++) if (sheet.cases[k] !== 'caps') findNames(finder, k, drafts)
      const shown = shownBy(sheet, drafts)
      const settled = settle(finder, drafts, shown)
      for (let k = 0; k < sheet.cases.length; k++) if (sheet.cases[k] === 'caps') findInCapitals(finder, k, shown, settled)
      settled.sort((a, b) => a.from - b.from || b.to - a.to)
      return settled.map((draft): Mention => {
        const { start, end } = trees.span(draft.from, draft.to)
        return { start, end, type: draft.type, via: draft.via, head: draft.to - 1, actor: draft.actor, place: draft.place, name: trees.text.slice(start, end), full: { start, end }, entity: 0, office: null, for: null, members: [] }
      })
    },
  }
}
