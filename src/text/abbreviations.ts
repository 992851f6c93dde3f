const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Abbreviations a full stop belongs to, that stand before a name or number and do not end a sentence. */
export const BEFORE_NAMES = set(
  `mr mrs ms messrs mx dr prof rev fr hon pres gov sen rep reps sens amb min supt gen lt col maj capt cpt cdr cmdr adm brig
   sgt cpl pvt st ste ft mt pt no nos nr vs v fig figs eq vol ch sec art para pp cf ca c approx assoc ext ed eds e.g i.e ps drs gens`,
)

/** Abbreviations a full stop belongs to, that may end a sentence too. */
export const ANYWHERE = set(
  `jr sr inc ltd co corp bros assn dept univ est ave blvd rd etc al esq assoc jan feb mar apr jun jul aug sep sept oct nov dec mon
   tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k u.n e.u u.s.a u.s.s.r d.c p.s a.k.a ph.d b.a m.a viz`,
)

/** Words with which a hyphen makes one word: ex-minister, non-aligned. Elsewhere a hyphen stands alone. */
export const PREFIXES = set(
  `ex non anti pre post pro co re un sub inter intra multi semi mid over counter mini micro cross e mis ultra neo socio psycho
   bi tri quasi trans`,
)

/** Words written as one and read as several: the lengths of their parts. */
export const CONTRACTED: ReadonlyMap<string, readonly number[]> = new Map([
  ['cannot', [3, 3]],
  ['gonna', [3, 2]],
  ['gotta', [3, 2]],
  ['wanna', [3, 2]],
  ['dont', [2, 2]],
  ['didnt', [3, 2]],
  ['doesnt', [4, 2]],
  ['isnt', [2, 2]],
  ['wasnt', [3, 2]],
  ['couldnt', [5, 2]],
  ['wouldnt', [5, 2]],
])

/** Letters that stand close behind a number as a word of their own: 5 km, 10 am, 3 m. */
export const UNITS = set(
  'am pm a.m p.m km m cm mm kg g mg ft in lb lbs k b bn mn tn t mph kph kmh hrs hr min mins sec c f gb mb',
)
