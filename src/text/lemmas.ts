import { IRREGULAR_ADJECTIVES, IRREGULAR_NOUNS, IRREGULAR_SMALL_WORDS, IRREGULAR_VERBS } from './irregular-forms.js'
import { keptWord } from './kept-word.js'
import type { Upos } from './trees.js'
import { normalForm, startsUpper } from './word-form.js'

/** What a model knows of dictionary forms. */
export interface KnownLemmas {
  /** Lemmas of verbs, nouns and adjectives seen in the treebanks; they settle where an ending hid a letter. */
  readonly lemmas: ReadonlySet<string>
  /** "form UPOS" to lemma, where tables and rules would go wrong. */
  readonly odd: ReadonlyMap<string, string>
}

/** How many words' lemmas are kept, so that no text can fill the memory. */
const MOST = 50_000

/** Dictionary forms, each worked out once: a report repeats its words, and reports repeat each other's. */
export class Lemmas {
  private readonly found = new Map<string, { readonly upos: Upos; readonly penn: string; readonly lemma: string }[]>()

  constructor(private readonly known: KnownLemmas) {}

  of(word: string, upos: Upos, penn: string): string {
    const held = this.found.get(word)
    for (const one of held ?? []) if (one.upos === upos && one.penn === penn) return one.lemma
    const lemma = keptWord(lemmatise(word, upos, penn, this.known))
    if (held) held.push({ upos, penn, lemma })
    else {
      if (this.found.size >= MOST) this.found.clear()
      this.found.set(word, [{ upos, penn, lemma }])
    }
    return lemma
  }
}

/**
 * The dictionary form of a word: "mediating" mediate, "held" hold, "talks" talk. Lower case, but for proper names, which
 * keep theirs. Irregular forms come from tables; else the ending is taken off in every way it may have been put on, and
 * the first result that is a known word is taken.
 */
export function lemmatise(word: string, upos: Upos, penn: string, known: KnownLemmas): string {
  const form = normalForm(word) === word ? word : word.replace(/[\u2018\u2019\u02bc]/g, "'")
  if (upos === 'PROPN') return form
  const lower = form.toLowerCase()
  const odd = known.odd.get(`${lower} ${upos}`)
  if (odd !== undefined) return odd
  switch (upos) {
    case 'VERB':
    case 'AUX':
      // "lay" and "found" are bare forms of their own as well as past forms of others.
      if (/^VBP?$/.test(penn) && known.lemmas.has(lower)) return lower
      return IRREGULAR_VERBS.get(lower) ?? verb(lower, penn, known.lemmas)
    case 'NUM':
      return form.replace(/(?<=\d),(?=\d{3})/g, '')
    case 'NOUN':
      if (isAcronym(form) && !known.lemmas.has(lower)) return form
      return penn === 'NN' ? lower : (IRREGULAR_NOUNS.get(lower) ?? settle(lower, nounStems(lower), known.lemmas))
    case 'ADJ':
    case 'ADV':
      // Adjectives of names, "Karvian", "National" Assembly, keep their capital.
      if (upos === 'ADJ' && startsUpper(form) && (penn === 'NNP' || !known.lemmas.has(lower)) && /[a-z]/.test(form)) return form
      return /^(?:JJ|RB)[RS]$/.test(penn)
        ? (IRREGULAR_ADJECTIVES.get(lower) ?? settle(lower, degreeStems(lower), known.lemmas))
        : lower
    case 'PRON':
    case 'DET':
    case 'PART':
      if (penn === 'PRP$') return lower
      return IRREGULAR_SMALL_WORDS.get(form) ?? IRREGULAR_SMALL_WORDS.get(lower) ?? lower
    case 'PUNCT':
    case 'SYM':
      return normalForm(word)
    default:
      return lower
  }
}

const isAcronym = (form: string): boolean => /^[A-Z][A-Z0-9&.-]{1,9}$/.test(form)

