import type { Span } from '../../model/span.js'
import type { Analyser, Quotation, SpeakerRead } from '../layers.js'
import { SPEECH_WORDS } from '../word-lists.js'
import {
  coveringReport,
  cueAfter,
  cueBefore,
  lineStart,
  type Stretch,
  stretchOf,
  type Voiced,
  voiceOf,
  wordsIn,
} from './direct.js'
import { headlineReports } from './headlines.js'
import { findReports, type Report } from './reports.js'
import { type Scene, setScene } from './scene.js'
import { speakerAt, subjectOf } from './subjects.js'

/** The pass that finds quotations and reported speech, with who speaks. */
export const quotations: Analyser<'quotations', 'trees' | 'mentions'> = {
  adds: 'quotations',
  needs: ['trees', 'mentions'],
  analyse(_source, { trees, mentions }) {
    const scene = setScene(trees, mentions)
    const reports = [...findReports(scene), ...headlineReports(scene)]
    const out: Quotation[] = []
    const direct = directQuotations(scene, reports, out)
    const said = reports.filter((report) => isSaid(scene, report))
    for (const report of reports) if (!within(scene, report, said)) indirectQuotations(scene, report, direct, out)
    return distinct(out)
  },
}

function directQuotations(scene: Scene, reports: readonly Report[], out: Quotation[]): Stretch[] {
  const byToken: (Report | undefined)[] = new Array(scene.trees.length)
  for (const report of reports) {
    // Inside what somebody says, what others think, plan or are yet to say is still the sayer's words.
    const said = isSaid(scene, report)
    for (const content of report.contents)
      for (let i = content.from; i < content.to; i++) {
        const over = byToken[i]
        if (!over || said || !isSaid(scene, over)) byToken[i] = report
      }
  }
  const kept: Stretch[] = []
  const stretches = scene.marked.map((marked) => stretchOf(scene, marked))
  let last: { stretch: Stretch; voice: Voiced } | null = null
  for (let s = 0; s < stretches.length; s++) {
    const stretch = stretches[s]!
    const voice = voiceOfStretch(scene, stretches, s, byToken, last)
    if (!voice) continue
    const speaker = speakerAt(scene, voice.speaker)
    out.push({
      start: stretch.start,
      end: stretch.end,
      direct: !doubledSingles(scene, stretch),
      speaker: speaker && (clear(speaker, stretch) || isLabel(scene, stretch)) ? speaker : null,
      through: voice.through.flatMap((head) => speakerAt(scene, head) ?? []),
      cue: voice.cue,
      addressees: voice.addressees,
    })
    kept.push(stretch)
    last = { stretch, voice }
  }
  return kept
}

/** What somebody thinks or means to do, told inside what somebody says: "he said he hopes to …" is one report, not two. */
function within(scene: Scene, report: Report, said: readonly Report[]): boolean {
  if (isSaid(scene, report)) return false
  // Reports stand in text order; one that holds this cue opens at most a sentence before it.
  const sentence = scene.trees.sentenceOf[report.cue]
  return said.some(
    (over) =>
      scene.trees.sentenceOf[over.cue] === sentence &&
      over.contents.some(({ from, to }) => from <= report.cue && report.cue < to),
  )
}

