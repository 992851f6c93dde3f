import type { Claim } from './model/claim.js'
void (0 as unknown as Claim)
