import type { Edtf } from '../model/edtf.js'
import type { Note } from '../model/note.js'
import type { Part, PartKind, Picture, Related } from '../model/source.js'
import type { Block } from './blocks.js'
import { areNames, cleanByline, isByline } from './byline.js'
import { captionOf } from './caption.js'
import { type Dateline, datelineOf } from './dateline.js'
import { dateLine } from './dates.js'
import { addressIn, isBoilerplate, linked, linkLabel, relatedLabel } from './furniture.js'

/** What the blocks of a report say about it, besides what they are. */
export interface Found {
  readonly parts: readonly Part[]
  readonly title: string | null
  readonly byline: string | null
  readonly agency: string | null
  readonly outlet: string | null
  readonly published: Edtf | null
  readonly updated: Edtf | null
  readonly dateline: Dateline | null
  readonly url: string | null
  readonly images: readonly Picture[]
  readonly related: readonly Related[]
  readonly notes: readonly Note[]
}

const FIELD =
  /^(title|headline|date|published|pubdate|updated|author|byline|by|outlet|publication|publisher|newspaper|agency|language|section|subtitle|dek|standfirst|subject|copyright|licen[cs]e|id)\s*:\s*(\S.*)$/iu
const SECTION =
  /^(?:news|world|politics|analysis|opinion|breaking(?: news)?|live|explainer|exclusive|update(?: \d)?|europe|asia|africa|middle east|eurasia|caucasus|interview|feature|press release|statement|readout|factbox|timeline|diplomacy|security|conflict|international|top stor(?:y|ies))s?\s*:?$/iu
