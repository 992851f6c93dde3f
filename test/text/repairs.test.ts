import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mendAppositives } from '../../src/text/repairs/appositives.js'
import { mendAfterClauses, mendFrontedPhrases, mendNamesAlone, mendSemicolons } from '../../src/text/repairs/clauses.js'
import { mendCounted, mendCountedPairs } from '../../src/text/repairs/counted.js'
import { mendDates } from '../../src/text/repairs/dates.js'
import { Draft, type Repair } from '../../src/text/repairs/draft.js'
import { mendEnumerations } from '../../src/text/repairs/enumerations.js'
import { mendHeadlinePairs } from '../../src/text/repairs/headlines.js'
import { mendLists, mendSplitSubjects } from '../../src/text/repairs/lists.js'
import { mendAfterDays, mendLooseTimes } from '../../src/text/repairs/loose-times.js'
import { mendBrokenNames, mendNamedObjects, mendNamedPairs, mendNamedSubjects } from '../../src/text/repairs/names.js'
import { mendHavingDone, mendInPassing, mendLastDone } from '../../src/text/repairs/passing.js'
import { mendPrepositions } from '../../src/text/repairs/prepositions.js'
import { mendAfterDoing, mendDoneBy, mendGaps, mendHiddenVerbs, mendRelatives } from '../../src/text/repairs/relatives.js'
import { mendAsideTalks, mendMediatedTalks } from '../../src/text/repairs/talks.js'
import { mendTitledNames } from '../../src/text/repairs/titled-names.js'
import { UPOS, type Upos } from '../../src/text/trees.js'

const NAMES =
  `root nsubj obj obl nmod amod compound flat conj cc punct case det appos nmod:desc nmod:poss advcl acl fixed obl:unmarked
  parataxis obl:agent nummod xcomp aux mark cop csubj ccomp acl:relcl nsubj:pass aux:pass advmod`.split(/\s+/)

/** Lines of "word UPOS head relation", heads counted from 1, 0 for the root. */
function draftOf(lines: string): Draft {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return new Draft(
    rows.map((row) => row[0]!),
    rows.map((row) => row[0]!.toLowerCase()),
    Uint8Array.from(rows, (row) => UPOS.indexOf(row[1] as Upos)),
    Int32Array.from(rows, (row) => Number(row[2]) - 1),
    Uint8Array.from(rows, (row) => NAMES.indexOf(row[3]!)),
    NAMES,
  )
}

function mended(repair: Repair, lines: string): string[] {
  const draft = draftOf(lines)
  repair(draft, 0, draft.words.length)
  return draft.words.map((word, i) => `${word} ${draft.relation(i)} ${draft.head[i]! < 0 ? '-' : draft.words[draft.head[i]!]}`)
}

const shape = (lines: string): string[] => {
  const draft = draftOf(lines)
  return draft.words.map((word, i) => `${word} ${draft.relation(i)} ${draft.head[i]! < 0 ? '-' : draft.words[draft.head[i]!]}`)
}

