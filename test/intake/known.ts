import type { Known } from '../../src/intake/source.js'

/** A small register: enough for what intake asks of one. */
export const known: Known = {
  outlet: (host) => new Map([['valleytimes.example', 'The Valley Times']]).get(host) ?? null,
  agency: (words) =>
    ['AFP', 'AP', 'Reuters', 'TASS', 'Interfax', 'Xinhua', 'ARMENPRESS', 'Armenpress', 'AZERTAC'].includes(words.trim())
      ? words.trim()
      : null,
}
