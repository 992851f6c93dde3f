/** Irregular verbs: the bare form, then its other forms. */
const VERBS = `
be am is are was were been being 's 're 'm ai|have has had having 've 'd|do does did done doing|go goes went gone
say says said|make made making|get got gotten getting|give gave given giving|take took taken taking|come came coming
see saw seen|know knew known|think thought|find found|tell told|become became becoming|leave left leaving|feel felt
bring brought|begin began begun beginning|keep kept|hold held|write wrote written writing|stand stood|hear heard
let letting|mean meant|set setting|meet met|run ran running|pay paid|sit sat sitting|speak spoke spoken|lie lay lain lying lies
lead led|read|grow grew grown|lose lost losing|fall fell fallen|send sent|build built|understand understood
draw drew drawn|break broke broken|spend spent|cut cutting|rise rose risen rising|drive drove driven driving|buy bought
wear wore worn|choose chose chosen choosing|seek sought|throw threw thrown|catch caught|deal dealt|win won winning
forget forgot forgotten forgetting|fight fought|teach taught|eat ate eaten|sell sold|lay laid|strike struck stricken striking
shoot shot|hang hung hanged|shake shook shaken shaking|ride rode ridden riding|feed fed|sing sang sung|hide hid hidden hiding
sleep slept|fly flew flown flies|swear swore sworn|undergo underwent undergone undergoes|overcome overcame overcoming
withdraw withdrew withdrawn|undertake undertook undertaken undertaking|uphold upheld|withhold withheld|withstand withstood
foresee foresaw foreseen|forbid forbade forbidden forbidding|forgive forgave forgiven forgiving|foretell foretold
overthrow overthrew overthrown|overtake overtook overtaken overtaking|oversee oversaw overseen overseeing|override overrode overridden overriding
mislead misled|misunderstand misunderstood|rebuild rebuilt|redraw redrew redrawn|rewrite rewrote rewritten rewriting|retake retook retaken retaking
resell resold|resend resent|reset resetting|rethink rethought|repay repaid|retell retold|remake remade remaking|regrow regrew regrown
bear bore borne born|beat beaten|bend bent|bet betting|bid bade bidden bidding|bind bound|bite bit bitten biting|bleed bled|blow blew blown
breed bred|burn burnt|burst|cast|broadcast broadcasted|forecast|cling clung|cost|creep crept|deny denied denies denying|dig dug digging
dwell dwelt|flee fled fleeing|fling flung|freeze froze frozen freezing|grind ground|hit hitting|hurt|kneel knelt
lend lent|light lit|put putting|quit quitting|rid ridding|ring rang rung|shed shedding|shine shone shining|show shown|shrink shrank shrunk
shut shutting|sink sank sunk sunken|slide slid sliding|sow sown|spin spun spinning|split splitting|spread|spring sprang sprung
steal stole stolen|stick stuck|sting stung|swim swam swum swimming|swing swung|tear tore torn|thrust|upset upsetting|wake woke woken waking
weep wept|wind wound|wring wrung|arise arose arisen arising|awake awoke awoken|behold beheld|beset besetting|offset offsetting|output
die died dies dying|tie tied ties tying|untie untied untying|vie vied vying|lie lied|sue sued suing|dye dyed dyeing|agree agreed agreeing
free freed freeing|guarantee guaranteed guaranteeing|decree decreed decreeing|disagree disagreed disagreeing|referee refereed refereeing
singe singed singeing|focus focused focusing focuses focussed|bus bused|bias biased biases|canvas|veto vetoed vetoes vetoing|echo echoed echoes
embargo embargoed embargoes|travel travelled travelling traveled traveling|cancel cancelled cancelling canceled canceling|signal signalled signalling signaled signaling
control controlled controlling|patrol patrolled patrolling|shell shelled shelling|model modelled modelling modeled modeling|label labelled labelling labeled labeling
refuel refuelled refuelling refueled refueling|channel channelled channelling channeled channeling|tunnel tunnelled tunnelling|quarrel quarrelled quarrelling
counsel counselled counselling counseled counseling|expel expelled expelling|compel compelled compelling|propel propelled propelling|quell quelled quelling
initial initialled initialling initialed initialing|total totalled totalling totaled totaling|equal equalled equalling equaled|rival rivalled rivalling rivaled
level levelled levelling leveled leveling|fuel fuelled fuelling fueled fueling|spell spelled spelling spelt|smell smelled smelt|dispel dispelled dispelling
worship worshipped worshipping|kidnap kidnapped kidnapping|program programmed programming|format formatted formatting|handicap handicapped|equip equipped equipping
commit committed committing|permit permitted permitting|submit submitted submitting|admit admitted admitting|omit omitted omitting|transmit transmitted transmitting
refer referred referring|prefer preferred preferring|transfer transferred transferring|defer deferred deferring|confer conferred conferring|infer inferred inferring
deter deterred deterring|occur occurred occurring|recur recurred recurring|incur incurred incurring|concur concurred concurring|abet abetted abetting
regret regretted regretting|rebut rebutted rebutting|rebel rebelled rebelling|repel repelled repelling|excel excelled excelling|annul annulled annulling
sever severed severing|rebuke rebuked rebuking|reconvene reconvened reconvening|contravene contravened contravening|convene convened convening
intervene intervened intervening|delineate delineated delineating|emphasise emphasised emphasising|slate slated slating|intone intoned intoning
evoke evoked evoking|airdrop airdropped airdropping|panic panicked panicking|mimic mimicked mimicking|traffic trafficked trafficking|picnic picnicked picnicking|frolic frolicked
picket picketed picketing|target targeted targeting|budget budgeted budgeting|market marketed marketing|benefit benefited benefiting benefitted
visit visited visiting|edit edited editing|limit limited limiting|credit credited crediting|exhibit exhibited|prohibit prohibited prohibiting|inhibit inhibited
exit exited exiting|orbit orbited|deposit deposited|merit merited|inherit inherited|profit profited|audit audited|solicit solicited|recruit recruited
can ca could 'll|will wo would|shall sha should|may might|must|ought
`
const NOUNS = `
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|crisis crises|basis|thesis theses
analysis analyses|hypothesis hypotheses|axis axes|oasis oases|diagnosis diagnoses|emphasis emphases|synthesis syntheses|parenthesis parentheses
phenomenon phenomena|criterion criteria|medium media|datum data|stratum strata|bacterium bacteria|curriculum curricula|memorandum memoranda memorandums
referendum referenda referendums|ultimatum ultimatums ultimata|consortium consortia|symposium symposia|forum forums|stadium stadiums|aquarium aquariums
nucleus nuclei|alumnus alumni|stimulus stimuli|radius radii|cactus cacti|focus foci|locus loci|fungus fungi|syllabus syllabi|index indices indexes
appendix appendices|matrix matrices|vertex vertices|formula formulae formulas|larva larvae|knife knives|life lives|wife wives|leaf leaves|half halves
self selves|shelf shelves|wolf wolves|thief thieves|loaf loaves|calf calves|elf elves|scarf scarves|hoof hooves|midwife midwives
hero heroes|veto vetoes|echo echoes|embargo embargoes|potato potatoes|tomato tomatoes|mosquito mosquitoes|volcano volcanoes|torpedo torpedoes|negro negroes|cargo cargoes cargos|tornado tornadoes|mango mangoes
series|species|means|news|headquarters|gallows|crossroads|barracks|politics|economics|physics|mathematics|ethics|statistics|logistics|mechanics|acoustics|athletics|electronics|genetics|linguistics|tactics|dynamics|aerobics|gymnastics|diplomatics
corps|chassis|bus buses|gas gases|lens lenses|virus viruses|campus campuses|status statuses|bonus bonuses|census censuses|chorus choruses|canvas canvases|atlas atlases|bias biases|alias aliases|apparatus|consensus|caucus caucuses|citrus|genius geniuses|nexus|opus|prospectus|surplus surpluses|terminus|walrus|versus|impetus|exodus|circus circuses|corpus corpora|genus genera
quiz quizzes|axe axes|pie pies|tie ties|lie lies|movie movies|cookie cookies|zombie zombies|calorie calories|prairie prairies|genie genies|birdie birdies|selfie selfies|rookie rookies|hoodie hoodies|hippie hippies|junkie junkies|brownie brownies|veggie veggies|collie collies|eerie|die dice|penny pence|brother brethren
cache caches|ache aches|headache headaches|moustache moustaches|niche niches|creche creches|avalanche avalanches|psyche psyches|axis|passerby passersby|alibi alibis|taxi taxis|ski skis|emu emus|menu menus|guru gurus|bureau bureaux bureaus|plateau plateaux plateaus|chateau chateaux
aircraft|spacecraft|hovercraft|sheep|deer|fish|offspring|salmon|trout|swine|bison|moose|cod|squid|bourgeois|rendezvous|faux pas|coup coups|debris|chaos|ethos|pathos|kudos|rhinoceros|asparagus|bass|boss|cross|loss|mass|class|glass|grass|pass|press|process|access|business|witness|address|success|congress|mess|stress|dress|progress|excess|harness|fortress|wilderness|illness|fitness
christmas|gas|texas|kansas|lens|paris|tennis|penis|iris|pelvis|genesis|nemesis|metropolis|sepsis|arthritis|bronchitis|hepatitis|trellis|chrysalis|cannabis|mantis|clitoris|ibis|debris
`
const ADJECTIVES = `
good better best|bad worse worst|far further furthest farther farthest|little less least|many more most|much more most|old elder eldest|late later latest
big bigger biggest|hot hotter hottest|sad sadder saddest|thin thinner thinnest|fat fatter fattest|wet wetter wettest|red redder reddest|slim slimmer slimmest|fit fitter fittest|dim dimmer dimmest|grim grimmer grimmest|flat flatter flattest
free freer freest|true truer truest|blue bluer bluest|few fewer fewest|new newer newest|low lower lowest|slow slower slowest|narrow narrower narrowest|tall taller tallest|small smaller smallest|full fuller fullest|dull duller dullest|cool cooler coolest|cruel crueller|stiff stiffer stiffest|tough tougher toughest|rough rougher roughest|high higher highest|near nearer nearest|clear clearer clearest|poor poorer poorest|cheap cheaper cheapest|deep deeper deepest|steep steeper|great greater greatest|weak weaker weakest|strong stronger strongest|long longer longest|young younger youngest|soon sooner soonest|hard harder hardest|short shorter shortest|light lighter lightest|bright brighter brightest|tight tighter tightest|quick quicker quickest|fast faster fastest|rich richer richest|fresh fresher freshest|harsh harsher harshest|soft softer softest|kind kinder kindest|broad broader broadest|warm warmer warmest|calm calmer calmest|firm firmer firmest|smart smarter smartest|dark darker darkest|sick sicker sickest|thick thicker thickest|dear dearer dearest|sweet sweeter sweetest|loud louder loudest|clean cleaner cleanest|mean meaner meanest|green greener greenest|keen keener keenest
`
const PRONOUNS = `
I me myself|he him himself|she her herself|we us ourselves 's|they them themselves 'em|you ya yourself yourselves|it itself|my mine|your yours|their theirs|our ours|her hers|this these|that those|who whom|one ones oneself|a an|not n't nt|the
`

function table(list: string): ReadonlyMap<string, string> {
  const lemmas = new Map<string, string>()
  for (const entry of list.split(/[|\n]/)) {
    const forms = entry.split(/\s+/).filter(Boolean)
    for (const form of forms) if (!lemmas.has(form)) lemmas.set(form, forms[0]!)
  }
  return lemmas
}

/** Form to lemma, for each sort of word; a form that is its own lemma is listed where a rule would spoil it. */
export const IRREGULAR_VERBS = table(VERBS)
export const IRREGULAR_NOUNS = table(NOUNS)
export const IRREGULAR_ADJECTIVES = table(ADJECTIVES)
export const IRREGULAR_SMALL_WORDS = table(PRONOUNS)
