const JOINT = /^(?:and|&|with|of|in|for|the|de|da|del|della|der|den|van|von|la|le|al|el|bin|ibn|ben|y|e|di|du|dos|at|to)$/i
const NOBODY =
  /^(?:no[- ]?author|admin(?:istrator)?|webmaster|unknown|none|null|undefined|guest|anonymous|editor|author|contributor|user|n\/a|staff(?: (?:writers?|reporters?))?|web ?desk|news ?desk|newsroom|web ?(?:editor|team)|editorial (?:team|staff|board))$/i
const CALLING =
  /(?:,|\s[-–—|])\s*(?:(?:senior|chief|deputy|staff|special|foreign|political|diplomatic|defen[cs]e|world|national|associate|assistant|managing|contributing|freelance|video|online|digital|europe|asia|africa|us|middle east|our)\s+){0,3}(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?|analysts?|contributors?|producers?|photographers?|fellow|professor|bureau chief|director|researcher)\b.*$/i
const LEAD =
  /^(?:(?:written|reported|compiled|authored|prepared|words|posted|published|submitted|contributed|story|text|report|article|edited|created|translated) by|by|author(?:s|\(s\))?|byline|reporter|writer|correspondent|von|par|por|from|reporting by)\s*:?\s+/i

/** Each name of a byline, cleaned: "By Ani Petrosyan and Levon Grigoryan | Feb 21" has two; empty where it names nobody. */
export function namesIn(line: string): readonly string[] {
  let text = line.replace(/\s+/gu, ' ').trim()
  text = text.replace(/^[\s*_|·•–—(-]+/u, '').replace(/[\s*_|·•–—]+$/u, '')
  // "Posted on 21 September by Ana Lindt": the names follow the last "by".
  const by = /^(?:posted|published|written|updated|submitted)\b.{0,60}\bby\s+(?=\p{Lu})/iu.exec(text)
  if (by) text = text.slice(by[0].length)
  for (let i = 0; i < 2; i++) text = text.replace(LEAD, '')
  if (/^(?:\p{L}+ ){0,2}(?:staff|wire|wires|agency|agencies|news services?)\b.{0,30}\breports?$/iu.test(text)) return [text]
  text = text
    .replace(/<?\b[\w.+-]{1,64}@[\w.-]{1,100}\b>?/g, ' ')
    .replace(/\bhttps?:\/\/\S+/gi, ' ')
    .replace(/\((?:photos?|pictures?|video|text)\)/gi, '')
    .replace(/(?:^|\s)@[A-Za-z]\w{1,30}/g, ' ')
    .split(/\s[|·•–—-]\s|[|·•]/u)[0]!
    .replace(CALLING, '')
  const names: string[] = []
  for (const piece of text.split(/\s*(?:,|;|&|\band\b|\s\/\s|\bwith\b)\s*/iu)) {
    const name = piece
      .replace(LEAD, '')
      .replace(/^[\s"'“”(–—-]+/u, '')
      .replace(/[\s"'“”)–—:.-]+$/u, (tail) =>
        /^\./.test(tail) && /\b(?:Jr|Sr|\p{Lu})$/u.test(piece.slice(0, -tail.length)) ? '.' : '',
      )
      .trim()
    if (name.length < 2 || name.length > 80 || NOBODY.test(name) || !/\p{L}/u.test(name) || /\d{3}/.test(name)) continue
    if (!names.includes(name)) names.push(name)
  }
  return names
}

/** The byline as one keeps it, names joined by commas; null where the line names nobody. */
export function cleanByline(line: string): string | null {
  const names = namesIn(line)
  return names.length === 0 ? null : names.join(', ')
}

/** True for a line that is a byline by its own form: "By …" and nothing but names after it. */
export function isByline(line: string): boolean {
  if (line.length > 160 || !LEAD.test(line)) return false
  const rest = line.replace(LEAD, '').replace(/[*_]/g, '')
  if (/^(?:from|von|par|por)\b/i.test(line) && /[.!?]$/.test(line)) return false
  return areNames(rest)
}

/** True where every word could be part of a name: capitalised, or one that joins names. */
export function areNames(text: string): boolean {
  const words = text.split(/[\s,;|/·•()]+/u).filter(Boolean)
  if (words.length === 0 || words.length > 18) return false
  let capitals = 0
  for (const word of words) {
    if (/^[\p{Lu}\p{Lt}\p{Lo}@]/u.test(word)) capitals++
    else if (/^[\p{Ll}]/u.test(word) && JOINT.test(word)) continue
    else if (/^(?:d['’]|al-|el-)\p{L}/u.test(word)) capitals++
    else if (/^[-–—&]$/.test(word)) continue
    else if (/^(?:correspondent|reporter|writer|editor|staff|agencies)s?\.?$/i.test(word)) continue
    else return false
  }
  return capitals > 0
}
