/** What hinders a witness, or whoever runs one, and what to do about it; the message is for a person. */
export class WitnessProblem extends Error {}
