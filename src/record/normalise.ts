// Letters that NFKD does not take apart, and the scripts our sources are written in, as a search takes them: one Latin
// spelling each, the usual one of the press, so that "Пашинян", "Փաշինյան" and "Pashinyan" meet where spelling allows.
const LETTERS: { readonly [letter: string]: string } = {
  ...pairs('ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ n ə a ʻ  ʼ '),
  ...pairs('а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh'),
  ...pairs('щ shch ъ  ы y ь  э e ю yu я ya є ye і i ї yi ґ g ў w қ q ғ gh ү u ұ u ө o һ h ә a ҳ h ҷ j ӣ i ӯ u'),
  ...pairs('ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch'),
  ...pairs('պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev'),
  ...pairs('ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch'),
  ...pairs('ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h'),
  ...pairs('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
}

function pairs(list: string): { [letter: string]: string } {
  const to: { [letter: string]: string } = {}
  const parts = list.split(' ')
  for (let i = 0; i + 1 < parts.length; i += 2) to[parts[i] ?? ''] = parts[i + 1] ?? ''
  return to
}

const PLAIN = /^[\u0020-\u007e\s]*$/
const MARKS = /\p{M}+/gu
const WORD = /[\p{L}\p{N}]+/gu

/** A word or name as searches and comparisons take it: no case, no accents, one script. Linear in the text. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFKD').replace(MARKS, '').toLowerCase()
  if (PLAIN.test(bare)) return bare
  let to = ''
  for (const letter of bare) to += LETTERS[letter] ?? letter
  return to
}

/** The words of a text as a search takes them, in order; of a monstrous one the first 64 letters. */
export const words = (text: string): readonly string[] =>
  (fold(text).match(WORD) ?? []).map((word) => (word.length > LONGEST ? word.slice(0, LONGEST) : word))

const LONGEST = 64

/** The words of a text as they stand in it, each with its folded form: for showing what matched. */
export function* wordsAt(text: string, from: number, to: number): Generator<{ start: number; end: number; word: string }> {
  // Combining marks belong to the word they stand in.
  for (const match of text.slice(from, to).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    const start = from + match.index
    yield { start, end: start + match[0].length, word: fold(match[0]) }
  }
}
