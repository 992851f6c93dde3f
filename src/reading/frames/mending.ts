import type { Draft } from './draft.js'
import { clauseAfterDay, dayAfterSaid, nameJoinedToDay, ofAfterDay, saidOnDay } from './mending/days.js'
import { hyphenParticiple, hyphenTruce } from './mending/hyphens.js'
import {
  accusedOf,
  askedInfinitive,
  calledForTo,
  claimThat,
  conditionFor,
  goesOn,
  intentGerund,
  intentInfinitive,
  thankedAsWell,
} from './mending/infinitives.js'
import { mendLists } from './mending/lists.js'
import { withByMeans } from './mending/means.js'
import {
  dashedRelative,
  finiteAfterParticiple,
  forceParticiple,
  gapClause,
  reducedRelative,
  relativeRoot,
} from './mending/relatives.js'
import {
  barePossessor,
  frontedTime,
  listItem,
  loadedSubject,
  ownerInList,
  placeOfPerson,
  stateBeforeTitle,
  subjectOfToBe,
} from './mending/subjects.js'
import { trailingSpeech } from './mending/trailing-speech.js'
import {
  bareInfinitive,
  deniedGerund,
  gerundNoun,
  havingDone,
  objectNotVerb,
  pastForm,
  phrasalVerb,
  resumeVerb,
  verbAfterTo,
  verbForNoun,
} from './mending/verbs-and-nouns.js'

/**
 * Mends trees where words tell more than the parser could: what an infinitive hangs on, who is asked to do it, whose a
 * trailing "officials said" is. One small rule each, tried at every token; they speak of English, never of a text.
 */
export function mendTrees(draft: Draft): void {
  for (let token = 0; token < draft.length; token++) {
    hyphenTruce(draft, token)
    pastForm(draft, token)
    hyphenParticiple(draft, token)
    verbAfterTo(draft, token)
    phrasalVerb(draft, token)
    bareInfinitive(draft, token)
    gerundNoun(draft, token)
    resumeVerb(draft, token)
    deniedGerund(draft, token)
    verbForNoun(draft, token)
    objectNotVerb(draft, token)
  }
  for (let token = 0; token < draft.length; token++) {
    intentInfinitive(draft, token)
    calledForTo(draft, token)
    askedInfinitive(draft, token)
    goesOn(draft, token)
    thankedAsWell(draft, token)
    accusedOf(draft, token)
    intentGerund(draft, token)
    claimThat(draft, token)
    conditionFor(draft, token)
    barePossessor(draft, token)
    ownerInList(draft, token)
    placeOfPerson(draft, token)
    gapClause(draft, token)
    dashedRelative(draft, token)
    forceParticiple(draft, token)
    subjectOfToBe(draft, token)
    clauseAfterDay(draft, token)
    dayAfterSaid(draft, token)
    saidOnDay(draft, token)
    listItem(draft, token)
    frontedTime(draft, token)
    loadedSubject(draft, token)
    relativeRoot(draft, token)
    havingDone(draft, token)
    stateBeforeTitle(draft, token)
    reducedRelative(draft, token)
    finiteAfterParticiple(draft, token)
    ofAfterDay(draft, token)
    nameJoinedToDay(draft, token)
    withByMeans(draft, token)
  }
  mendLists(draft)
  const { sentences } = draft.trees
  for (let s = 0; s + 1 < sentences.length; s++) trailingSpeech(draft, sentences[s]!, sentences[s + 1]!)
}