const SENTENCE_END = /[.!?…]["”’'`»)\]]*$/u
const words = (text: string): number => text.split(/\s+/u).length
const prose = (text: string): boolean => (SENTENCE_END.test(text) && words(text) > 3) || words(text) > 28

const plain = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** True when the line is the title, give or take punctuation and the site's name at its end. */
function isTitle(line: string, title: string): boolean {
  if (line.length > title.length + 60) return false
  const a = plain(line)
  const b = plain(title)
  if (a === '' || b === '') return false
  return a === b || (b.startsWith(`${a} `) && a.length * 1.6 > b.length) || (a.startsWith(`${b} `) && b.length * 1.6 > a.length)
}

/** Tells the blocks apart. `title` is one known from outside, which then marks the headline in the text. */
export function tellParts(blocks: readonly Block[], title: string | null, agency: (words: string) => string | null): Found {
  return new Teller(blocks, title, agency).tell()
}

class Teller {
  private readonly parts: Part[] = []
  private readonly images: Picture[] = []
  private readonly related: Related[] = []
  private readonly notes: Note[] = []
  private readonly kinds: PartKind[] = []
  private title: string | null = null
  private byline: string | null = null
  private agencyRead: string | null = null
  private outlet: string | null = null
  private published: Edtf | null = null
  private updated: Edtf | null = null
  private dateline: Dateline | null = null
  private url: string | null = null
  private waiting: 'related' | 'link' | null = null
  private body = 0
  private readonly headline: number

  constructor(
    private readonly blocks: readonly Block[],
    given: string | null,
    private readonly agency: (words: string) => string | null,
  ) {
    this.headline = this.findHeadline(given)
  }

  tell(): Found {
    for (const [i, block] of this.blocks.entries()) this.one(i, block)
    this.parts.sort((a, b) => a.start - b.start || b.end - a.end)
    const { parts, title, byline, outlet, published, updated, dateline, url, images, related, notes } = this
    return { parts, title, byline, agency: this.agencyRead, outlet, published, updated, dateline, url, images, related, notes }
  }

  // The headline is the line that is the given title, else the first line of the head that reads like one and has prose after it.
  private findHeadline(given: string | null): number {
    const near = this.blocks.slice(0, 8)
    if (given !== null) {
      const same = near.findIndex((block) => isTitle(bare(block.text), given))
      if (same >= 0) return same
    }
    if (this.blocks.length < 2) return -1
    for (const [i, block] of near.entries()) {
      const text = block.text
      if (/^(?:title|headline)\s*:\s*\S/iu.test(text) || /^#\s+\S/.test(text)) return i
      if (this.isFurniture(text) || isByline(text) || this.isDate(text) || FIELD.test(text) || this.agency(text) !== null)
        continue
      if (captionOf(text) || datelineOf(text, this.agency)) return -1
      if (prose(bare(text)) || text.length > 300 || words(text) < 2 || /[:;,]$/u.test(text)) {
        if (SECTION.test(text) && i === 0) continue
        // A headline may be a question or end in a full stop when byline or date follow it directly.
        const next = this.blocks[i + 1]?.text ?? ''
        return i === 0 && words(text) <= 22 && words(text) > 1 && (isByline(next) || this.isDate(next)) ? i : -1
      }
      const next = this.blocks[i + 1]
      if (SECTION.test(text) || (words(text) <= 3 && text === text.toUpperCase() && next && this.likeHeadline(next.text)))
        continue
      return this.blocks.slice(i + 1).some((later) => prose(later.text)) ? i : -1
    }
    return -1
  }

  private likeHeadline(text: string): boolean {
    return (
      words(text) > 3 && text.length <= 250 && !prose(text) && !this.isFurniture(text) && !isByline(text) && !this.isDate(text)
    )
  }

  private isFurniture(text: string): boolean {
    return isBoilerplate(text) || relatedLabel(text) !== null || linkLabel(text) !== null || addressIn(text) !== null
  }

  private isDate(text: string): boolean {
    const line = dateLine(text)
    return line !== null && (line.rest === '' || (words(line.rest) <= 6 && areNames(line.rest) && !prose(text)))
  }

  private add(i: number, part: PartKind, start: number, end: number): void {
    this.kinds[i] = part
    this.parts.push({ part, start, end })
  }

  private whole(i: number, part: PartKind): void {
    const block = this.blocks[i]
    if (block) this.add(i, part, block.start, block.end)
  }

  private one(i: number, block: Block): void {
    const text = block.text
    if (i === this.headline) {
      this.takeHeadline(i, block)
      return
    }
    if (this.takeWaiting(i, text)) return
    const link = linkLabel(text)
    if (link !== null) {
      this.whole(i, 'link')
      if (link === '') this.waiting = 'link'
      else this.url ??= link
      return
    }
    const address = addressIn(text)
    if (address !== null) {
      // The report's own address stands at its head or its end; one amid the prose is a link.
      if (this.body === 0 || !this.blocks.slice(i + 1).some((later) => prose(later.text))) this.url ??= address
      this.whole(i, 'link')
      return
    }
    const label = relatedLabel(text)
    if (label !== null) {
      this.whole(i, 'related')
      if (label === '') this.waiting = 'related'
      else this.related.push(linked(label))
      return
    }
    if (this.takeSignature(i, text)) return
    if (isBoilerplate(text)) {
      this.whole(i, 'boilerplate')
      return
    }
    if (this.body === 0 && this.takeHead(i, text)) return
    const caption = captionOf(text)
    if (caption) {
      this.takeCaption(i, block, caption)
      return
    }
    this.takeProse(i, block)
  }

  private takeHeadline(i: number, block: Block): void {
    const lead = /^(?:(?:title|headline)\s*:\s*|#{1,2}\s+|\*\*|__)/iu.exec(block.text)?.[0].length ?? 0
    const tail = /(?:\*\*|__|\s#+)$/u.exec(block.text)?.[0].length ?? 0
    this.add(i, 'headline', block.start + lead, block.end - (lead + tail < block.text.length ? tail : 0))
    this.title = bare(block.text).replace(/\s+/gu, ' ')
    for (let k = 0; k < i; k++) {
      if (this.kinds[k] !== 'body' && this.kinds[k] !== 'heading') continue
      this.kinds[k] = 'kicker'
      const start = this.blocks[k]?.start
      const at = this.parts.findIndex((part) => part.start === start)
      const part = this.parts[at]
      if (part && part.end - part.start <= 80) this.parts[at] = { ...part, part: 'kicker' }
    }
    this.body = 0
  }

  // Titles under "Read more:", the address under "Original url:".
  private takeWaiting(i: number, text: string): boolean {
    const waiting = this.waiting
    this.waiting = null
    if (waiting === 'link') {
      const address = addressIn(text)
      if (address === null) return false
      this.url ??= address
      this.whole(i, 'link')
      return true
    }
    if (waiting !== 'related') return false
    const bullet = /^\s*(?:[-*•–▪·▶►»]|\d{1,2}[.)])\s+/u.exec(text)
    const title = linked(bullet ? text.slice(bullet[0].length) : text)
    if (title.title === '' || (!bullet && prose(title.title)) || title.title.length > 250 || this.isFurniture(text))
      return false
    this.related.push(title)
    this.whole(i, 'related')
    // Several titles follow a label only as a list, or line on line.
    const next = this.blocks[i + 1]
    if (next && (/^\s*(?:[-*•–▪·▶►»]|\d{1,2}[.)])\s+/u.test(next.text) ? bullet !== null : !next.apart && !prose(next.text)))
      this.waiting = 'related'
    return true
  }

  // "(Reporting by …; editing by …)", "— AFP", "Source: TASS".
  private takeSignature(i: number, text: string): boolean {
    if (text.length > 300) return false
    const reporting =
      /^\(?\s*(?:additional )?(?:reporting|writing|written|compiled|edited|editing) (?:by|from)\s+([^;()]{2,160}?)\s*(?:[;.)(]|$)/iu.exec(
        text,
      )
    if (
      reporting?.[1] &&
      this.body > 0 &&
      areNames(reporting[1].replace(/\b(?:additional )?(?:reporting|writing|editing|and writing) by\b/giu, ','))
    ) {
      this.byline ??= cleanByline(reporting[1])
      this.whole(i, 'byline')
      return true
    }
    const source = /^(?:source|via|agency|origin)\s*:\s*(\S.{1,60})$/iu.exec(text)
    const tag = source?.[1] ?? /^[\s(—–/-]{0,3}([\p{Lu}][\p{L} .-]{1,30}?)[)/.\s]{0,3}$/u.exec(text)?.[1]
    if (!tag) return false
    const named = this.agency(tag)
    if (named === null && !(source && areNames(tag))) return false
    this.agencyRead ??= named
    this.byline ??= named ?? cleanByline(tag)
    this.whole(i, 'byline')
    return true
  }

  private takeHead(i: number, text: string): boolean {
    if (i > 15) return false
    const field = FIELD.exec(text)
    if (field?.[1] && field[2] && this.takeField(i, field[1].toLowerCase(), field[2])) return true
    const line = dateLine(text)
    if (line && (line.rest === '' || isByline(line.rest) || (areNames(line.rest) && words(line.rest) <= 8 && !prose(text)))) {
      this.takeDates(i, line.dates)
      if (line.rest === '') this.whole(i, 'date')
      else {
        const by = this.agency(line.rest.split(/[,|]/u)[0]?.trim() ?? '')
        this.agencyRead ??= by
        if (isByline(line.rest)) this.takeNames(line.rest)
        else this.byline ??= by
        this.whole(i, isByline(line.rest) || by !== null ? 'byline' : 'date')
      }
      return true
    }
    if (isByline(text)) {
      this.takeNames(text)
      this.whole(i, 'byline')
      return true
    }
    // A bare name is a byline between headline and date, nowhere else.
    const beside = this.kinds[i - 1] === 'date' || this.isDate(this.blocks[i + 1]?.text ?? '')
    if (
      this.kinds.includes('headline') &&
      this.byline === null &&
      beside &&
      words(text) <= 8 &&
      words(text) > 1 &&
      areNames(text)
    ) {
      this.takeNames(text)
      this.whole(i, 'byline')
      return true
    }
    return this.takeSubtitle(i, text)
  }

  private takeSubtitle(i: number, text: string): boolean {
    const kinds = this.kinds
    if (!kinds.includes('headline') || text.length > 400 || captionOf(text) || datelineOf(text, this.agency)) return false
    if (!this.blocks.slice(i + 1).some((later) => prose(later.text))) return false
    const next = this.blocks[i + 1]?.text ?? ''
    const before = kinds[i - 1] === 'headline'
    if (before && words(text) <= 45 && (isByline(next) || this.isDate(next))) {
      this.whole(i, 'subtitle')
      return true
    }
    if (
      prose(text) ||
      text.endsWith(':') ||
      !(before || kinds[i - 1] === 'subtitle' || kinds[i - 1] === 'byline' || kinds[i - 1] === 'date')
    )
      return false
    this.whole(i, words(text) <= 2 ? 'boilerplate' : 'subtitle')
    return true
  }

  private takeField(i: number, name: string, value: string): boolean {
    if (/^(?:date|published|pubdate|updated)$/.test(name)) {
      const line = dateLine(`${name}: ${value}`)
      if (!line) return false
      this.takeDates(i, line.dates)
      this.whole(i, 'date')
    } else if (/^(?:author|byline|by)$/.test(name)) {
      this.takeNames(value)
      this.whole(i, 'byline')
    } else if (/^(?:outlet|publication|publisher|newspaper)$/.test(name)) {
      this.outlet ??= value.trim()
      this.whole(i, 'boilerplate')
    } else if (name === 'agency') {
      this.agencyRead ??= this.agency(value) ?? value.trim()
      this.whole(i, 'byline')
    } else if (/^(?:subtitle|dek|standfirst)$/.test(name)) this.whole(i, 'subtitle')
    else this.whole(i, 'boilerplate')
    return true
  }

  private takeNames(line: string): void {
    this.byline ??= cleanByline(line)
    for (const name of (cleanByline(line) ?? '').split(', ')) this.agencyRead ??= this.agency(name)
    // "By Ani Petrosyan | Reuters", "By Ani Petrosyan (Reuters)": the agency stands apart from the name.
    for (const piece of line.split(/[|·•(),]|\s[–—-]\s/u).slice(1)) this.agencyRead ??= this.agency(piece.trim())
  }

  private takeDates(i: number, dates: readonly { date: Edtf | null; sense: 'published' | 'updated' }[]): void {
    for (const { date, sense } of dates) {
      if (sense === 'updated') this.updated ??= date
      else this.published ??= date
      const block = this.blocks[i]
      if (date === null && block) {
        const at = { start: block.start, end: block.end }
        this.notes.push({
          rule: 'date-ambiguous',
          at,
          says: 'day and month of this date cannot be told apart; it is left open',
        })
      }
    }
    if (this.published === null && this.updated !== null) this.published = this.updated
  }

  private takeCaption(i: number, block: Block, found: NonNullable<ReturnType<typeof captionOf>>): void {
    const caption = block.text.slice(found.captionStart, found.captionEnd).replace(/\s+/gu, ' ').trim()
    const credit = found.credit?.text ?? null
    if (found.credit && caption === '') {
      // A credit on a line of its own belongs to the short line right above it.
      const above = this.blocks[i - 1]
      const at = this.parts.findIndex((part) => part.start === above?.start)
      const part = this.parts[at]
      if (
        !block.apart &&
        above &&
        part &&
        above.text.length <= 300 &&
        (part.part === 'body' || part.part === 'heading' || part.part === 'subtitle')
      ) {
        this.parts[at] = { ...part, part: 'caption' }
        if (part.part === 'body') this.body--
        this.images.push({ caption: above.text.replace(/\s+/gu, ' '), credit })
      } else if (this.kinds[i - 1] === 'caption' && this.images.at(-1)?.credit === null) {
        this.images.push({ caption: this.images.pop()?.caption ?? '', credit })
      } else this.images.push({ caption: '', credit })
      this.whole(i, 'credit')
      return
    }
    this.images.push({ caption, credit })
    this.whole(i, 'caption')
    if (found.credit)
      this.parts.push({ part: 'credit', start: block.start + found.credit.start, end: block.start + found.credit.end })
  }

  private takeProse(i: number, block: Block): void {
    const text = block.text
    const dateline = this.body < 2 ? datelineOf(text, this.agency) : null
    if (dateline) {
      this.parts.push({ part: 'dateline', start: block.start, end: block.start + trimmed(text, dateline.end) })
      this.dateline ??= dateline
      if (dateline.agency !== null) this.agencyRead ??= this.agency(dateline.agency) ?? dateline.agency
      if (dateline.end >= text.length) {
        this.kinds[i] = 'dateline'
        return
      }
    }
    // A labelled date after the prose dates the report; a bare one heads an entry of a timeline.
    const dated = this.body > 0 && words(text) <= 12 ? dateLine(text) : null
    if (dated && dated.rest === '') {
      const labelled = /^\p{L}{4,}[^\d]*:|\b(?:published|posted|updated)\b/iu.test(text)
      if (labelled) this.takeDates(i, dated.dates)
      this.whole(i, labelled ? 'date' : 'heading')
      return
    }
    const follows = this.blocks[i + 1] !== undefined
    const bullet = /^(?:[-*•–▪·]|\d{1,2}[.)])\s+/u.test(text)
    if (bullet && !prose(text)) {
      this.whole(i, 'list')
      return
    }
    if (/^#{1,6}\s/.test(text)) {
      this.whole(i, 'heading')
      return
    }
    const heading =
      this.body > 0 && follows && words(text) <= 12 && !/[.!…,;"”’'`)]$/u.test(text) && /^["“‘]?[\p{Lu}\p{N}*]/u.test(text)
    if (heading && !/[:]$/u.test(text) && prose(this.blocks[i + 1]?.text ?? '')) {
      this.whole(i, 'heading')
      return
    }
    this.body++
    this.whole(i, 'body')
  }
}

const bare = (text: string): string =>
  text
    .replace(/^(?:(?:title|headline)\s*:\s*|#{1,6}\s+)/iu, '')
    .replace(/\s#+$/u, '')
    .replace(/^(?:\*\*|__)(.*?)(?:\*\*|__)$/u, '$1')
    .trim()

function trimmed(text: string, end: number): number {
  let at = end
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--
  return at
}
