import { FilterPredicate } from '@backstage/filter-predicates';
import {
  ARGOCD_APP_NAME_ANNOTATION,
  ARGOCD_APP_SELECTOR_ANNOTATION,
  ARGOCD_PROJECT_NAME_ANNOTATION,
} from '@socle/plugin-argocd-common';
import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';

const isThere = { $exists: true } as const;

/** Where `isDelivered` says so, as data that an administrator can replace in the configuration. */
export const isDeliveredFilter: FilterPredicate = {
  $any: [
    { kind: 'System', 'spec.type': 'tenant' },
    { kind: 'Component', 'spec.system': isThere },
    {
      kind: 'Component',
      [`metadata.annotations.${TENANT_ANNOTATION}`]: isThere,
    },
    {
      kind: 'Component',
      [`metadata.annotations.${ARGOCD_APP_NAME_ANNOTATION}`]: isThere,
    },
    {
      kind: 'Component',
      [`metadata.annotations.${ARGOCD_APP_SELECTOR_ANNOTATION}`]: isThere,
    },
    {
      kind: 'Component',
      [`metadata.annotations.${ARGOCD_PROJECT_NAME_ANNOTATION}`]: isThere,
    },
  ],
};
