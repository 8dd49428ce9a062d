import { FilterPredicate } from '@backstage/filter-predicates';
import { deliveryAnnotations } from '../isDelivered';

const isComponentWith = (annotation: string): FilterPredicate => ({
  $all: [
    { kind: 'Component' },
    { [`metadata.annotations.${annotation}`]: { $exists: true } },
  ],
});

/** Where `isDelivered` says so, as data that an administrator can replace in the configuration. */
export const isDeliveredFilter: FilterPredicate = {
  $any: [
    { kind: 'System', 'spec.type': 'tenant' },
    { kind: 'Component', 'spec.system': { $exists: true } },
    ...deliveryAnnotations.map(isComponentWith),
  ],
};
