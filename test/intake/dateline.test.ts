import { describe, expect, it } from 'vitest'
import { datelineOf } from '../../src/intake/dateline.js'
import { known } from './known.js'

describe('datelines', () => {
  it.each([
    ['YEREVAN, June 9 (AFP) — Envoys met.', 'YEREVAN', 'AFP'],
    ['BAKU — Envoys met.', 'BAKU', null],
    ['BAKU, Azerbaijan (AP) -- Envoys met.', 'BAKU, Azerbaijan', 'AP'],
    ['(Reuters) - Envoys met.', null, 'Reuters'],
    ['LORIN (Reuters) - Envoys met.', 'LORIN', 'Reuters'],
    ['MOSCOW, June 9. /TASS/. Envoys met.', 'MOSCOW', 'TASS'],
    ['YEREVAN, JUNE 9, ARMENPRESS. Envoys met.', 'YEREVAN', 'ARMENPRESS'],
    ['Baku, June 9, AZERTAC', 'Baku', 'AZERTAC'],
    ['WASHINGTON, D.C., June 9 (AFP) – Envoys met.', 'WASHINGTON, D.C', 'AFP'],
    ['SAN MARCO, 9 June 2022 (AFP) -- Envoys met.', 'SAN MARCO', 'AFP'],
    ['NEW YORK/LORIN, June 9 (Reuters) - Envoys met.', 'NEW YORK/LORIN', 'Reuters'],
  ])('%s', (text, place, agency) => {
    const found = datelineOf(text, known.agency)
    expect(found).toMatchObject({ place, agency })
    expect(['Envoys met.', '']).toContain(text.slice(found?.end))
  })

  it.each([
    'NATO said on Monday that it would help – a first.',
    'The deal — which both sides praised — holds.',
    'On June 9 – a Thursday – they met.',
    'Envoys met in LORIN (AFP) — at last.',
    'U.S. envoys — three of them — came.',
    'Minister Ana Lindt: we are ready.',
    'The Foreign Press Office (FPO) Monday said so.',
  ])('%s has none', (text) => {
    expect(datelineOf(text, known.agency)).toBeNull()
  })
})
