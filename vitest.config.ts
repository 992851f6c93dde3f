import { defineConfig } from 'vitest/config'

// A second reporter for machines, where asked for: CI counts from it.
const report = process.env.PARLEY_TEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'web/test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup/left-out.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more workers only fight over them.
    maxWorkers: 2,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
  },
})
