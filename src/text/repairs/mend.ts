import { mendAppositives } from './appositives.js'
import { mendAfterClauses, mendFightingBreaks, mendFrontedPhrases, mendNamesAlone, mendSemicolons } from './clauses.js'
import { mendCounted, mendCountedPairs, mendWhoTheyAre } from './counted.js'
import { mendDates, mendYears } from './dates.js'
import type { Draft, Repair } from './draft.js'
import { mendEnumerations } from './enumerations.js'
import { mendHeadlinePairs } from './headlines.js'
import { mendLists, mendSplitSubjects } from './lists.js'
import { mendAfterDays, mendLooseTimes } from './loose-times.js'
import { mendBrokenNames, mendNamedObjects, mendNamedPairs, mendNamedSubjects } from './names.js'
import { mendHavingDone, mendInPassing, mendLastDone } from './passing.js'
import { mendHeadlessPhrases, mendPrepositions } from './prepositions.js'
import {
  mendAfterDoing,
  mendDoneBy,
  mendGaps,
  mendHiddenVerbs,
  mendRelatives,
  mendSaidOfFronted,
  mendSaidOfSubjects,
} from './relatives.js'
import { mendAsideTalks, mendMediatedTalks } from './talks.js'
import { mendTitledNames } from './titled-names.js'

const REPAIRS: readonly Repair[] = [
  mendTitledNames,
  mendAppositives,
  mendPrepositions,
  mendHeadlessPhrases,
  mendEnumerations,
  mendDates,
  mendYears,
  mendCounted,
  mendWhoTheyAre,
  mendCountedPairs,
  mendAfterClauses,
  mendNamesAlone,
  mendFrontedPhrases,
  mendHeadlinePairs,
  mendNamedObjects,
  mendNamedPairs,
  mendBrokenNames,
  mendNamedSubjects,
  mendSemicolons,
  mendLists,
  mendAfterDays,
  mendHavingDone,
  mendInPassing,
  mendLooseTimes,
  mendMediatedTalks,
  mendSplitSubjects,
  mendLastDone,
  mendAsideTalks,
  mendHiddenVerbs,
  mendGaps,
  mendRelatives,
  mendAfterDoing,
  mendSaidOfSubjects,
  mendSaidOfFronted,
  mendDoneBy,
  mendFightingBreaks,
]

/** Runs every repair over one sentence. */
export function mend(draft: Draft, from: number, to: number): void {
  for (const repair of REPAIRS) repair(draft, from, to)
}
