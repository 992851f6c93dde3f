import { footnoteText, groups, standing } from './briefing-markdown.js'
import type { Briefing } from './briefing-shape.js'
import { shown } from './hidden-signs.js'

/** The briefing as a Word document with real footnotes, on A4. The library is loaded when it is asked for. */
export async function briefingDocx(briefing: Briefing): Promise<Uint8Array> {
  const { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx')
  const notes = new Map(briefing.footnotes.map((note) => [note.number, footnoteText(note)]))
  // Word numbers footnotes by where they stand, each once: a note cited again gets a number of its own with the same words.
  const footnotes: Record<string, { children: InstanceType<typeof Paragraph>[] }> = {}
  let next = 1
  const refer = (number: number) => {
    const id = next++
    footnotes[id] = {
      children: [new Paragraph({ children: [new TextRun({ text: ` ${xml(notes.get(number) ?? '')}`, size: 18 })] })],
    }
    return new FootnoteReferenceRun(id)
  }
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(xml(`Briefing: ${briefing.title}`))] }),
    ...standing(briefing).map(
      (line) => new Paragraph({ children: [new TextRun({ text: xml(line), italics: true, size: 20 })] }),
    ),
    ...briefing.sections.flatMap((section) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(xml(section.title))] }),
      ...groups(section).flatMap(({ heading, sentences }) => [
        ...(section.id === 'happened'
          ? [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(xml(heading))] })]
          : []),
        ...sentences.map(
          ({ text, notes: cited }) =>
            new Paragraph({ spacing: { after: 120 }, children: [new TextRun(xml(text)), ...cited.map(refer)] }),
        ),
      ]),
    ]),
  ]
  const document = new Document({
    creator: 'Parley',
    title: `Briefing: ${xml(briefing.title)}`,
    styles: { default: { document: { run: { font: 'Liberation Serif', size: 22 } } } },
    footnotes,
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Characters that no XML document may hold are put as U+FFFD. */
const xml = (text: string): string => shown(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
