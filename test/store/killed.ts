import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'

// A program that adds and decides until it is killed. It tells of each thing only once the record has acknowledged it.
const [, , location = '', round = '0'] = process.argv
const record = new KeptRecord(await openStore(location))
const tell = (what: string): void => void process.stdout.write(`${what}\n`)

for (let i = 0; ; i++) {
  const report = (n: number) =>
    reading({
      outlet: `Outlet ${n % 7}`,
      title: `Round ${round}, report ${n}`,
      claims: [{ when: `2022-04-0${1 + (n % 9)}` }, { when: '2022-05' }],
    })
  if (i % 3 === 2) {
    const incoming = [0, 1, 2, 3].map((n) => ({ reading: report(1000 * (i + 1) + n) }))
    await record.addMany(incoming, (added) => {
      for (const one of added) tell(one.source)
    })
  } else tell((await record.add(report(i))).source)
  const { findings } = await record.findings({ limit: 20 })
  const finding = findings[i % findings.length]
  if (!finding) continue
  const ruling = i % 2 === 0 ? 'accept' : 'reject'
  tell((await record.decide({ ruling, of: [finding.claims[0] ?? ''], author: 'child', reason: `${round}/${i}` })).id)
}
