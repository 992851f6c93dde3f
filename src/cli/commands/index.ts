import type { Command } from 'commander'

/** A command: its name and summary for the overview, the rest loaded when it is chosen. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<{ define(command: Command): void }>
}

export const COMMANDS: readonly CommandEntry[] = [
  { name: 'read', summary: 'read reports and print what they hold; keeps nothing', load: () => import('./read.js') },
  { name: 'add', summary: 'take reports into the record and read them', load: () => import('./add.js') },
  { name: 'follow', summary: 'follow feeds and add what they announce', load: () => import('./follow.js') },
  { name: 'ask', summary: 'ask the record: timeline, tracks, roles, figures …', load: () => import('./ask.js') },
  { name: 'who', summary: 'whom a title, counterpart or metonym means on a day', load: () => import('./who.js') },
  {
    name: 'diff',
    summary: 'what changed between two days: in the world, and in what was known',
    load: () => import('./diff.js'),
  },
  {
    name: 'export',
    summary: 'findings in the formats of others: tables, maps, calendars, event data',
    load: () => import('./export.js'),
  },
  { name: 'stories', summary: 'which reports tell of one event', load: () => import('./stories.js') },
  {
    name: 'import',
    summary: 'rows of the data sets of others, each kept as it stood',
    load: () => import('./import.js'),
  },
  {
    name: 'brief',
    summary: 'a briefing whose every sentence has a footnote: Markdown, HTML, Word',
    load: () => import('./brief.js'),
  },
  { name: 'cite', summary: 'the sources of a finding as references: APA, Chicago, BibTeX', load: () => import('./cite.js') },
  { name: 'review', summary: 'rule on claims from the terminal, by keyboard', load: () => import('./review.js') },
  { name: 'decide', summary: 'rule on claims from scripts', load: () => import('./decide.js') },
  { name: 'record', summary: 'copy a record from one store to another', load: () => import('./record.js') },
  { name: 'check', summary: 'verify every quote, every hash and the store', load: () => import('./check.js') },
  { name: 'serve', summary: 'the web app and the API on 127.0.0.1', load: () => import('./serve.js') },
  { name: 'user', summary: 'accounts, for a server that listens to other machines', load: () => import('./user.js') },
  { name: 'demo', summary: 'read the bundled examples into a temporary record and show it', load: () => import('./demo.js') },
]
