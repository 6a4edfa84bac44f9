/**
 * Seeds of simulated worlds. What is fitted is fitted in training worlds only; what is reported comes from held-out ones.
 * Worlds differ by seed in their front, their sources, the balance of the sides and how much is found on the ground.
 */
export const TRAINING_SEEDS: readonly number[] = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112];
export const HELD_OUT_SEEDS: readonly number[] = [9001, 9002, 9003];
