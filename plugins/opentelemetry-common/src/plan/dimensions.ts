import { conventionOf } from './conventions';
import { identities } from './identity';
import { styled } from './names';
import { SignalSource } from './source';

/**
 * By what figures are told apart.
 *
 * @public
 */
export type Dimension =
  | 'service'
  | 'route'
  | 'status'
  | 'method'
  | 'peer'
  | 'system'
  | 'pod'
  | 'version';

/** The labels of dimensions in the series of a source. A dimension that the source does not have is left out. */
export function labelsOf(options: {
  source: SignalSource;
  by?: readonly Dimension[];
}): string[] {
  const { source, by = [] } = options;
  return by.flatMap(dimension => labelOf(source, dimension) ?? []);
}

/** The label of a dimension in the series of a source; undefined where there is none. */
export function labelOf(
  source: SignalSource,
  dimension: Dimension,
): string | undefined {
  const { style } = source;
  const identity = identities[source.identity];
  switch (dimension) {
    case 'service':
      return identity.serviceLabel(style);
    case 'pod':
      return identity.podLabel(style);
    case 'version':
      return ['attributes', 'joined'].includes(source.identity)
        ? styled('service.version', style)
        : undefined;
    default: {
      const attribute = conventionOf(source.convention).attributes[dimension];
      return attribute === undefined ? undefined : styled(attribute, style);
    }
  }
}
