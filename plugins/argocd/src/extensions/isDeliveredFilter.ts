import { FilterPredicate } from '@backstage/filter-predicates';
import { deliveryAnnotations } from '../isDelivered';

/** Where `isDelivered` says so, as data that an administrator can replace in the configuration. */
export const isDeliveredFilter: FilterPredicate = {
  $any: [
    { kind: 'System', 'spec.type': 'tenant' },
    { kind: 'Component', 'spec.system': { $exists: true } },
    ...deliveryAnnotations.map(name => ({
      kind: 'Component',
      [`metadata.annotations.${name}`]: { $exists: true },
    })),
  ],
};
