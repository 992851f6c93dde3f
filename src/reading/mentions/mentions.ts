import type { Register } from '../../register/register.js'
import type { Analyser, Mention } from '../layers.js'
import { type Draft, headOf } from './draft.js'
import { findNames } from './find.js'
import type { Finder } from './finder.js'
import { knownNames } from './known.js'
import { tellMeaning } from './meaning.js'
import type { Scene } from './scene.js'
import { findInCapitals, settle, shownBy } from './settle.js'
import { layOut, type Sheet } from './sheet.js'

/** The pass that finds whom and what a report names. */
export function mentionsAnalyser(register: Register): Analyser<'mentions', 'trees' | 'setting'> {
  return {
    adds: 'mentions',
    needs: ['trees', 'setting'],
    analyse(_source, { trees, setting }, doubt) {
      const sheet = layOut(trees)
      const finder: Finder = { sheet, known: knownNames(sheet, register) }
      const drafts: Draft[] = []
      for (let k = 0; k < sheet.cases.length; k++) if (sheet.cases[k] !== 'caps') findNames(finder, k, drafts)
      const shown = shownBy(sheet, drafts)
      const settled = settle(finder, drafts, shown)
      for (let k = 0; k < sheet.cases.length; k++) if (sheet.cases[k] === 'caps') findInCapitals(finder, k, shown, settled)
      settled.sort((a, b) => a.from - b.from || b.to - a.to)
      const scene: Scene = {
        sheet,
        register,
        known: finder.known,
        day: setting.day,
        process: setting.process ? register.process(setting.process) : null,
        doubt,
      }
      return tellMeaning(scene, settled).map((draft) => mentionOf(sheet, draft))
    },
  }
}

function mentionOf({ trees }: Sheet, draft: Draft): Mention {
  const { type, via, actor, place, name, entity, office, members } = draft
  const { start, end } = trees.span(draft.from, draft.to)
  return {
    start,
    end,
    type,
    via,
    head: headOf(trees, draft),
    actor,
    place,
    name,
    full: trees.span(draft.fullFrom, draft.fullTo),
    entity,
    office,
    for: draft.for,
    members,
  }
}