describe('mendTitledNames', () => {
  it('makes title and name one unit in each part of a coordination', () => {
    const tree = mended(
      mendTitledNames,
      `Karvian ADJ 3 amod
       Prime ADJ 3 amod
       Minister PROPN 4 nmod:desc
       Ivo PROPN 11 nsubj
       Novak PROPN 4 flat
       and CCONJ 7 cc
       Azarian PROPN 4 conj
       President PROPN 7 flat
       Ada PROPN 7 flat
       Moll PROPN 7 flat
       met VERB 0 root`,
    )
    expect(tree).toContain('Ivo nsubj met')
    expect(tree).toContain('Ada conj Ivo')
    expect(tree).toContain('and cc Ada')
    expect(tree).toContain('President nmod:desc Ada')
    expect(tree).toContain('Moll flat Ada')
    expect(tree).toContain('Azarian compound President')
  })

  it('says a participle with a doer of its own of the thing before it', () => {
    const tree = mended(
      mendDoneBy,
      `army NOUN 2 nsubj
       began VERB 0 root
       talks NOUN 2 obj
       , PUNCT 5 punct
       brokered VERB 2 conj
       by ADP 7 case
       Kenya PROPN 5 obl:agent`,
    )
    expect(tree).toContain('brokered acl talks')
    const done = mended(
      mendDoneBy,
      `army NOUN 2 nsubj
       began VERB 0 root
       talks NOUN 2 obj
       , PUNCT 5 punct
       ended VERB 2 conj
       by ADP 7 case
       Sunday PROPN 5 obl`,
    )
    expect(done).toContain('ended conj began')
  })

  it('gives the second of two counts the second verb', () => {
    const tree = mended(
      mendCountedPairs,
      `villagers NOUN 3 nsubj:pass
       were AUX 3 aux:pass
       killed VERB 0 root
       and CCONJ 5 cc
       more ADJ 7 advmod
       than ADP 5 fixed
       40 NUM 3 obj
       wounded VERB 7 acl
       on ADP 10 case
       Sunday PROPN 8 obl`,
    )
    expect(tree).toContain('wounded conj killed')
    expect(tree).toContain('40 nsubj:pass wounded')
    expect(tree).toContain('and cc wounded')
  })

  it('gives a title the adjective that the parser took for a part of the clause', () => {
    const tree = mended(
      mendTitledNames,
      `Sylvan ADJ 5 nsubj
       Foreign ADJ 3 amod
       Minister PROPN 4 nmod:desc
       Novak PROPN 5 nsubj
       left VERB 0 root`,
    )
    expect(tree).toContain('Sylvan amod Minister')
    expect(tree).toContain('Novak nsubj left')
  })

  it('joins two units that the parser left apart', () => {
    const tree = mended(
      mendTitledNames,
      `President PROPN 2 nmod:desc
       Novak PROPN 6 nsubj
       and CCONJ 5 cc
       Minister PROPN 5 nmod:desc
       Moll PROPN 6 nsubj
       agreed VERB 0 root`,
    )
    expect(tree).toContain('Moll conj Novak')
  })

  it('leaves two clauses their own subjects, and bodies their names', () => {
    for (const lines of [
      `She PRON 2 nsubj
       met VERB 0 root
       President PROPN 4 nmod:desc
       Novak PROPN 2 obj
       and CCONJ 8 cc
       Minister PROPN 7 nmod:desc
       Moll PROPN 8 nsubj
       left VERB 2 conj`,
      `the DET 3 det
       General ADJ 3 amod
       Assembly PROPN 4 nsubj
       met VERB 0 root`,
    ]) {
      expect(mended(mendTitledNames, lines)).toEqual(shape(lines))
    }
  })
})

describe('mendAppositives', () => {
  it('ties a name between commas to the title before it', () => {
    const tree = mended(
      mendAppositives,
      `The DET 3 det
       foreign ADJ 3 amod
       minister NOUN 7 obl
       , PUNCT 3 punct
       Moll PROPN 7 nsubj
       , PUNCT 3 punct
       left VERB 0 root`.replace('obl', 'obl:unmarked'),
    )
    expect(tree).toContain('minister nsubj left')
    expect(tree).toContain('Moll appos minister')
  })

  it('ties a title between commas to the name before it', () => {
    const tree = mended(
      mendAppositives,
      `Moll PROPN 7 nsubj
       , PUNCT 5 punct
       the DET 5 det
       foreign ADJ 5 amod
       minister NOUN 7 parataxis
       , PUNCT 5 punct
       left VERB 0 root`,
    )
    expect(tree).toContain('minister appos Moll')
    expect(tree).toContain('Moll nsubj left')
  })
})

describe('mendPrepositions', () => {
  it('reads "following" with an object as a preposition', () => {
    const tree = mended(
      mendPrepositions,
      `Following VERB 6 advcl
       the DET 3 det
       talks NOUN 1 obj
       , PUNCT 1 punct
       they PRON 6 nsubj
       left VERB 0 root`,
    )
    expect(tree).toContain('talks obl left')
    expect(tree).toContain('Following case talks')
    expect(tree).toContain(', punct talks')
  })

  it('leaves a verb with a subject of its own alone', () => {
    const lines = `Troops NOUN 2 nsubj
       following VERB 5 advcl
       him PRON 2 obj
       , PUNCT 5 punct
       left VERB 0 root`
    expect(mended(mendPrepositions, lines)).toEqual(shape(lines))
  })

  it('reads "according to"', () => {
    const tree = mended(
      mendPrepositions,
      `According VERB 5 advcl
       to ADP 3 case
       Moll PROPN 1 obl
       they PRON 5 nsubj
       left VERB 0 root`,
    )
    expect(tree).toContain('Moll obl left')
    expect(tree).toContain('According case Moll')
    expect(tree).toContain('to fixed According')
  })
})

