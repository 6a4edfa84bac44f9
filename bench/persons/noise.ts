/** How much of what goes wrong between two lists, as probabilities per entry. */
export interface Noise {
  readonly typo: number;
  /** A second slip, given a first. */
  readonly secondTypo: number;
  readonly caseEnding: number;
  readonly swappedColumns: number;
  readonly noPatronymic: number;
  readonly initials: number;
  readonly shortForm: number;
  readonly dayOff: number;
  readonly dateSwapped: number;
  readonly digitWrong: number;
  readonly dateMissing: number;
  readonly yearOnly: number;
  readonly circumstanceMissing: number;
  readonly circumstanceChanged: number;
  readonly rankChanged: number;
  readonly duplicate: number;
}

export const NORMAL: Noise = {
  typo: 0.08,
  secondTypo: 0.1,
  caseEnding: 0.03,
  swappedColumns: 0.02,
  noPatronymic: 0.25,
  initials: 0.01,
  shortForm: 0.01,
  dayOff: 0.03,
  dateSwapped: 0.01,
  digitWrong: 0.02,
  dateMissing: 0.01,
  yearOnly: 0.005,
  circumstanceMissing: 0.3,
  circumstanceChanged: 0.1,
  rankChanged: 0.15,
  duplicate: 0.01,
};

export const HARD: Noise = {
  typo: 0.2,
  secondTypo: 0.25,
  caseEnding: 0.08,
  swappedColumns: 0.05,
  noPatronymic: 0.5,
  initials: 0.03,
  shortForm: 0.03,
  dayOff: 0.06,
  dateSwapped: 0.03,
  digitWrong: 0.05,
  dateMissing: 0.04,
  yearOnly: 0.02,
  circumstanceMissing: 0.6,
  circumstanceChanged: 0.2,
  rankChanged: 0.3,
  duplicate: 0.02,
};
