/** The file of accounts cannot be used; the message says what to do. */
export class AccountProblem extends Error {}
