import { FilterPredicate } from '@backstage/filter-predicates';
import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';

const isThere = { $exists: true } as const;

/** Components of a tenant, as data that an administrator can replace in the configuration. */
export const isServiceFilter: FilterPredicate = {
  $any: [
    { kind: 'Component', 'spec.system': isThere },
    {
      kind: 'Component',
      [`metadata.annotations.${TENANT_ANNOTATION}`]: isThere,
    },
  ],
};

/** Tenants. */
export const isTenantFilter: FilterPredicate = {
  kind: 'System',
  'spec.type': 'tenant',
};
