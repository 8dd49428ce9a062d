import { valueAt } from '@socle/plugin-platform-common/documents';
import {
  Container,
  containersOf,
  isSidecar,
  PodTemplate,
} from '../../workloads/containers';
import { UnitEnvironment } from '../../workloads/environments';
import {
  amountOf,
  computeResources,
  resourcesOf,
  Side,
} from '../../workloads/resources';

type Limits = UnitEnvironment['size']['limits'];
type Compute = (typeof computeResources)[number];

/**
 * What one pod uses of `requests.cpu`, `limits.memory` and so on: the sum of its containers and sidecars, or what its
 * largest init container needs beside the sidecars that run before it; what the pod sets as a whole counts instead. What
 * containers leave out is what the LimitRange gives them.
 *
 * Source: component-helpers, `resource/helpers.go` (PodRequests, PodLimits); kubernetes, `plugin/pkg/admission/limitranger`.
 */
export function podAmounts(
  template: PodTemplate,
  limits: Limits,
): [resource: string, amount: number][] {
  const containers = containersOf(template);
  return (['requests', 'limits'] as const).flatMap(side =>
    computeResources.map((resource): [string, number] => [
      `${side}.${resource}`,
      amountOf(valueAt(resourcesOf(template.spec, side), [resource])) ??
        sumOf(containers, one => containerAmount(one, side, resource, limits)),
    ]),
  );
}

function sumOf(
  containers: readonly Container[],
  of: (container: Container) => number,
): number {
  let running = 0;
  let starting = 0;
  for (const container of containers) {
    if (container.list === 'containers' || isSidecar(container)) {
      running += of(container);
    } else if (container.list === 'initContainers') {
      starting = Math.max(starting, running + of(container));
    }
  }
  return Math.max(running, starting);
}

function containerAmount(
  { value }: Container,
  side: Side,
  resource: Compute,
  limits: Limits,
): number {
  const request = amountOf(valueAt(resourcesOf(value, 'requests'), [resource]));
  const limit = amountOf(valueAt(resourcesOf(value, 'limits'), [resource]));
  const given = side === 'requests' ? (request ?? limit) : limit;
  const defaults = side === 'requests' ? limits.defaultRequest : limits.default;
  return given ?? amountOf(defaults[resource]) ?? 0;
}
