import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { DeliveryMark } from './DeliveryMark';

function Title() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return <>{t('card.title')}</>;
}

/**
 * A column of the catalog's table.
 *
 * @public
 */
export interface DeliveryColumn {
  title: ReactElement;
  width: string;
  sorting: false;
  filtering: false;
  render(row: { entity: Entity }): ReactElement;
}

/**
 * How each entity of a list is delivered, as a column of the catalog's `CatalogTable`.
 *
 * @public
 */
export const deliveryColumn: DeliveryColumn = {
  title: <Title />,
  width: 'auto',
  sorting: false,
  filtering: false,
  render: ({ entity }) => <DeliveryMark entity={entity} />,
};