/** Spoken, and not only in prospect: "will propose" and "would tell" are not. */
function isSaid({ trees, lower }: Scene, { cue }: Report): boolean {
  if (lower[cue] === 'according') return true
  if (!SPEECH_WORDS.say.has(trees.lemma(cue))) return false
  return !trees
    .children(cue)
    .some((child) => child < cue && /^(?:will|would|'ll|’ll|to|should|must|may|might)$/.test(lower[child]!))
}

/** ``…'' as old wires send it is as often emphasis and titles as speech: kept as reported words, not as the very ones. */
const doubledSingles = (scene: Scene, { start }: Span): boolean =>
  scene.text.startsWith("''", start) || scene.text.startsWith('``', start)

const clear = (speaker: SpeakerRead, stretch: Span): boolean => speaker.end <= stretch.start || speaker.start >= stretch.end

function voiceOfStretch(
  scene: Scene,
  all: readonly Stretch[],
  s: number,
  byToken: readonly (Report | undefined)[],
  last: { stretch: Stretch; voice: Voiced } | null,
): Voiced | null {
  const stretch = all[s]!
  const words = wordsIn(scene, stretch)
  const labelled = labelOf(scene, stretch)
  if (labelled >= 0) return { speaker: labelled, cue: -1, through: [], addressees: [], carried: false }
  const signed = signedBy(scene, stretch)
  if (signed >= 0) return { speaker: signed, cue: -1, through: [], addressees: [], carried: false }
  const after = cueAfter(scene, stretch)
  const whole = isSentence(scene, stretch, words)
  const colon = cueBefore(scene, stretch)
  if (
    colon >= 0 &&
    colon === stretch.from - 2 - marksBefore(scene, stretch) &&
    /:\s*$/.test(scene.text.slice(0, stretch.start).slice(-3))
  )
    return voiceOf(scene, colon, stretch)
  if (after >= 0 && (whole || words >= 4 || /[,?!—-]["”'’]?$/.test(scene.text.slice(stretch.start, stretch.end))))
    return voiceOf(scene, after, stretch)
  const before = colon
  if (before >= 0 && !whole && AGREEING.has(scene.trees.lemma(before))) return NOBODY_SPEAKS
  if (before >= 0) {
    const between = scene.text.slice(scene.trees.ends[before]!, stretch.start)
    if (/[:,]\s*$/.test(between) || whole) return voiceOf(scene, before, stretch)
  }
  const report = coveringReport(stretch, byToken)
  if (report)
    return { speaker: report.speaker, cue: report.cue, through: report.through, addressees: report.addressees, carried: false }
  if (before >= 0) return voiceOf(scene, before, stretch)
  if (!whole && words < 5) return isTitle(scene, stretch) ? null : phraseOfSomebody(scene, stretch)
  return (
    carriedOn(scene, all, s, last) ??
    (whole || words >= 8 ? { speaker: -1, cue: -1, through: [], addressees: [], carried: false } : null)
  )
}

/** Marks that were kept as tokens right before the stretch. */
function marksBefore({ lower }: Scene, { from }: Stretch): number {
  let marks = 0
  while (/^["“'‘`]+$/.test(lower[from - 1 - marks] ?? '')) marks++
  return marks
}

const LABEL = /^["“]\s*\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,2}:\s/u
/** A transcript's label inside the marks: "“WALLACE: But, Governor …”". */
const isLabel = (scene: Scene, { start }: Span): boolean => LABEL.test(scene.text.slice(start, start + 60))
const labelOf = (scene: Scene, stretch: Stretch): number => (isLabel(scene, stretch) ? firstWord(scene, stretch) : -1)

function firstWord(scene: Scene, stretch: Stretch): number {
  for (let i = stretch.from; i < stretch.to; i++) if (/\p{L}/u.test(scene.trees.word(i))) return i
  return -1
}

/** "“…” ― Nell Carden": a name after a dash that closes the line signs the quotation. Its token, −1 for none. */
function signedBy(scene: Scene, stretch: Stretch): number {
  const { trees, text } = scene
  if (!/^\s*[―—–-]{1,2}\s*\p{Lu}/u.test(text.slice(stretch.end, stretch.end + 8))) return -1
  const newline = text.indexOf('\n', stretch.end)
  const end = newline < 0 ? text.length : newline
  if (end - stretch.end > 90) return -1
  for (let i = stretch.to; i < trees.length && (trees.starts[i] ?? end) < end; i++) {
    if (trees.upos(i) === 'VERB') return -1
    if (trees.upos(i) === 'PROPN') return i
  }
  return -1
}

/** "Face the Nation", "A Change Is Gonna Come": words that all have capitals, and what is said to be a name, are titles. */
function isTitle(scene: Scene, stretch: Stretch): boolean {
  let words = 0
  let capitals = 0
  for (let i = stretch.from; i < stretch.to; i++) {
    const word = scene.trees.word(i)
    if (!/^\p{L}{2,}/u.test(word) || /^(?:the|a|an|of|and|in|on|for|to|with|at|is)$/i.test(word)) continue
    words++
    if (/^\p{Lu}/u.test(word)) capitals++
  }
  const before = scene.lower[stretch.from - 1] ?? ''
  const named = /^(?:titled|entitled|dubbed|named|nicknamed|codenamed|known|so-called|called|on|of|hashtag)$/.test(before)
  return words > 0 && capitals === words && (words > 1 || named)
}

/** A few words in marks inside a clause are its subject's words: "he called it “a disgrace”". Without a speaking subject they are nobody's. */
function phraseOfSomebody(scene: Scene, stretch: Stretch): Voiced | null {
  const { trees } = scene
  let at = stretch.from
  let nearest: Voiced | null = null
  for (let steps = 0; steps < 14; steps++) {
    const above = trees.head[at] ?? -1
    if (above < 0) break
    at = above
    if (at >= stretch.from && at < stretch.to) continue
    if (trees.upos(at) !== 'VERB') continue
    const { speaker, through } = subjectOf(scene, at)
    if (speaker < 0 || !canSpeak(scene, speaker)) continue
    // "They agreed to “advance discussions”": the words of a deal, which nobody is said to have spoken.
    if (AGREEING.has(trees.lemma(at))) return NOBODY_SPEAKS
    const voice = { speaker, cue: at, through, addressees: [], carried: false }
    // Words inside what somebody says are the sayer's: "A says it means B “may not have paid”".
    if (SPEECH_WORDS.say.has(trees.lemma(at))) return voice
    nearest ??= voice
  }
  return nearest
}

const NOBODY_SPEAKS: Voiced = { speaker: -1, cue: -1, through: [], addressees: [], carried: false }
const AGREEING = new Set(['agree', 'decide', 'undertake', 'commit', 'resolve', 'sign', 'conclude'])

/** Somebody named, or a pronoun for one: things and events do not speak. */
function canSpeak(scene: Scene, head: number): boolean {
  if (/^(?:he|she|they|i|we|who)$/.test(scene.lower[head]!)) return true
  const read = speakerAt(scene, head)
  return read !== null && read.mention >= 0
}

/** A whole sentence stands in the marks: it opens with a capital and closes with a stop, or its paragraph is nothing else. */
function isSentence(scene: Scene, stretch: Stretch, words: number): boolean {
  const inner = scene.text.slice(stretch.start + 1, stretch.open ? stretch.end : stretch.end - 1).trim()
  if (words < 2) return false
  return (/^["“'‘]?\p{Lu}|^…|^\.\.\./u.test(inner) && /[.?!…,—–-]["”'’]?$/.test(inner)) || stretch.open
}

/** Speech goes on without a new verb: in the same paragraph, over paragraphs left open, or in paragraphs of speech only. */
function carriedOn(
  scene: Scene,
  all: readonly Stretch[],
  s: number,
  last: { stretch: Stretch; voice: Voiced } | null,
): Voiced | null {
  const stretch = all[s]!
  const next = all[s + 1]
  if (next && next.paragraph === stretch.paragraph && next.from - stretch.to <= 2) {
    const after = cueAfter(scene, next)
    if (after >= 0) return voiceOf(scene, after, next)
  }
  if (!last || last.voice.speaker < 0) return colonBefore(scene, stretch) ?? ofSentenceBefore(scene, stretch)
  const gap = scene.text.slice(last.stretch.end, stretch.start)
  const paragraphs = stretch.paragraph - last.stretch.paragraph
  const opens = scene.text.slice(lineStart(scene, stretch.start), stretch.start).trim() === ''
  const carried = { ...last.voice, cue: -1, carried: true }
  if (paragraphs === 0) return carried
  if (opens && (last.stretch.open || gap.length < 400)) return carried
  return colonBefore(scene, stretch) ?? ofSentenceBefore(scene, stretch)
}

/** A quotation that stands by itself after a sentence of its paragraph is of whoever that sentence is about, or has speak. */
function ofSentenceBefore(scene: Scene, stretch: Stretch): Voiced | null {
  const { trees } = scene
  let at = stretch.from - 1
  while (at >= 0 && /^["“'‘`]+$/.test(scene.lower[at]!)) at--
  if (at < 1 || !/^[.?!]$/.test(scene.lower[at]!) || trees.starts[at]! < lineStart(scene, stretch.start)) return null
  const sentence = trees.sentenceOf[at]!
  for (let i = trees.sentences[sentence]!; i < at; i++) {
    if (trees.upos(i) !== 'VERB' || (trees.head[i]! >= 0 && trees.relation(i) !== 'root')) continue
    const { speaker, through } = subjectOf(scene, i)
    return speaker >= 0 && speaker < stretch.from && canSpeak(scene, speaker)
      ? { speaker, cue: -1, through, addressees: [], carried: true }
      : null
  }
  return null
}

/** "The minister in a statement:" closes the paragraph before. */
function colonBefore(scene: Scene, stretch: Stretch): Voiced | null {
  let at = stretch.from - 1
  while (at >= 0 && /^["“'‘`]+$/.test(scene.lower[at]!)) at--
  if (scene.lower[at] !== ':') return null
  for (let i = at - 1; i >= Math.max(0, at - 30); i--) {
    if (/^[.?!]$/.test(scene.lower[i]!)) return null
    if (scene.trees.upos(i) === 'VERB') return voiceOf(scene, i, stretch)
  }
  return null
}

function indirectQuotations(scene: Scene, report: Report, direct: readonly Stretch[], out: Quotation[]): void {
  const speaker = speakerAt(scene, report.speaker)
  for (const content of report.contents) {
    if (content.to <= content.from) continue
    const span = scene.trees.span(content.from, content.to)
    // "is supposed to", "was asked to": an infinitive without anybody who says so reports no words.
    if (!speaker && scene.lower[content.from] === 'to') continue
    if (direct.some((stretch) => stretch.start <= span.start + 1 && stretch.end >= span.end - 1)) continue
    out.push({
      ...span,
      direct: false,
      speaker: speaker && (speaker.end <= span.start || speaker.start >= span.end) ? speaker : null,
      through: report.through.flatMap((head) => speakerAt(scene, head) ?? []),
      cue: report.cue,
      addressees: report.addressees,
    })
  }
}

/** In text order, each span once. */
function distinct(found: Quotation[]): Quotation[] {
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end || Number(b.direct) - Number(a.direct))
  const seen = new Set<string>()
  return sorted.filter((q) => {
    const key = `${q.start}:${q.end}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