describe('mendDates', () => {
  it('moves a date from a place to the verb', () => {
    const tree = mended(
      mendDates,
      `They PRON 2 nsubj
       met VERB 0 root
       in ADP 4 case
       Varna PROPN 2 obl
       in ADP 6 case
       April PROPN 4 nmod`,
    )
    expect(tree).toContain('April obl met')
  })

  it('moves it only to the noun of action, where one is nearer', () => {
    const tree = mended(
      mendDates,
      `after ADP 2 case
       talks NOUN 7 obl
       in ADP 4 case
       Varna PROPN 2 nmod
       in ADP 6 case
       2021 NUM 4 nmod
       ended VERB 0 root`,
    )
    expect(tree).toContain('2021 nmod talks')
  })

  it('leaves the date of an event where it is', () => {
    const lines = `the DET 2 det
       war NOUN 5 nsubj
       in ADP 4 case
       2020 NUM 2 nmod
       ended VERB 0 root`
    expect(mended(mendDates, lines)).toEqual(shape(lines))
  })
})

describe('Draft', () => {
  it('refuses to make a ring', () => {
    const draft = draftOf(`a NOUN 2 obj
      b VERB 0 root
      c NOUN 1 nmod`)
    draft.attach(0, 2, 'nmod')
    expect(draft.head[0]).toBe(1)
    draft.attach(2, 2, 'nmod')
    expect(draft.head[2]).toBe(0)
  })
})

describe('mendEnumerations', () => {
  it('puts the second and the last member of a list under the first', () => {
    const tree = mended(
      mendEnumerations,
      `Karvia PROPN 2 nsubj
       takes VERB 0 root
       part NOUN 2 obj
       as ADP 5 case
       mediator NOUN 2 obl
       , PUNCT 8 punct
       an DET 8 det
       adviser NOUN 2 obj
       and CCONJ 10 cc
       host NOUN 8 conj`,
    )
    expect(tree).toContain('adviser conj mediator')
    expect(tree).toContain('host conj adviser')
    const last = mended(
      mendEnumerations,
      `They PRON 2 nsubj
       met VERB 0 root
       envoys NOUN 2 obj
       and CCONJ 6 cc
       two NUM 6 det
       ministers NOUN 2 conj`,
    )
    expect(last).toContain('ministers conj envoys')
  })

  it('leaves alone what is no list', () => {
    // "gave the envoy a letter": two objects, no comma; "left the hall and the talks ended": a clause of its own.
    for (const tree of [
      `He PRON 2 nsubj
       gave VERB 0 root
       envoys NOUN 2 obj
       letters NOUN 2 obj`,
      `They PRON 2 nsubj
       left VERB 0 root
       halls NOUN 2 obj
       and CCONJ 7 cc
       talks NOUN 7 nsubj
       were AUX 7 cop
       failures NOUN 2 conj`,
    ]) {
      expect(mended(mendEnumerations, tree)).toEqual(shape(tree))
    }
  })
})

describe('mendPrepositions', () => {
  it('gives a phrase the preposition that hangs on its adjective', () => {
    const tree = mended(
      mendPrepositions,
      `spoke VERB 0 root
       with ADP 4 case
       his PRON 4 nmod:poss
       Kasterian ADJ 5 amod
       counterpart NOUN 1 obl`,
    )
    expect(tree).toEqual(
      expect.arrayContaining(['with case counterpart', 'his nmod:poss counterpart', 'Kasterian amod counterpart']),
    )
  })
})

