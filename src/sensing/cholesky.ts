/**
 * Small symmetric positive definite systems, row-major in typed arrays, without allocation (Golub and Van Loan, Matrix
 * Computations, 4.2).
 */

/** Lower factor of `a` (n x n) into `factor`; gives ln of the determinant of `a`, or NaN where it is not positive definite. */
export function factorise(a: Float64Array, factor: Float64Array, n: number): number {
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (i === j) {
        if (!(sum > 0)) return Number.NaN;
        factor[i * n + i] = Math.sqrt(sum);
        logDeterminant += Math.log(sum);
      } else factor[i * n + j] = sum / factor[j * n + j]!;
    }
  }
  return logDeterminant;
}

/** Solves a x = b in place of b, from the factor of a. */
export function solve(factor: Float64Array, b: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * b[k]!;
    b[i] = sum / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * b[k]!;
    b[i] = sum / factor[i * n + i]!;
  }
}

/** Inverse of a from its factor, into `out` (n x n). */
export function invert(factor: Float64Array, out: Float64Array, n: number): void {
  for (let column = 0; column < n; column++) {
    for (let i = 0; i < n; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * out[k * n + column]!;
      out[i * n + column] = sum / factor[i * n + i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = out[i * n + column]!;
      for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * out[k * n + column]!;
      out[i * n + column] = sum / factor[i * n + i]!;
    }
  }
}
