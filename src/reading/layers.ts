import type { Edtf } from '../model/edtf.js'
import type { Figure } from '../model/figure.js'
import type { ActorId, OfficeId, PlaceId, ProcessId } from '../model/ids.js'
import type { Via } from '../model/mention.js'
import type { Modality } from '../model/modality.js'
import type { Note } from '../model/note.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import type { Trees } from '../text/trees.js'
import type { TimeExpression } from '../time/time-expression.js'

/** Words that name an actor or place, and apart from them whom we take them to mean. Indexes below are into this layer. */
export interface Mention extends Span {
  readonly type: 'PER' | 'ORG' | 'LOC' | 'MISC'
  readonly via: Via
  /** Syntactic head: the token the tree attaches the mention by. Tokens are indexes into `trees`. */
  readonly head: number
  /** The register's actor; a capital read as its government has the government here. */
  readonly actor: ActorId | null
  /** The register's place, where the words are read as one. */
  readonly place: PlaceId | null
  /** The register's name, else the fullest form of the name in this report, title left off. */
  readonly name: string
  /** Words with title and office: "Armenian Prime Minister Nikol Pashinyan". Always covers the mention's own span. */
  readonly full: Span
  /** Mentions of one report that mean the same share a number. */
  readonly entity: number
  /** The office the words name or the person holds on the report's day, where the register knows. */
  readonly office: OfficeId | null
  /** Whom a person acts for on that day. */
  readonly for: ActorId | null
  /** "both leaders", "the two sides", "his Armenian and Azeri counterparts": those meant, one entry each. */
  readonly members: readonly Meant[]
}

/** One of several meant by a group mention. */
export interface Meant {
  readonly actor: ActorId | null
  readonly name: string
  readonly type: Mention['type']
  readonly for: ActorId | null
  readonly entity: number
}

/** Words between quotation marks that are speech (`direct`), or the reported content of a speech verb. */
export interface Quotation extends Span {
  readonly direct: boolean
  readonly speaker: SpeakerRead | null
  /** Who brought the words, nearest to the outlet first: "TASS cited the ministry as saying" has TASS here. */
  readonly through: readonly SpeakerRead[]
  /** The verb or preposition that reports, as a token; −1 where the speech goes on without one. */
  readonly cue: number
  readonly addressees: readonly number[]
}
export interface SpeakerRead extends Span {
  /** Mention, −1 where the words name nobody we keep as one ("the statement", "officials"). */
  readonly mention: number
}

/** A count in the text, with the words that carry it. */
export interface FigureRead extends Span {
  readonly figure: Figure
  /** Who is counted: a mention of the counted side ("two Armenian soldiers"), or −1. */
  readonly of: number
  /** Verb or noun of the event the count belongs to, as a token; −1 where none governs it. */
  readonly event: number
  /** Who counts, where not the outlet; mention or −1. */
  readonly claimant: number
}

/** One participant of a predicate. A coordination gives one argument a conjunct. */
export interface Argument {
  readonly head: number
  readonly span: Span
  /** Mention whose head this is (or that stands in it as its name), −1 for none. */
  readonly mention: number
}
export interface Oblique extends Argument {
  /** The preposition or case word, lower case: with, between, in, on, by, of, to, against … */
  readonly by: string
}

/** What stands over a predicate and turns its meaning, outermost first. */
export interface Context {
  readonly sort:
    | 'say'
    | 'deny'
    | 'plan'
    | 'expect'
    | 'offer'
    | 'urge'
    | 'agree'
    | 'refuse'
    | 'ban'
    | 'threaten'
    | 'fail'
    | 'try'
    | 'accuse'
    | 'condition'
    | 'want'
    | 'modal'
    | 'negation'
    | 'postpone'
    | 'help'
    | 'begin'
    | 'end'
    | 'doubt'
  readonly token: number
  readonly lemma: string
  /** Who says, denies, plans, urges. */
  readonly holders: readonly Argument[]
}

/** A predicate with its arguments, and what stands over it. */
export interface Frame {
  /** Token of the predicate: a verb, a noun of action ("talks", "ceasefire"), an adjective ("ready"). */
  readonly predicate: number
  readonly lemma: string
  readonly form: 'verb' | 'noun' | 'adjective'
  /** Said of its subject by a form of "be": "is ready", "is a mediator", "is on the ground". */
  readonly copular: boolean
  readonly particle: string | null
  /** Words of the predicate with its arguments, cut at the clause. */
  readonly span: Span
  /** Who does it, passives turned round; who or what it is done to; the rest by preposition. */
  readonly agents: readonly Argument[]
  readonly patients: readonly Argument[]
  readonly others: readonly Oblique[]
  readonly modality: Modality
  readonly tense: 'past' | 'present' | 'future' | 'none'
  readonly negated: boolean
  readonly context: readonly Context[]
  /** Who vouches for it, null for the outlet; `through` for a chain, nearest to the outlet first. */
  readonly speaker: Argument | null
  readonly through: readonly Argument[]
  /** True inside quotation marks that are speech. */
  readonly quoted: boolean
  /** Verb that carries a noun of action ("held talks", "talks began"), as a token; −1 for none. */
  readonly carrier: number
  /** Index of the frame this one is a complement of, −1 for none: "agreed to meet" has meet under agree. */
  readonly under: number
  /** 0 to 1: from the parser's margins on the arcs it rests on. */
  readonly sure: number
}

/** What the report as a whole is about. */
export interface Setting {
  /** The process its parties and words point to, null for none the register knows. */
  readonly process: ProcessId | null
  /** The parties of that process. */
  readonly parties: readonly ActorId[]
  /** The day "today" stands for: the report's date, else its dateline's; null where undated. */
  readonly day: Edtf | null
}

/** Everything the reader finds out about a source, by layer. */
export interface Layers {
  readonly trees: Trees
  readonly times: readonly TimeExpression[]
  readonly setting: Setting
  readonly mentions: readonly Mention[]
  readonly quotations: readonly Quotation[]
  readonly figures: readonly FigureRead[]
  readonly frames: readonly Frame[]
}
export type Layer = keyof Layers

/** A pass that adds one layer out of others. `doubt` keeps a note. The order of passes is checked once, when the reader is made. */
export interface Analyser<A extends Layer, N extends Layer> {
  readonly adds: A
  readonly needs: readonly N[]
  analyse(source: Source, have: Pick<Layers, N>, doubt: (note: Note) => void): Layers[A]
}
