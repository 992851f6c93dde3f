import { lineEnd, lineStart } from './direct.js'
import type { Report } from './reports.js'
import { type Scene, tokenFrom } from './scene.js'

/** What papers print before a headline: "LIVE:", "Analysis:". */
const LABEL =
  /^(?:live|breaking|update|updated|watch|video|photos?|analysis|opinion|explainer|exclusive|interview|factbox|timeline|editorial|comment|correction|podcast|newsletter|briefing|profile|feature|review)$/i

/** "Lavrov: the talks go on", "PENCE: Well, …", "The talks go on – Lavrov": a line that a name opens or closes. */
export function headlineReports(scene: Scene): Report[] {
  const { trees, text } = scene
  const out: Report[] = []
  for (let m = 0; m < scene.mentions.length; m++) {
    const mention = scene.mentions[m]!
    if (mention.type !== 'PER' && mention.type !== 'ORG' && mention.via !== 'metonym') continue
    if (LABEL.test(text.slice(mention.start, mention.end))) continue
    const start = lineStart(scene, mention.full.start)
    const before = text.slice(start, mention.full.start)
    const end = lineEnd(scene, mention.full.end)
    const after = text.slice(mention.full.end, end)
    const head = Math.max(0, tokenFrom(trees, mention.start))
    if (/^["“]?$/.test(before.trim()) && /^:\s+\S/.test(after)) {
      const from = tokenFrom(trees, mention.full.end + 1)
      const to = tokenFrom(trees, end)
      if (to - from >= 3) out.push({ cue: from - 1, speaker: head, contents: [{ from, to }], through: [], addressees: [] })
    } else if (/\s(?:–|—|-|--)\s*$/.test(before) && after.trim() === '' && before.length > 20 && before.length < 160) {
      const from = tokenFrom(trees, start)
      const to = tokenFrom(trees, mention.full.start) - 1
      if (to - from >= 3) out.push({ cue: to, speaker: head, contents: [{ from, to }], through: [], addressees: [] })
    }
  }
  return out
}
