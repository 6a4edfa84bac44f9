/** Content of entry `number` of a round: the writer makes it, and whoever checks knows it without being told. */
export const entryOf = (round, number) =>
  Buffer.from(`round ${round}, number ${number} ${'.'.repeat((number * 7919) % 300)}`);
