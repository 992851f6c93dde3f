/**
 * Words that a briefing does not use of its own, with the reason and what stands instead. Within quotation marks any word may
 * stand: there it is the source's. Compiled from what news agencies' style books and mediation guides advise; our own words.
 */
export const NOT_USED: readonly { readonly word: RegExp; readonly why: string; readonly instead: string }[] = [
  { word: /\bclaim(?:s|ed|ing)?\b/i, why: 'casts doubt on one speaker and not on another', instead: 'said' },
  { word: /\balleg(?:e|es|ed|edly|ing)\b/i, why: 'casts doubt, or sounds like a court', instead: 'according to' },
  { word: /\badmit(?:s|ted|ting)?\b/i, why: 'supposes guilt', instead: 'said' },
  { word: /\bconfess(?:es|ed|ing)?\b/i, why: 'supposes guilt', instead: 'said' },
  { word: /\binsist(?:s|ed|ing)?\b/i, why: 'supposes stubbornness', instead: 'said' },
  { word: /\brefus(?:e|es|ed|al|ing)\b/i, why: 'blames who did not agree', instead: 'did not agree, or the words quoted' },
  { word: /\bregimes?\b/i, why: 'denies a government its standing', instead: 'government, or the name' },
  { word: /\bterroris(?:t|ts|m)\b/i, why: 'one side’s name for the other', instead: 'the group’s name' },
  { word: /\bseparatists?\b/i, why: 'one side’s name for the other', instead: 'the name they are known by' },
  { word: /\bliberat(?:e|es|ed|ion)\b/i, why: 'one side’s name for taking land', instead: 'took, or the words quoted' },
  {
    word: /\boccup(?:y|ies|ied|ation)\b/i,
    why: 'a legal finding that is not ours to make',
    instead: 'held, or the words quoted',
  },
  {
    word: /\baggress(?:ion|or|ors)\b/i,
    why: 'a legal finding that is not ours to make',
    instead: 'attack, or the words quoted',
  },
  { word: /\bunprovoked\b/i, why: 'judges who began', instead: 'nothing' },
  { word: /\bso-called\b/i, why: 'mocks a name', instead: 'the name' },
  { word: /\bbreakthroughs?\b/i, why: 'judges what came of it', instead: 'what was agreed' },
  { word: /\bhistoric\b/i, why: 'praises', instead: 'nothing' },
  { word: /\bslam(?:s|med)?\b|\bblast(?:s|ed)?\b/i, why: 'heats what was said', instead: 'said' },
  { word: /\bunfortunately\b|\bfortunately\b/i, why: 'takes a side', instead: 'nothing' },
  { word: /\bprogress\b/i, why: 'a judgement; a briefing tells events', instead: 'what happened' },
]

/** Words of the table that stand in a text outside its quotation marks. */
export function biased(text: string): readonly string[] {
  const own = text.replace(/“[^”]*”/g, '“”')
  return NOT_USED.flatMap(({ word }) => word.exec(own)?.[0] ?? [])
}
