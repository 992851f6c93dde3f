import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { COMPILED, compileCues } from '../../scripts/cues.js'

it('has the compiled cue lists as their YAML says', () => {
  expect(readFileSync(COMPILED, 'utf8')).toBe(compileCues())
})
