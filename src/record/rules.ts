import { rebuildProcess } from './rebuild.js'
import type { Store } from './store.js'

/**
 * The number of the rules by which claims are put together into findings: what is the same thing, and what a finding of several
 * claims is. To be raised with every change of them; a test tells where one was made.
 */
export const RULES = 2

/** Works out anew what a record made under other rules holds of findings. The journal stays as it is. */
export async function underTheseRules(store: Store): Promise<void> {
  if ((await store.read((reads) => reads.rules(), { single: true })) === RULES) return
  for (const process of await store.read((reads) => reads.processes())) {
    await store.write((writes) => rebuildProcess(writes, process), { late: true })
  }
  // Last, so that what was broken off is done again.
  await store.write((writes) => writes.setRules(RULES))
}
