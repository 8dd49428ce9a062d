import { FilterPredicate } from '@backstage/filter-predicates';
import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';

const isThere = { $exists: true } as const;

/** A tenant, or a component that says what system or tenant it is part of; data that an administrator can replace. */
export const hasNetworkFilter: FilterPredicate = {
  $any: [
    { kind: 'System', 'spec.type': 'tenant' },
    { kind: 'Component', 'spec.system': isThere },
    {
      kind: 'Component',
      [`metadata.annotations.${TENANT_ANNOTATION}`]: isThere,
    },
  ],
};
