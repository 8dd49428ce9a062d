import { call, equal, over, series } from '../promql/build';
import { Expression } from '../promql/types';
import { NameStyle, styled } from './names';
import { ServiceTarget } from './target';

/* Long enough to outlive the minutes in which pods are replaced. */
const REMEMBERED = 15 * 60_000;

/** What resources of a target's namespace say of themselves, as 1 for each `job` and `instance`. */
export function targetInfo(
  { namespace, matchers = [] }: ServiceTarget,
  style: NameStyle,
): Expression {
  return call(
    'last_over_time',
    over(
      series(
        'target_info',
        equal(styled('k8s.namespace.name', style), namespace),
        ...matchers,
      ),
      REMEMBERED,
    ),
  );
}