function verb(lower: string, penn: string, lemmas: ReadonlySet<string>): string {
  switch (penn) {
    case 'VBZ':
      return settle(lower, nounStems(lower), lemmas)
    case 'VBD':
    case 'VBN':
      return lower.endsWith('ed') && lower.length > 3 ? settle(lower, stems(lower.slice(0, -2)), lemmas) : lower
    case 'VBG':
      return /in[g']$/.test(lower) && lower.length > 4 ? settle(lower, stems(lower.slice(0, -3)), lemmas) : lower
    default:
      return lower
  }
}

/** The first known word among the candidates, which stand in order of likelihood; a prefix may be new. */
function settle(form: string, candidates: readonly string[], lemmas: ReadonlySet<string>): string {
  for (const candidate of candidates) if (lemmas.has(candidate)) return candidate
  for (const candidate of candidates) {
    const bare = /^(?:re|un|over|under|out|dis|mis|de|pre|co|counter|inter|non)-?(?=[a-z]{3})(.+)$/.exec(candidate)?.[1]
    if (bare && lemmas.has(bare)) return candidate
  }
  return candidates[0] ?? form
}

/** What -s or -es may have been added to. */
function nounStems(lower: string): string[] {
  if (lower.endsWith('men') && lower.length > 4) return [`${lower.slice(0, -2)}an`]
  if (/'s$/.test(lower)) return [lower.slice(0, -2)]
  if (!lower.endsWith('s') || lower.length < 3 || /(?:ss|us|is)$/.test(lower)) return [lower]
  if (/[^aeiou]ies$/.test(lower) && lower.length > 4) return [`${lower.slice(0, -3)}y`, lower.slice(0, -1)]
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(lower)) return [lower.slice(0, -2), lower.slice(0, -1)]
  return /(?:s|z)es$/.test(lower) ? [lower.slice(0, -1), lower.slice(0, -2)] : [lower.slice(0, -1)]
}

/** What -ed or -ing may have been added to, given what is left without it. */
function stems(stem: string): string[] {
  if (!/[aeiouy]/.test(stem)) return [stem, `${stem}e`]
  if (stem.endsWith('i') && stem.length > 2) return [`${stem.slice(0, -1)}y`, stem, `${stem}e`]
  if (/(?:([bdgkmnprtvz])\1|ll)$/.test(stem)) {
    const whole = /(?:ll|zz)$/.test(stem)
    return whole ? [stem, stem.slice(0, -1), `${stem}e`] : [stem.slice(0, -1), stem, `${stem}e`]
  }
  return SILENT_E.test(stem) && !NO_E.test(stem) ? [`${stem}e`, stem] : [stem, `${stem}e`]
}

/** Endings that mostly hid an e … */
const SILENT_E =
  /(?:[^e]at|iz|yz|[aeiou]v|[rl]v|[^aeou]c|uc|[^aeiou]u|[ir]s|us|as|os|ns|ps|[lrdn]g|ag|ug|[bcdfgkptz]l|[^aeiou][aeiou]d|[^aeo]ir|[^aeo]ur|[^aeo]ar|[^o]or|[^aeo]in|[^aeo]ut|[^aeo]ot|[^aeiou][ao]p|[^aeiou][aio]k|[^aeiou][ao]m|[^aeiou][iou]l|[^aeiou]ib|th|qu)$/
/** … but not in these. */
const NO_E = /(?:ing|ong|ang|xcit|[td]or|[bntv]or|gin|tain|[lr]ain|bid|bad|ous|cus|oup)$/

/** What -er or -est may have been added to. */
function degreeStems(lower: string): string[] {
  const stem = lower.replace(/(?:er|est)$/, '')
  if (stem === lower || stem.length < 2) return [lower]
  if (stem.endsWith('i')) return [`${stem.slice(0, -1)}y`]
  if (/([bdgmnpt])\1$/.test(stem)) return [stem.slice(0, -1), stem]
  return /(?:[^aeiouw]l|[cgsvz]|[aiou][dtr])$/.test(stem) ? [`${stem}e`, stem] : [stem, `${stem}e`]
}
