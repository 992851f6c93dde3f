import { describe, expect, it } from 'vitest'
import { lemmatise } from '../../src/text/lemmas.js'
import { loadModel } from '../../src/text/load-model.js'
import type { Upos } from '../../src/text/trees.js'

const { knowledge } = loadModel()

const table = (upos: Upos, penn: string, pairs: string): [string, Upos, string, string][] =>
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [word, lemma] = pair.split('>') as [string, string]
      return [word, upos, penn, lemma]
    })

describe('lemmatise', () => {
  it.each([
    ...table(
      'VERB',
      'VBG',
      `mediating>mediate brokering>broker hosting>host negotiating>negotiate ceding>cede easing>ease ending>end signing>sign
       withdrawing>withdraw sending>send planning>plan pledging>pledge urging>urge accusing>accuse shelling>shell opening>open
       seizing>seize firing>fire lying>lie dying>die agreeing>agree freeing>free visiting>visit offering>offer making>make
       reopening>reopen redeploying>redeploy besieging>besiege`,
    ),
    ...table(
      'VERB',
      'VBD',
      `brokered>broker held>hold met>meet agreed>agree signed>sign ceded>cede mediated>mediate hosted>host denied>deny said>say
       told>tell fought>fight withdrew>withdraw led>lead broke>break urged>urge vowed>vow pledged>pledge welcomed>welcome
       accused>accuse committed>commit referred>refer occurred>occur expelled>expel controlled>control seized>seize
       ratified>ratify initialled>initial violated>violate released>release exchanged>exchange displaced>displace
       condemned>condemn halted>halt resumed>resume stopped>stop killed>kill wounded>wound added>add called>call passed>pass
       delimited>delimit oversaw>oversee threatened>threaten escalated>escalate ambushed>ambush shelled>shell
       severed>sever rebuked>rebuke reconvened>reconvene intervened>intervene delineated>delineate`,
    ),
    ...table(
      'VERB',
      'VBN',
      'been>be taken>take given>give broken>break known>know driven>drive hidden>hide begun>begin held>hold',
    ),
    ...table(
      'VERB',
      'VBZ',
      'says>say does>do has>have is>be denies>deny pushes>push goes>go focuses>focus uses>use seizes>seize ceases>cease',
    ),
    ...table('AUX', 'MD', "will>will 'll>will wo>will ca>can"),
    ...table(
      'NOUN',
      'NNS',
      `talks>talk parties>party lives>life leaders>leader countries>country men>man women>woman crises>crisis treaties>treaty
       ceasefires>ceasefire prisoners>prisoner militias>militia losses>loss hostages>hostage bodies>body envoys>envoy
       peacekeepers>peacekeeper negotiations>negotiation clashes>clash houses>house bases>base people>person troops>troop`,
    ),
    ...table('NOUN', 'NN', 'news>news status>status process>process glass>glass ceasefire>ceasefire'),
    ...table('ADJ', 'JJR', 'larger>large bigger>big better>good happier>happy closer>close'),
    ...table('PRON', 'PRP', 'him>he them>they us>we She>she'),
    ...table('PART', 'RB', "n't>not not>not"),
    ...table('PROPN', 'NNP', 'Varna>Varna NATO>NATO'),
    ...table('ADJ', 'JJ', 'Karvian>Karvian Unprecedented>unprecedented'),
    ...table('NOUN', 'NN', 'OSCE>OSCE PEACE>peace'),
    ...table('VERB', 'VB', 'lay>lay found>found'),
    ...table('PRON', 'PRP$', 'her>her'),
    ...table('NUM', 'CD', '6,500>6500 two>two'),
  ])('%s as %s %s is %s', (word, upos, penn, lemma) => {
    expect(lemmatise(word, upos, penn, knowledge)).toBe(lemma)
  })
})
