/** `truceline place --table`: how far from the best plans are at most, from small budgets to full coverage. */
import { type PlaceRequest, place } from '../coverage/placement/place.js';

const SHARES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** @param full the share of the demand that a full budget knows */
export function* placementTable(request: Omit<PlaceRequest, 'budget'>, full: number): Generator<string> {
  const { cost } = place({ ...request, budget: { share: full }, seconds: 0 });
  yield `Full is what it costs to know ${100 * full} % of the demand: ${Math.round(cost).toLocaleString('en')} a year.`;
  yield '| budget, % of full | devices | known, % | no plan above, % | gap, % | seconds | of processor |';
  yield '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |';
  for (const share of SHARES) {
    const started = performance.now();
    const processor = process.cpuUsage();
    const { placed, value, bound, gap } = place({ ...request, budget: share * cost });
    const used = process.cpuUsage(processor);
    const cells = [
      100 * share,
      placed.length,
      (100 * value).toFixed(1),
      (100 * bound).toFixed(1),
      (100 * gap).toFixed(1),
      ((performance.now() - started) / 1000).toFixed(1),
      ((used.user + used.system) / 1e6).toFixed(1),
    ];
    yield `| ${cells.join(' | ')} |`;
  }
}
