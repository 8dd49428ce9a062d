import { EntityListContextProps } from '@backstage/plugin-catalog-react';
import { deliveryColumn } from '@socle/plugin-argocd';
import { columns } from './columns';

const columnsOf = (kind: string | undefined) =>
  columns({
    filters: kind ? { kind: { value: kind } } : {},
    entities: [],
  } as unknown as EntityListContextProps);

describe('the columns of the catalog', () => {
  it.each(['component', 'Component', 'system'])(
    'say beside the name of a %s how it is delivered',
    kind => {
      const shown = columnsOf(kind).filter(({ hidden }) => !hidden);
      expect(shown[0].title).toMatchObject({
        props: { translationKey: 'name' },
      });
      expect(shown[1]).toBe(deliveryColumn);
    },
  );

  it.each(['user', 'template', undefined])(
    'are the catalog’s own for %s',
    kind => {
      expect(columnsOf(kind)).not.toContain(deliveryColumn);
    },
  );
});
