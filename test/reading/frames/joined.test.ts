import { expect, it } from 'vitest'
import { readFrames } from '../../../src/reading/frames/frames.js'
import { grow } from '../../../src/text/grow.js'
import { loadModel } from '../../../src/text/load-model.js'

const model = loadModel()
/** How a verb stands in a sentence. */
function standing(text: string, lemma: string): string | undefined {
  const trees = grow(model, text, { locked: () => 0 })
  return readFrames({ trees, mentions: [], quotations: [] }).find((frame) => frame.lemma === lemma)?.modality
}

it.each([
  ['Estia did not sign the treaty and attacked Westmark.', 'attack', 'asserted'],
  ['Estia will not sign the treaty and Westmark attacked the town.', 'attack', 'asserted'],
  ['Talks cannot go on and the army shelled the town.', 'shell', 'asserted'],
  ['The road will be opened and troops fled.', 'flee', 'asserted'],
])('leaves to the first of two joined clauses what stands with it: %s', (text, lemma, modality) => {
  expect(standing(text, lemma)).toBe(modality)
})

it.each([
  ['Estia will withdraw its troops and open the border.', 'open', 'planned'],
  ['Estia must withdraw its troops and release the prisoners.', 'release', 'proposed'],
  ['Estia has not signed or ratified the treaty.', 'ratify', 'denied'],
  ['If Estia withdraws and Westmark agrees, the talks will resume.', 'agree', 'conditional'],
  ['Troops will be withdrawn and prisoners released.', 'release', 'planned'],
])('shares what two joined verbs have together: %s', (text, lemma, modality) => {
  expect(standing(text, lemma)).toBe(modality)
})
