import { Fragment } from 'react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { coreExtensionData } from '@backstage/frontend-plugin-api';

/** The catalog's own page, with our columns: it takes them as a property, and has no extension point for them. */
export const catalogPage = catalogPlugin.getExtension('page:catalog').override({
  factory(originalFactory, { inputs, config }) {
    return originalFactory({
      params: {
        loader: async () => {
          const [{ CatalogIndexPage }, { columns }] = await Promise.all([
            import('@backstage/plugin-catalog/alpha'),
            import('../columns'),
          ]);
          return (
            <CatalogIndexPage
              columns={columns}
              filters={inputs.filters.map(filter => (
                <Fragment key={filter.node.spec.id}>
                  {filter.get(coreExtensionData.reactElement)}
                </Fragment>
              ))}
              pagination={config.pagination}
            />
          );
        },
      },
    });
  },
});