describe('mendFrontedPhrases', () => {
  const told = (first: string) =>
    `${first} ADP 2 case
       deal NOUN 3 nsubj
       signed VERB 0 root
       here ADV 3 advmod
       ships NOUN 7 nsubj
       have AUX 7 aux
       left VERB 3 parataxis`.replaceAll('advmod', 'obl')
  it('gives the sentence to the verb with a subject of its own', () => {
    const tree = mended(mendFrontedPhrases, told('Under'))
    expect(tree).toEqual(expect.arrayContaining(['left root -', 'deal obl left', 'signed acl deal', 'Under case deal']))
  })
  it('leaves a subject without a preposition its verb', () => {
    const lines = told('The').replace('The ADP 2 case', 'The DET 2 det')
    expect(mended(mendFrontedPhrases, lines)).toEqual(shape(lines))
  })
})

describe('mendHeadlinePairs', () => {
  const told = (verb: string, end = '') =>
    `Sylvania PROPN 5 vocative
       , PUNCT 1 punct
       Kasterian PROPN 4 compound
       rebels NOUN 5 nsubj
       ${verb} VERB 0 root
       terms NOUN 5 obj${end}`.replaceAll('vocative', 'nmod')
  it('reads the comma of a headline as "and"', () => {
    const tree = mended(mendHeadlinePairs, told('discuss'))
    expect(tree).toEqual(expect.arrayContaining(['Sylvania nsubj discuss', 'rebels conj Sylvania']))
  })
  it('takes an acronym for a name, and the verb out of an aside of the first name', () => {
    const tree = mended(
      mendHeadlinePairs,
      `Sylvania PROPN 0 root
       , PUNCT 4 punct
       KLF NOUN 4 nsubj
       discuss VERB 1 parataxis
       terms NOUN 4 obj`,
    )
    expect(tree).toEqual(expect.arrayContaining(['discuss root -', 'Sylvania nsubj discuss', 'KLF conj Sylvania']))
  })
  it('leaves a verb in the singular, and what ends with a full stop', () => {
    for (const lines of [told('hosts'), told('discuss', '\n . PUNCT 5 punct')]) {
      expect(mended(mendHeadlinePairs, lines)).toEqual(shape(lines))
    }
  })
})

describe('mendNamedObjects', () => {
  const told = (verb: string) => `Moll PROPN 2 nsubj
       ${verb} VERB 0 root
       Brandt PROPN 2 xcomp
       yesterday NOUN 2 obl:unmarked`
  it('makes a name right behind a verb its object', () => {
    expect(mended(mendNamedObjects, told('hosted'))).toContain('Brandt obj hosted')
  })
  it('leaves what somebody became or was called', () => {
    expect(mended(mendNamedObjects, told('became'))).toEqual(shape(told('became')))
  })
})

describe('mendNamedPairs', () => {
  const told = (joined: string) => `Brandt PROPN 4 nsubj
       ${joined} 3 cc
       Moll PROPN 1 appos
       left VERB 0 root`
  it('makes two names of one with an "and" before what explains it', () => {
    expect(mended(mendNamedPairs, told('and CCONJ'))).toContain('Moll conj Brandt')
  })
  it('leaves one that explains', () => {
    const lines = told(', PUNCT').replace('cc', 'punct')
    expect(mended(mendNamedPairs, lines)).toEqual(shape(lines))
  })
})

describe('mendCounted', () => {
  const told = (aux: string) => `They PRON 2 nsubj
       moved VERB 0 root
       two NUM 2 obj
       armoured VERB 2 xcomp
       brigades NOUN 4 obj
       ${aux} PUNCT 4 punct`
  it('gives a number the things it counts, and those the participle before them', () => {
    const tree = mended(mendCounted, told('today'))
    expect(tree).toEqual(expect.arrayContaining(['brigades obj moved', 'two nummod brigades', 'armoured amod brigades']))
  })
  it('leaves a participle with an object of its own and no number before it', () => {
    const lines = told('today').replace('two NUM', 'them PRON')
    expect(mended(mendCounted, lines)).toEqual(shape(lines))
  })
})

describe('mendAfterClauses', () => {
  const told = (relation: string) => `It PRON 2 nsubj
       held VERB 0 root
       after ADP 5 case
       another DET 5 det
       truce NOUN 2 obl
       had AUX 7 aux
       failed VERB 2 ${relation}`
  it('makes the noun behind "after" the subject of the verb behind it', () => {
    const tree = mended(mendAfterClauses, told('parataxis'))
    expect(tree).toEqual(expect.arrayContaining(['truce nsubj failed', 'after mark failed', 'failed advcl held']))
  })
  it('leaves a verb that hangs elsewhere', () => {
    expect(mended(mendAfterClauses, told('advcl'))).toEqual(shape(told('advcl')))
  })
})

