import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageLinks } from '../../src/views/average-links.js'
import { stories, storyDay } from '../../src/views/stories.js'

// Written for this test: three events, each as two newsrooms would tell it, and a copy.
const REPORTS = {
  bridge: `The foreign ministers of Velmar and Ostrania signed a protocol on the Sill bridge in Lissa on Monday. Under it the bridge,
shut since 2014, opens to lorries in March. Ana Lindt of Velmar called it "the first door in nine years". Customs posts will stand on
both banks, and the two states share a cost of 40 million crowns.`,
  bridgeAgain: `Lorries are to cross the Sill again from March, after nine years. Ministers Ana Lindt and Oren Vask put their names to
a customs protocol in Lissa on Monday; Ostrania's Vask said the 40 million crowns for new posts would be found by both capitals, Velmar's
half before winter.`,
  shelling: `Two soldiers were killed and five wounded when shells struck a post near Greyford early on Tuesday, the army of Tarsk said.
It blamed units of Beloria on the Kestrel ridge. The ministry in Oskol denied having fired. Observers asked for access to the ridge.`,
  shellingAgain: `Beloria rejects the charge that its guns on the Kestrel ridge fired at a Tarsk post by Greyford, where two conscripts
died on Tuesday and five were hurt. Oskol's spokesman spoke of a provocation; observers want to climb the ridge today.`,
  prisoners: `Kadesh freed 32 prisoners of Norvia at the Tamarin crossing, and received two of its own. The Red Cross drove them over
the pass. Families waited since dawn. It is the second exchange this year, and Norvia thanked the envoy Mira Sol for it.`,
}

const grouped = (reports: readonly (keyof typeof REPORTS)[], days: readonly (number | null)[] = []): readonly string[] =>
  stories(reports.map((name, i) => ({ text: REPORTS[name], day: days[i] ?? null }))).map((group) =>
    group.map((i) => reports[i]).join(' '),
  )

describe('which reports tell of one event', () => {
  it('puts two newsrooms on one event together and leaves other events alone', () => {
    expect(grouped(['bridge', 'shelling', 'bridgeAgain', 'prisoners', 'shellingAgain'])).toEqual([
      'bridge bridgeAgain',
      'shelling shellingAgain',
      'prisoners',
    ])
  })

  it('holds reports weeks apart for different events', () => {
    expect(grouped(['bridge', 'bridgeAgain'], [100, 103])).toEqual(['bridge bridgeAgain'])
    expect(grouped(['bridge', 'bridgeAgain'], [100, 130])).toEqual(['bridge', 'bridgeAgain'])
  })

  it('puts every report in one story, in whatever order they come', () => {
    const names = Object.keys(REPORTS) as (keyof typeof REPORTS)[]
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (order) => {
        const groups = grouped(order)
        expect(groups.join(' ').split(' ').filter(Boolean).sort()).toEqual([...order].sort())
        const together = (a: string, b: string): boolean =>
          groups.some((group) => [a, b].every((name) => group.split(' ').includes(name)))
        if (order.includes('bridge') && order.includes('bridgeAgain')) expect(together('bridge', 'bridgeAgain')).toBe(true)
        expect(together('bridge', 'prisoners')).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  it('takes none, one and empty reports', () => {
    expect(stories([])).toEqual([])
    expect(stories([{ text: '', day: null }])).toEqual([[0]])
    expect(
      stories([
        { text: '', day: null },
        { text: '', day: null },
      ]),
    ).toEqual([[0], [1]])
  })

  it('takes only a whole date for a day', () => {
    expect(storyDay('1970-01-03')).toBe(2)
    expect([storyDay('2022-06'), storyDay('2020-23'), storyDay(null)]).toEqual([null, null, null])
  })
})

/** So that no two means are the same to the last digit, where either may be joined first. */
const untied = (a: number, b: number): number => Math.abs(Math.sin(a * 37.1 + b * 101.3)) / 100

describe('average links', () => {
  it('joins what is most alike on average, like a computation from all pairs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (n, numbers) => {
        const members = Array.from({ length: n }, (_, i) => i)
        const pairs = members.flatMap((a) =>
          members.slice(0, a).map((b) => ({ a, b, like: (numbers.next().value as number) / 1000 + untied(a, b) })),
        )
        const sorted = (groups: readonly (readonly number[])[]): string =>
          groups
            .map((group) => [...group].sort().join())
            .sort()
            .join(' ')
        expect(sorted(averageLinks(members, pairs, 0.5))).toBe(sorted(slowly(members, pairs, 0.5)))
      }),
      { numRuns: 200, seed: 20220609 },
    )
  })
})

/** The same, worked out anew from the pairs at each step. */
function slowly(
  members: readonly number[],
  pairs: readonly { a: number; b: number; like: number }[],
  least: number,
): number[][] {
  let groups = members.map((member) => [member])
  const like = (x: readonly number[], y: readonly number[]): number =>
    x
      .flatMap((a) => y.map((b) => pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a))?.like ?? 0))
      .reduce((s, v) => s + v, 0) /
    (x.length * y.length)
  for (;;) {
    let best: { x: number[]; y: number[]; like: number } | null = null
    for (const x of groups)
      for (const y of groups) if (x !== y && (!best || like(x, y) > best.like)) best = { x, y, like: like(x, y) }
    if (!best || best.like < least) return groups
    const { x, y } = best
    groups = [...groups.filter((group) => group !== x && group !== y), [...x, ...y]]
  }
}
