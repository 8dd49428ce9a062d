import {
  CatalogTable,
  CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog';
import { deliveryColumn } from '@socle/plugin-argocd';

/** Kinds of which something is delivered. */
const DELIVERED = ['component', 'system'];

/** The catalog's own columns and, beside the name, how it is delivered. */
export const columns: CatalogTableColumnsFunc = context => {
  const own = CatalogTable.defaultColumnsFunc(context);
  const kind = context.filters.kind?.value.toLocaleLowerCase('en-US');
  if (!kind || !DELIVERED.includes(kind)) {
    return own;
  }
  const afterName = own.findIndex(({ hidden }) => !hidden) + 1;
  return [...own.slice(0, afterName), deliveryColumn, ...own.slice(afterName)];
};
