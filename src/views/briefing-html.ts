import { footnoteText, groups, standing } from './briefing-markdown.js'
import type { Briefing } from './briefing-shape.js'
import { shown } from './hidden-signs.js'

const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 20pt; line-height: 1.2; margin-bottom: .3em; }
h2 { font-size: 14pt; margin: 1.6em 0 .4em; border-bottom: 1px solid #999; break-after: avoid; }
h3 { font-size: 11pt; margin: 1em 0 .2em; break-after: avoid; }
p { margin: .4em 0; orphans: 2; widows: 2; }
.standing { color: #444; font-size: 10pt; }
.standing p { margin: 0; }
sup a { color: #114488; text-decoration: none; padding: 0 .1em; }
ol.notes { font-size: 9pt; line-height: 1.4; padding-left: 2.2em; }
ol.notes li { overflow-wrap: anywhere; break-inside: avoid; }
/* No size is named: the same page prints on A4 and on Letter. */
@page { margin: 20mm 18mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } a { color: inherit; } }
`

/** The briefing as one HTML file that needs nothing else, runs no script, and prints. */
export function briefingHtml(briefing: Briefing): string {
  const sections = briefing.sections.map((section) => {
    const parts = groups(section).map(({ heading, sentences }) => {
      const told = sentences.map(
        ({ text, notes }) =>
          `<p>${escaped(text)}${notes.map((n) => `<sup><a href="#note-${n}" id="to-${n}-${section.id}">${n}</a></sup>`).join(' ')}</p>`,
      )
      return [heading ? `<h3>${escaped(heading)}</h3>` : '', ...told].join('\n')
    })
    return `<section>\n<h2>${escaped(section.title)}</h2>\n${parts.join('\n')}\n</section>`
  })
  // One sentence may cite what an earlier one does: an id stands once.
  const seen = new Set<string>()
  const body = sections
    .join('\n')
    .replace(/ id="(to-\d+-\w+)"/g, (all, id: string) => (seen.has(id) || !seen.add(id) ? '' : all))
  const notes = briefing.footnotes.map((note) => `<li id="note-${note.number}">${escaped(footnoteText(note))}</li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Briefing: ${escaped(briefing.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Briefing: ${escaped(briefing.title)}</h1>
<div class="standing">
${standing(briefing)
  .map((line) => `<p>${escaped(line)}</p>`)
  .join('\n')}
</div>
${body}
<section>
<h2>Footnotes</h2>
<ol class="notes">
${notes.join('\n')}
</ol>
</section>
</body>
</html>
`
}

const ENTITIES: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => shown(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
