import type { Edtf } from '../model/edtf.js'
import { tell } from '../time/tell.js'
import { daysOf } from './flat-columns.js'
import { dateParts } from './published-date.js'
import { claimantOf, quoteOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'
import { xmlText } from './xml-text.js'

export const timelinejs: Writer = {
  name: 'timelinejs',
  says: 'a timeline for TimelineJS 3, dates with the precision they are told in',
  extension: 'json',
  media: 'application/json',
  loses: ['findings without a date', 'seasons and open ends stand as their first day; the date as told is in display_date'],
  async *write(telling) {
    const { names, asked, clocks } = telling
    const process = typeof asked.process === 'string' ? names.process(asked.process)?.name : null
    const title = {
      text: {
        headline: xmlText(process ?? 'Record of a peace process'),
        text: xmlText(clocks.asOf ? `As of ${tell(clocks.asOf as string as Edtf)}` : 'From a Parley record'),
      },
    }
    yield `{"title":${JSON.stringify(title)},"events":[`
    let first = true
    for await (const told of telling.findings()) {
      const event = eventOf(told, telling)
      if (event === null) continue
      yield `${first ? '\n' : ',\n'}${JSON.stringify(event)}`
      first = false
    }
    yield '\n],"eras":[]}\n'
  },
}

function eventOf({ finding, cited }: Told, { loss, names }: Telling): object | null {
  const { when } = finding
  const { first, last } = daysOf(when)
  if (when === null || (first === null && last === null)) {
    loss.count('findings without a date')
    return null
  }
  // "2022-04" has a month and no day: TimelineJS shows it so. What is no plain date begins on its first day.
  const told = /^-?\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(when) ? dateParts(when) : dateParts(first ?? last)
  const [year, month, day] = told
  const more = first !== null && last !== null && first !== last && !/^-?\d{4}(?:-\d\d)?$/.test(when)
  const words = cited.map((one) => {
    const by = [claimantOf(one), one.source.title, one.source.published].filter(Boolean).join(', ')
    return `<blockquote>${xmlText(quoteOf(one.claim))}</blockquote><p>${xmlText(by)}</p>`
  })
  const modality = finding.modality === 'asserted' ? '' : ` [${finding.modality}]`
  return {
    unique_id: finding.id,
    start_date: date(year, month, day, tell(when)),
    ...(more && last ? { end_date: date(...(dateParts(last) as [number, number, number]), tell(when)) } : {}),
    text: { headline: xmlText(`${finding.phrase}${modality}`), text: words.join('') },
    group:
      (finding.process && names.process(finding.process)?.tracks.find(({ id }) => id === finding.track)?.name) ?? finding.kind,
  }
}

const date = (year: number | undefined, month: number | undefined, day: number | undefined, shown: string) => ({
  year,
  ...(month === undefined ? {} : { month }),
  ...(day === undefined ? {} : { day }),
  display_date: shown,
})
