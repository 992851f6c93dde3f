/** Those who gather and may riot, but are no side of a war. */
export const CROWD = /^(?:crowd|mob|protester|protestor|demonstrator|rioter)$/
