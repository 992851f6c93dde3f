import { isByline } from './byline.js'
import { dateLine } from './dates.js'
import { isBoilerplate, relatedLabel } from './furniture.js'
import { type Element, isElement, type Node, type PageBlock } from './page-blocks.js'

const WORDS = (list: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${list})(?:$|[\\s_-])`, 'i')
const NOISE = WORDS(
  String.raw`by-?lines?|authors?|author-?(?:box|info|name|bio)|bio|biography|news-?letters?|sign-?up|sing-?up|subscri\w*|related\w*|promo\w*|shar(?:e|es|ing)\w*|social\w*|copy-?rights?|compyrights|comments?|tags?|topics|bread-?crumbs?|print-?header|nav|navbar|top-?nav|navigation|menu|sub-?menu\w*|slide-?(?:count|show)|time-?stamp|date-?(?:line|time|info)|pub-?date|(?:post|entry|article)-(?:meta|info|date|tools|author|footer|share|tags)|read-?more|read-?next|recommend\w*|trending|popular|most-?read|advert\w*|ads?|sponsor\w*|tool-?bar|disclaimer|cookies?|consent|estimated-?read-?time|read(?:ing)?-?time|pull-?quotes?|outbrain|taboola|sr-?only|screen-?reader\w*|visually-?hidden|follow|control-?bar\w*|paywall-?(?:bar|box|offer)|donate|donation|caption-?link|syndigate\w*|off-?screen|skip-?link|rating|widget|teaser|info-?box|user-?tools|reprint`,
)
const CAPTION = WORDS(
  String.raw`(?:\w+-)?captions?(?:-\w+)?|wp-caption-text|(?:image|photo|media|picture|img)-?(?:credit|meta|desc(?:ription)?|info|text|by|source|copyright|title)s?|credits?|e-image__meta|slider-placeholder\w*|gallery-?(?:item|caption)|inline-?image\w*`,
)
const TAIL =
  /^(?:related\b|more\s*:|more (?:from|on|great|stories|news|about|in|coverage|articles)\b|you (?:may|might|'ll) (?:also|like)|(?:read|see|watch|also) (?:more|next|also|this|read)\b|recommended|(?:\d+ )?comments?\b|add (?:a )?comment|leave a (?:reply|comment)|post a comment|most (?:read|popular|viewed)|(?:the )?latest(?: (?:news|stories|posts|articles))?$|popular|trending|share (?:this|on|via)?|about the authors?|tags?\b|subscribe|sign up|follow us|tell us what|what do you think|see also|further reading|join the (?:conversation|discussion)|editors?'? picks?|more in\b|top stories|up next|latest from|don't miss|advertisement|sponsored|newsletter|отзывы|комментари|читайте также|также по теме|другие новости|похожие|популярн|самые популярные|добавить отзыв|leia (?:também|mais)|veja também|saiba mais|comentários|artigos relacionados|lea también|comentarios|relacionad|te puede interesar|lire aussi|à lire aussi|sur le même sujet|commentaires|leggi anche|commenti|articoli correlati|lesen sie auch|mehr zum thema|das könnte sie|kommentare|weitere (?:artikel|themen|nachrichten)|ilgili haberler|devamını oku)/iu
const CONTACT =
  /\b(?:e-?mail|contact|reach(?:ed)?|write to|follow|tip|send|tweet|twitter|facebook|newsletter|inbox|subscribe|subscription|sign up|get (?:the )?latest|download (?:the|our)|our app|more information|forums?|whatsapp|telegram channel|all rights reserved|affiliate|disclosure|javascript|cookies?)\b/i
const ASKING =
  /\S@\S+\.\w|@\w{3,}|\b(?:subscribe|sign up|newsletters?|our app|affiliate|javascript|cookies|inbox|click here|follow (?:us|me|him|her|them)|magazine|letterbox)\b|https?:\/\//i

const hyphened = (text: string): string => text.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/__+/g, '-')

/** What the class names around a block make of it, looking up to five elements; the element that says so comes with it. */
export function classedAs(
  node: Node,
  root: Node,
  memo: Map<Node, 'noise' | 'caption' | null>,
): { readonly as: 'noise' | 'caption'; readonly by: Node } | null {
  let at: Node | null = node
  for (let depth = 0; at && at !== root && depth < 5; depth++, at = at.parentNode) {
    if (!isElement(at)) continue
    let as = memo.get(at)
    if (as === undefined) {
      as = judge(at)
      memo.set(at, as)
    }
    if (as !== null) return { as, by: at }
  }
  return null
}

function judge(element: Element): 'noise' | 'caption' | null {
  const name = element.localName
  if (name === 'figcaption' || name === 'caption' || name === 'figure') return 'caption'
  if (name === 'nav' || name === 'footer' || name === 'form' || name === 'aside') return 'noise'
  if (
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '') ||
    element.getAttribute('aria-hidden') === 'true'
  )
    return 'noise'
  const classes = hyphened(`${element.className} ${element.id}`)
  if (classes === ' ') return null
  if (CAPTION.test(classes)) return 'caption'
  return NOISE.test(classes) || /(?:^|\s)(?:is-)?hidden(?:$|\s)/i.test(classes) ? 'noise' : null
}

const SENTENCE = /[.!?…:]["”’'»)\]]*(?:\s*\[\d+\])*$/u

/** Prose: a paragraph long enough, mostly not links. */
export const isProse = (block: PageBlock): boolean =>
  block.links < 0.6 && ((block.text.length >= 60 && SENTENCE.test(block.text)) || block.text.length >= 140)

/** A line of the page's furniture that stands before, amid or after the prose. */
export function isFurnitureLine(block: PageBlock): boolean {
  const { text, links } = block
  if (text.length > 400) return false
  if (isBoilerplate(text) || relatedLabel(text) !== null || isByline(text)) return true
  if (dateLine(text)?.rest === '' || /^https?:\/\/\S+$/.test(text)) return true
  if (/^\[?(?:related|read more|watch|see also|more)\b[^.!?]{0,160}\]?$/iu.test(text) && links > 0.3) return true
  if (links >= 0.85 && text.length < 200) return true
  return (
    /^(?:image|photo|slide)\s+\d+\s*(?:of|\/)/i.test(text) || /^\(?(?:image|photo|picture) (?:credit|by|courtesy)\b/i.test(text)
  )
}

/** A call to write, follow or subscribe, as stands under reports. */
export const isCall = (text: string): boolean => text.length < 320 && CONTACT.test(text) && ASKING.test(text)

// Labels that also stand between paragraphs; they end a report only where no prose follows.
const WEAK_TAIL = /^(?:advert|sponsored|share|subscribe|sign up|follow us|newsletter|tags?\b|trending|popular)/iu

/** The heading of what follows a report: related stories, comments, tags. `weak` ones also stand amid the prose. Null for other blocks. */
export function tailLabel(block: PageBlock): 'strong' | 'weak' | null {
  const { text } = block
  if (text.length > 90 || !TAIL.test(text)) return null
  const related = relatedLabel(text)
  return (related !== null && related !== '') || WEAK_TAIL.test(text) ? 'weak' : 'strong'
}
