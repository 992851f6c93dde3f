// Runs the measurements: all, or those named: npm run bench -- reading record
import { stderr } from 'node:process'

const MEASUREMENTS: Readonly<Record<string, () => Promise<void>>> = {
  syntax: async () => (await import('./syntax.js')).benchSyntax(),
  time: async () => (await import('./time.js')).benchTime(),
  reading: async () => (await import('./reading.js')).benchReading(),
  pages: async () => (await import('./pages.js')).benchPages(),
  mutants: async () => (await import('./mutants.js')).benchMutants(process.argv.slice(2)),
  exchange: async () => (await import('./exchange.js')).benchExchange(),
  record: async () => (await import('./record.js')).benchRecord(),
  http: async () => (await import('./http.js')).benchHttp(),
  clicks: async () => (await import('./clicks.js')).benchClicks(),
  web: async () => (await import('./web.js')).benchWeb(),
  intake: async () => (await import('./intake.js')).benchIntake(),
  tracks: async () => (await import('./tracks.js')).benchTracks(),
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const unknown = asked.filter((name) => !(name in MEASUREMENTS))
if (unknown.length > 0) {
  stderr.write(`no measurement ${unknown.join(', ')}; there are ${Object.keys(MEASUREMENTS).join(', ')}\n`)
  process.exit(2)
}
// A million mutated reports are asked for by name, never run among the others.
for (const name of asked.length > 0 ? asked : Object.keys(MEASUREMENTS).filter((name) => name !== 'mutants')) {
  process.stdout.write(`\n== ${name}\n`)
  await MEASUREMENTS[name]?.()
}
