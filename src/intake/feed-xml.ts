import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'
import { ParleyError } from '../model/error.js'

/** Deepest nesting of elements: a feed has a handful, and XHTML within it some more. */
const DEEPEST = 200
const MOST_CHARACTERS = 16 * 1024 * 1024

/** An element of a feed. Prefixes are taken as feeds use them by habit: `dc:`, `content:`, `atom:`. */
export interface Element {
  readonly name: string
  attribute(name: string): string | null
  /** First child of that name; null for none. */
  child(name: string): Element | null
  all(name: string): readonly Element[]
  /** Its text on one line; null where it has none. */
  text(): string | null
  /** Its text with its line breaks. */
  whole(): string | null
  /** Text of the first child of that name, with its line breaks. */
  textOf(name: string): string | null
  /** Its content as markup: what was escaped or in CDATA as it reads, elements written out again. */
  markup(): string | null
}

const Node = z.record(z.string(), z.unknown())
type Node = z.infer<typeof Node>
const Nodes = z.array(Node)

/**
 * The root element of an XML text. No entity but the five of XML and character numbers is known, and a text that declares its own is
 * refused: that is how a few lines become gigabytes, or a file of the reader's. Throws input-malformed, input-too-large.
 */
export function readXml(xml: string): Element {
  if (xml.length > MOST_CHARACTERS)
    throw new ParleyError('input-too-large', `the feed has ${xml.length} characters`, { hint: 'No feed needs as much.' })
  const prolog = xml.slice(0, Math.max(0, xml.search(/<[A-Za-z]/)))
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(prolog)) throw malformed('it declares entities of its own, which are not read')
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    cdataPropName: '#cdata',
    maxNestedTags: DEEPEST,
  })
  let nodes: readonly Node[]
  try {
    nodes = Nodes.parse(parser.parse(xml))
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message.slice(0, 120) : 'it is no XML', cause)
  }
  const root = nodes.map(element).find((one) => one !== null && !one.name.startsWith('?'))
  if (!root) throw malformed('it has no root element')
  return root
}

function element(node: Node): Element | null {
  const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
  if (name === undefined) return null
  const attributes = Node.safeParse(node[':@']).data ?? {}
  const content = Nodes.safeParse(node[name]).data ?? []
  const children = (): readonly Element[] => content.map(element).filter((one) => one !== null)
  const self: Element = {
    name,
    attribute: (key) => (typeof attributes[key] === 'string' ? decoded(attributes[key]) : null),
    child: (key) => children().find((one) => one.name === key) ?? null,
    all: (key) => children().filter((one) => one.name === key),
    text: () => wordsOf(content).replace(/\s+/gu, ' ').trim() || null,
    textOf: (key) => self.child(key)?.whole() ?? null,
    markup: () => (self.attribute('type') === 'xhtml' ? written(content) : self.whole()),
    whole: () => wordsOf(content).trim() || null,
  }
  return self
}

/** All text below, whatever the elements. */
function wordsOf(content: readonly Node[]): string {
  return content
    .map((node) => {
      if ('#text' in node) return decoded(String(node['#text']))
      if ('#cdata' in node) return wordsOfCdata(node['#cdata'])
      const name = Object.keys(node).find((key) => key !== ':@')
      return name === undefined ? '' : wordsOf(Nodes.safeParse(node[name]).data ?? [])
    })
    .join('')
}

const wordsOfCdata = (value: unknown): string =>
  (Nodes.safeParse(value).data ?? []).map((node) => String(node['#text'] ?? '')).join('')

/** XHTML written out again, without attributes but addresses: it is read as a page next. */
function written(content: readonly Node[]): string {
  return content
    .map((node) => {
      if ('#text' in node) return String(node['#text'])
      if ('#cdata' in node) return wordsOfCdata(node['#cdata']).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      const name = Object.keys(node).find((key) => key !== ':@')
      if (name === undefined || !/^[a-z][a-z0-9]*$/i.test(name)) return ''
      const href = Node.safeParse(node[':@']).data?.href
      const address = typeof href === 'string' ? ` href="${href.replaceAll('"', '&quot;')}"` : ''
      return `<${name}${address}>${written(Nodes.safeParse(node[name]).data ?? [])}</${name}>`
    })
    .join('')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (all, name?: string, ten?: string, hex?: string) => {
      if (name) return NAMED[name.toLowerCase()] ?? all
      const code = ten ? Number(ten) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}

const malformed = (why: string, cause?: unknown): ParleyError =>
  new ParleyError('input-malformed', `the feed cannot be read: ${why}`, {
    hint: 'Give the address of an RSS, Atom or JSON feed.',
    ...(cause === undefined ? {} : { cause }),
  })
