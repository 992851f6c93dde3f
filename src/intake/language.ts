// Function words that are frequent and telling; a word that two languages share counts for both.
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with as by at from have has had be are were been it his her their they he she this which will would said not but an or its who after between',
  fr: 'le la les des du de et un une est dans que qui pour sur par avec au aux ce cette ne pas plus sont ses son été mais ont leur entre être',
  de: 'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  es: 'el la los las de y que en un una es por con para del se al lo como más su sus pero fue ha entre este esta sobre también sin han son',
  it: 'il lo la i gli le di e che un una è per con del della dei delle nel nella si al alla da sono non più ha anche come ma tra suo sua',
  pt: 'o a os as de e que em um uma é por com para do da dos das no na nos se ao como mais foi não seu sua entre também são pelo pela',
  nl: 'de het een en van in is dat op te zijn met voor niet aan er om ook als bij door maar naar uit over werd heeft worden',
  tr: 've bir bu da de için ile olarak olan daha çok gibi kadar sonra ise olduğunu dedi ettiği arasında tarafından yeni en',
  az: 'və bir bu ki üçün ilə olan də da edib olub isə həmin onun daha belə sonra bildirib arasında tərəfindən görə edən',
  pl: 'w i na z do się nie że to jest o jak po od za przez dla są oraz przy ale został który która które',
  ro: 'și în de la cu pe din care nu este un o să a fost pentru mai că sunt au prin după dar între',
  sv: 'och att det som en på är av för med den till inte om ett han var har de från vid men kan',
  ru: 'и в не на что с по как это из у к он за от для его о же но был также при их году',
  uk: 'і в не на що з до як це від та за про для його й але був також у під року їх',
  bg: 'и на в да се за от с че не по са ще като е при или към беше към',
  fa: 'در به از که این را با است برای آن یک خود شد کرد ها',
  ar: 'في من على إلى أن التي عن مع هذا كان ما بين هذه الذي قد بعد',
}
const TABLE = new Map<string, readonly string[]>()
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of words.split(' ')) TABLE.set(word, [...(TABLE.get(word) ?? []), language])
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Myanmar}/u, 'my'],
]

/**
 * BCP 47 code of the language most of the text is in; `und` where it cannot be told. By script where a script has one main
 * language, by function words otherwise; the first 3,000 units are looked at.
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, 3000)
  // Nearly all letters of most reports are ASCII: those are counted unit by unit, and only the rest is asked for its script.
  const ascii = asciiLetters(sample)
  const rest = sample.replace(/[\0-\x7f]+/g, ' ')
  const count = (sort: RegExp): number => rest.match(new RegExp(sort.source, 'gu'))?.length ?? 0
  const letters = ascii + count(/\p{L}/u)
  if (letters < 3) return 'und'
  const share = (script: RegExp): number => count(script) / letters
  const latin = (ascii + count(/\p{Script=Latin}/u)) / letters
  if (latin < 0.5) {
    for (const [script, language] of SCRIPTS) {
      const part = share(script)
      if (language === 'ja' ? part > 0.1 : part > 0.4) return language
    }
  }
  const scores = new Map<string, number>()
  let words = 0
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    words++
    for (const language of TABLE.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1)
  }
  if (latin >= 0.5 && /ə/iu.test(sample) && share(/[əƏ]/u) > 0.02) return 'az'
  let best = 'und'
  let most = 0
  for (const [language, score] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (score > most) [best, most] = [language, score]
  }
  // Prose has a function word in three or four; headlines and lists have fewer, and then nothing is claimed.
  return most >= 2 && most / words >= (words < 30 ? 0.12 : 0.09) ? best : 'und'
}

function asciiLetters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i) | 32
    if (unit >= 97 && unit <= 122) count++
  }
  return count
}
