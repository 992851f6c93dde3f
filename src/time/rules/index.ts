import { dayFirst, monthFirst, numericDate, pickedDate, weekdayFirst, weekdaysOften } from './calendar-date.js'
import { clockAlone, partAlone } from './clock.js'
import { centuryOrdinal, decadeDigits, decadeWord, firstLength } from './eras.js'
import { holiday } from './holiday.js'
import { countedLength, longLength, pickedLength, pluralLength, singleLength, vagueLength } from './lengths.js'
import {
  partPicked,
  quarterOfYear,
  quarterOrdinal,
  quarterPicked,
  season,
  seasonsOften,
  unitPicked,
  yearBefore,
} from './periods.js'
import {
  adjectiveReference,
  laterDate,
  nounReference,
  oneDay,
  plainReference,
  sameUnit,
  theUnit,
  yearEnd,
} from './references.js'
import { relativeDay, twoDaysOff } from './relative-day.js'
import type { Rule } from './rule.js'
import { every, often } from './sets.js'
import { yearAlone, yearShort, yearSpoken } from './years.js'

// In order: where two rules would read the same words, the first wins, so the longer wordings stand before the shorter.
const RULES: readonly Rule[] = [
  numericDate,
  dayFirst,
  pickedDate,
  monthFirst,
  weekdayFirst,
  weekdaysOften,
  clockAlone,
  holiday,
  firstLength,
  pickedLength,
  oneDay,
  yearSpoken,
  centuryOrdinal,
  quarterOrdinal,
  yearBefore,
  quarterOfYear,
  quarterPicked,
  countedLength,
  vagueLength,
  singleLength,
  longLength,
  partPicked,
  partAlone,
  twoDaysOff,
  relativeDay,
  unitPicked,
  season,
  seasonsOften,
  sameUnit,
  yearEnd,
  theUnit,
  every,
  often,
  decadeDigits,
  decadeWord,
  yearAlone,
  yearShort,
  pluralLength,
  laterDate,
  plainReference,
  adjectiveReference,
  nounReference,
]

/** The rules by the word they start with. */
export const RULES_BY_WORD: ReadonlyMap<string, readonly Rule[]> = (() => {
  const filed = new Map<string, Rule[]>()
  for (const rule of RULES) {
    for (const word of new Set(rule.starts)) {
      const rules = filed.get(word)
      if (rules) rules.push(rule)
      else filed.set(word, [rule])
    }
  }
  return filed
})()