describe('mendNamesAlone', () => {
  const told = (end: string) => `Norway PROPN 0 root
       and CCONJ 3 cc
       Chad PROPN 1 conj
       called VERB 3 acl
       for ADP 6 case
       calm NOUN 4 obl
       ${end} PUNCT 1 punct`
  it('makes the only verb of a sentence say what the names did', () => {
    const tree = mended(mendNamesAlone, told('.'))
    expect(tree).toEqual(
      expect.arrayContaining(['called root -', 'Norway nsubj called', 'Chad conj Norway', 'calm obl called']),
    )
  })
  it('leaves what is no whole sentence', () => {
    expect(mended(mendNamesAlone, told(','))).toEqual(shape(told(',')))
  })
})

/** Each a repair, a tree as the parser may make it, and arcs it must have in the end. */
const MENDED: readonly (readonly [string, Repair, string, readonly string[]])[] = [
  [
    'a clause with "that" is never said of a day',
    mendRelatives,
    `Kasteria PROPN 2 nsubj
     hosted VERB 0 root
     talks NOUN 2 obj
     Thursday PROPN 2 obl
     that PRON 6 nsubj
     drew VERB 4 acl:relcl
     envoys NOUN 6 obj`,
    ['drew acl:relcl talks'],
  ],
  [
    'a clause with "which" behind a comma is said of what stands before it',
    mendRelatives,
    `war NOUN 4 nsubj
     , PUNCT 1 punct
     which PRON 4 nsubj
     began VERB 6 advcl
     , PUNCT 4 punct
     ended VERB 0 root`,
    ['war nsubj ended', 'began acl:relcl war'],
  ],
  [
    '"after attacking" belongs to the clause, not to the noun before it',
    mendAfterDoing,
    `Oster PROPN 2 nsubj
     left VERB 0 root
     land NOUN 2 obj
     after ADP 5 mark
     attacking VERB 3 acl`,
    ['attacking advcl left'],
  ],
  [
    'a clause headed by a noun has the verb before it',
    mendHiddenVerbs,
    `Moll PROPN 2 nsubj
     says VERB 0 root
     that SCONJ 6 mark
     armies NOUN 6 nsubj
     used VERB 6 amod
     mines NOUN 2 ccomp`,
    ['used ccomp says', 'armies nsubj used', 'mines obj used', 'that mark used'],
  ],
  [
    'an "and" is no member of a list',
    mendLists,
    `covers VERB 0 root
     talks NOUN 1 obj
     , PUNCT 2 punct
     and CCONJ 2 conj
     links NOUN 4 obj`,
    ['links conj talks', 'and cc links'],
  ],
  [
    'a preposition behind a day opens what is behind it',
    mendAfterDays,
    `Moll PROPN 2 nsubj
     spoke VERB 0 root
     today NOUN 2 obl:unmarked
     with ADP 3 fixed
     Brandt PROPN 4 appos`,
    ['Brandt obl spoke', 'with case Brandt'],
  ],
  [
    'what had been done before is told in passing',
    mendHavingDone,
    `We PRON 3 nsubj
     having AUX 3 aux
     met VERB 0 root
     declare VERB 3 conj
     this PRON 4 obj`,
    ['declare root -', 'met advcl declare', 'We nsubj declare'],
  ],
  [
    'what is done in passing behind "said" is no subject',
    mendInPassing,
    `army NOUN 2 nsubj
     said VERB 0 root
     , PUNCT 4 punct
     accusing VERB 7 csubj
     Moll PROPN 4 obj
     truce NOUN 4 obl
     agreed VERB 2 ccomp`,
    ['accusing advcl said', 'agreed acl truce'],
  ],
  [
    'a time between two nouns is part of neither',
    mendLooseTimes,
    `made VERB 0 root
     breach NOUN 1 obj
     this DET 4 det
     month NOUN 1 obl:unmarked
     of ADP 7 case
     a DET 7 det
     truce NOUN 4 nmod`,
    ['truce nmod breach'],
  ],
  [
    'an article, what describes and the noun are one subject',
    mendSplitSubjects,
    `An DET 5 nsubj
     increasingly ADV 3 advmod
     isolated VERB 5 advcl
     Oster PROPN 5 nsubj
     lost VERB 0 root`,
    ['An det Oster', 'isolated amod Oster', 'Oster nsubj lost'],
  ],
  [
    'a small word between "were" and what was done is not what they were',
    mendLastDone,
    `They PRON 3 nsubj
     were AUX 3 cop
     last ADJ 0 root
     received VERB 3 acl
     . PUNCT 3 punct`,
    ['received root -', 'They nsubj:pass received', 'were aux:pass received', 'last advmod received'],
  ],
  [
    'with a preposition of its own and no "and" a noun is no member of a list',
    mendAsideTalks,
    `met VERB 0 root
     over ADP 3 case
     treaty NOUN 1 obl
     , PUNCT 6 punct
     in ADP 6 case
     talks NOUN 3 conj`,
    ['talks obl met'],
  ],
  [
    'what is mediated are the talks, not what they are on',
    mendMediatedTalks,
    `met VERB 0 root
     for ADP 3 case
     talks NOUN 1 obl
     on ADP 5 case
     peace NOUN 1 obl
     mediated VERB 5 acl`,
    ['mediated acl talks', 'peace nmod talks'],
  ],
  [
    'a clause behind "that" has its own subject, and the noun for its object',
    mendGaps,
    `broke VERB 0 root
     truce NOUN 1 obj
     that SCONJ 2 acl
     sides NOUN 3 obj
     extended VERB 4 acl`,
    ['extended acl:relcl truce', 'sides nsubj extended', 'that obj extended'],
  ],
  [
    'a noun before a name is what the name is',
    mendNamedSubjects,
    `group NOUN 3 nsubj
     Veritas PROPN 3 nsubj
     says VERB 0 root`,
    ['group nmod:desc Veritas', 'Veritas nsubj says'],
  ],
  [
    'a run of names behind an "and" is one name',
    mendBrokenNames,
    `Kasteria PROPN 6 nsubj
     and CCONJ 3 cc
     Lake PROPN 1 conj
     Liberation PROPN 5 compound
     Front PROPN 6 nsubj
     left VERB 0 root`,
    ['Front conj Kasteria', 'Lake compound Front', 'and cc Front'],
  ],
  [
    'a sentence before a semicolon has a head of its own',
    mendSemicolons,
    `parties NOUN 3 nsubj
     are AUX 3 cop
     Drevia PROPN 6 nsubj
     ; PUNCT 6 punct
     Ruvania PROPN 6 nsubj
     watches VERB 0 root`,
    ['Drevia root -', 'watches parataxis Drevia', 'Ruvania nsubj watches'],
  ],
  [
    'a truce that has been described does what follows',
    mendNamesAlone,
    `truce NOUN 0 root
     signed VERB 1 acl
     collapsed VERB 2 advcl
     . PUNCT 1 punct`,
    ['collapsed root -', 'truce nsubj collapsed', 'signed acl truce'],
  ],
]

describe('further repairs', () => {
  it.each(MENDED)('%s', (_, repair, lines, arcs) => {
    expect(shape(lines)).not.toEqual(expect.arrayContaining([...arcs]))
    const tree = mended(repair, lines)
    expect(tree).toEqual(expect.arrayContaining([...arcs]))
    expect(tree.filter((arc) => arc.endsWith('root -'))).toHaveLength(1)
  })
})

describe('mend', () => {
  it('runs every repair there is', () => {
    const folder = new URL('../../src/text/repairs/', import.meta.url)
    const files = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const repairs = files.flatMap((code) => [...code.matchAll(/^export function (mend\w+)/gm)].map(([, name]) => name))
    const run = readFileSync(new URL('mend.ts', folder), 'utf8')
    expect(repairs.length).toBeGreaterThan(20)
    expect(repairs.filter((name) => !new RegExp(`^  ${name},$`, 'm').test(run))).toEqual([])
  })
})
