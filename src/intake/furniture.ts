import { cleanAddress } from './address.js'

const RELATED =
  /^[\s>*_#•▶►→»-]{0,6}(?:related(?: (?:articles?|stor(?:y|ies)|news|content|coverage|topics?|posts?|links?|reading))?|read (?:more|also|next|further|on|too)(?: (?:on|about) this(?: story)?)?|also read|see also|more (?:on this(?: (?:story|topic))?|from this section|stories|news|coverage)|recommended(?: (?:for you|reading|stories|articles))?|further reading|you (?:may|might) also (?:like|be interested in)|don['’]t miss|must[- ]read|trending(?: now)?|most (?:read|popular|viewed|shared)|in other news|up next|editors?['’]s? picks?|top stories)[\s*_]{0,4}(?:[:|–—-][\s*_]*(.*))?$/iu
const LINK =
  /^[\s*_<([-]{0,4}(?:original(?: (?:url|link|article|source|story|address))?|source(?: (?:url|link))?|url|link|permalink|canonical(?: url)?|address|web(?:site)?(?: address)?|available (?:at|from)|read (?:the )?(?:original|full)(?: (?:article|story|text|statement))?(?: (?:here|at|on))?|retrieved from|full (?:text|story|statement|article))[\s*_]{0,4}[:–—-][\s*_]*(.*)$/iu
const URL_ONLY = /^[<([]{0,2}(https?:\/\/[^\s<>"]{4,2000}?)[>)\]]{0,2}[.,;]?$/iu
const MARKDOWN_LINK = /!?\[([^\]]{0,300})\]\(\s*<?([^)\s>]{1,2000})>?(?:\s+"[^"]{0,200}")?\s*\)/u
const NOISE = [
  /^(?:©|\(c\)|copyright\b|&copy;)/iu,
  /\ball rights reserved\b/iu,
  /^(?:advertisement|advertising|sponsored(?: content)?|promoted|ad|story continues(?: below)?(?: advertisement)?|article continues(?: below)?|continue reading(?: the main story)?|skip advertisement|loading\.*|share(?: this)?(?: (?:article|story|page|post|on))?.{0,60}|print(?: this)?(?: article)?|email|e-mail|tweet|comments?(?: \(\d+\))?|leave a (?:comment|reply)|\d+ comments?|tags?\s*:.*|topics?\s*:.*|keywords?\s*:.*|filed under.*|categor(?:y|ies)\s*:.*|back to top|home|menu|search|log ?in|sign ?in|save(?: article)?|bookmark|listen to this article.*|gift this article|facebook|twitter|telegram|whatsapp|linkedin|instagram|youtube|copy link|image|video|getty images|end|ends|###+|xxx|-?30-?)\.?$/iu,
  /^(?:subscribe|sign up|join our|follow us|follow .{2,40} on (?:twitter|facebook|telegram|x|instagram)|get (?:the latest|our)|click here|download (?:the|our) app|support (?:our|independent)|donate|become a (?:member|subscriber)|to read (?:more|the full)|register (?:now|for)|download our|stay (?:up to date|informed|tuned)|for more (?:information|news|stories|on this)|enjoy(?:ing)? this|like this (?:story|article)|if you (?:liked|enjoyed)|have (?:a )?(?:tip|question)|contact us|our standards|we use cookies|this (?:site|website) uses)\b.{0,240}$/iu,
  /^(?:editor['’]?s note|disclaimer|note to editors|notes? for editors|written for|the views expressed|views expressed|this (?:article|story|piece|report|text) (?:is|was|has been) (?:written|published|originally|first|republished|produced|generated|translated|updated|amended|corrected|supplied))\b.{0,600}$/iu,
  /^[\s*_#=~•·–—.-]{2,}$/u,
  /^<!--.*-->$/su,
]

/** "Related article: …", "Read more: …": the rest of the line, empty where the titles follow on lines of their own; null for other text. */
export function relatedLabel(block: string): string | null {
  if (block.length > 400) return null
  const match = RELATED.exec(block)
  return match ? (match[1] ?? '').replace(/[\s*_]+$/u, '').trim() : null
}

/** "Original url: …": the address, empty where it stands on the next line; null for other text and for a source without address. */
export function linkLabel(block: string): string | null {
  if (block.length > 2200) return null
  const match = LINK.exec(block)
  if (!match) return null
  const rest = (match[1] ?? '').replace(/[\s*_]+$/u, '').trim()
  return rest === '' ? '' : addressIn(rest)
}

/** The address that a block is, in brackets or not; null for prose with or without an address in it. */
export function addressIn(block: string): string | null {
  const bare = URL_ONLY.exec(block)?.[1]
  if (bare) return cleanAddress(bare)
  const link = MARKDOWN_LINK.exec(block)
  return link?.[2] && link[0].length === block.trim().length ? cleanAddress(link[2]) : null
}

/** A title with its address where one is given beside it: Markdown link, or the address after the words. */
export function linked(text: string): { readonly title: string; readonly url: string | null } {
  const link = MARKDOWN_LINK.exec(text)
  if (link?.[1] && link[2]) return { title: link[1].trim(), url: cleanAddress(link[2]) }
  const bare = /\s*[<(]?(https?:\/\/[^\s<>")]{4,2000})[>)]?\s*$/iu.exec(text)
  if (bare?.[1] && bare.index > 0) return { title: text.slice(0, bare.index).trim(), url: cleanAddress(bare[1]) }
  return { title: text.trim(), url: null }
}

/** True for lines no report consists of: calls to subscribe, rights, rulers, share buttons, editor's notes. */
export const isBoilerplate = (block: string): boolean => block.length <= 700 && NOISE.some((noise) => noise.test(block))
