import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { DeliveryMark } from '@socle/plugin-argocd';
import { EmptyState, EntityLink } from '@socle/plugin-platform-react';
import { appTranslationRef } from '../../../translations/appTranslationRef';
import { refOf, titleOf } from '../hooks/readHome';
import styles from './Home.module.css';
import { HomeCard } from './HomeCard';

/** What the viewer and their groups own and run, and how it is delivered. */
export function ServicesCard({ services }: { services: Entity[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <HomeCard title={t('home.services.title')}>
      {services.length === 0 ? (
        <EmptyState title={t('home.services.none')} />
      ) : (
        <ul className={styles.list}>
          {services.map(service => (
            <li key={refOf(service)} className={styles.row}>
              <Flex justify="between" gap="4">
                <EntityLink entityRef={refOf(service)}>
                  {titleOf(service)}
                </EntityLink>
                <DeliveryMark entity={service} />
              </Flex>
              {service.metadata.description && (
                <Text as="p" color="secondary">
                  {service.metadata.description}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
    </HomeCard>
  );
}
