/**
 * Seeds of simulated worlds. What is fitted is fitted in training worlds only; what is reported comes from held-out ones.
 * Worlds differ by seed in their front, their sources, the balance of the sides and how much is found on the ground.
 */
export const TRAINING_SEEDS: readonly number[] = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112];
/** Baselines are counted and thresholds found in these: where the model was fitted it is surer than elsewhere, and a threshold too low. */
export const THRESHOLD_SEEDS: readonly number[] = [
  201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212,
];
export const HELD_OUT_SEEDS: readonly number[] = [9001, 9002, 9003];
