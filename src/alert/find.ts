/** The matters that a rule finds in a view of the picture. */
import type { AlertRule } from '../mission/alert-config.js';
import type { PictureIndex } from '../report/picture-index.js';
import { caseMatters, deliveryMatters } from './due-matter.js';
import { findingMatters } from './finding-matter.js';
import type { Matter } from './matter.js';
import { silenceMatters } from './silence-matter.js';

export function find(
  view: PictureIndex,
  rule: AlertRule,
  nowMs: number,
  wasTold: (key: string) => boolean,
): readonly Matter[] {
  switch (rule.about) {
    case 'finding':
      return findingMatters(view, rule, wasTold);
    case 'case':
      return caseMatters(view.picture, rule, nowMs);
    case 'delivery':
      return deliveryMatters(view.picture, rule, nowMs);
    case 'silence':
      return silenceMatters(view, rule, nowMs);
  }
}
