import type { Edtf } from '../model/edtf.js'
import { tell } from '../time/tell.js'
import type { Briefing, BriefingSection, BriefingSentence, Footnote } from './briefing-shape.js'
import { quoted } from './briefing-words.js'
import { on } from './day-words.js'
import { shown } from './hidden-signs.js'

const day = (text: string): string => tell(text as Edtf)

/** What stands under the title: the clocks, the period, how much it rests on. */
export function standing(briefing: Briefing): readonly string[] {
  const { clocks, period, since, counts, leftOut } = briefing
  return [
    [
      `As of ${day(briefing.on)}`,
      clocks.publishedBy ? `from what was published by ${day(clocks.publishedBy)}` : '',
      clocks.knownAt ? `as this record stood at ${clocks.knownAt}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    ...(period.from || period.to
      ? [`Events from ${period.from ? day(period.from) : 'the beginning'} to ${period.to ? day(period.to) : 'that day'}`]
      : []),
    ...(since ? [`Last briefing: ${day(since)}`] : []),
    `${counts.findings} findings from ${counts.sources} sources`,
    'Every sentence is generated from the record and rests on the words in its footnote. Nothing is advised or judged',
    ...(leftOut.speech > 0 ? [`${leftOut.speech} reported statements without quoted words are not repeated here`] : []),
    ...(leftOut.uncited > 0 ? [`${leftOut.uncited} lines are left out because nothing can be cited for them`] : []),
  ].map((line) => `${line}.`)
}

/** A footnote in words: source, date, quoted words. */
export function footnoteText(note: Footnote): string {
  if (note.kind === 'record') return note.says
  const by = [note.claimant, note.outlet ?? note.agency, note.title, note.published ? day(note.published) : 'undated'].filter(
    (part, at, all) => part && all.indexOf(part) === at,
  )
  const words = note.redacted ? '(redacted)' : quoted(note.quote)
  return `${by.join(', ')}: ${words}${note.url ? ` ${note.url}` : ''}`
}

/** Sentences of a section in groups: by date where it goes by time, else one group without one. */
export function groups(
  section: BriefingSection,
): readonly { readonly heading: string; readonly sentences: BriefingSection['sentences'] }[] {
  if (section.id !== 'happened') return [{ heading: '', sentences: section.sentences }]
  const headings = [...new Set(section.sentences.map(headingOf))]
  return headings.map((heading) => ({ heading, sentences: section.sentences.filter((one) => headingOf(one) === heading) }))
}

/** "6 April 2022" where the words say so; "Reported on 6 April 2022" where they name no time. */
const headingOf = ({ when, reported = false }: BriefingSentence): string =>
  reported && when !== null ? `Reported ${on(when)}` : dateHeading(when)

/** The heading of a date, no more exact than the date: "6 April 2022", "Autumn 2020". */
export function dateHeading(when: Edtf | null): string {
  const told = when === null ? 'undated' : tell(when)
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}`
}

/** The briefing in Markdown with footnotes ([^1]), as Pandoc and GitHub take them. */
export function briefingMarkdown(briefing: Briefing): string {
  const lines = [`# Briefing: ${escaped(briefing.title)}`, '', ...standing(briefing).map((line) => `${escaped(line)}  `), '']
  for (const section of briefing.sections) {
    lines.push(`## ${escaped(section.title)}`, '')
    for (const { heading, sentences } of groups(section)) {
      if (heading) lines.push(`### ${heading}`, '')
      for (const { text, notes } of sentences) lines.push(`${escaped(text)}${notes.map((n) => `[^${n}]`).join('')}`, '')
    }
  }
  for (const note of briefing.footnotes) lines.push(`[^${note.number}]: ${escaped(footnoteText(note))}`)
  return `${lines.join('\n')}\n`
}

/** Text in which Markdown and its HTML find no markup; addresses stay as they are. */
const escaped = (text: string): string =>
  shown(text).replace(/https?:\/\/\S+|[\\`*_{}[\]<>#|~^]/g, (found) =>
    found.length > 1 ? `<${found.replace(/[<>]/g, '')}>` : `\\${found}`,
  )
