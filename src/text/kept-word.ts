/**
 * The one copy of a word that the engine keeps, as it keeps the names of properties: words that are the same are then the same
 * object, and are told apart from the words of our lists without being looked into. Cut from a report, a longer word would also
 * hold the whole report in memory.
 */
export function keptWord(word: string): string {
  const names: Record<string, true> = Object.create(null)
  names[word] = true
  return Object.keys(names)[0]!
}
