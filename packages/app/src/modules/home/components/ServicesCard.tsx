import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { EmptyState, EntityLink } from '@socle/plugin-platform-react';
import { appTranslationRef } from '../../../translations/appTranslationRef';
import { refOf, titleOf } from '../hooks/readHome';
import styles from './Home.module.css';
import { HomeCard } from './HomeCard';

/** What the viewer and their groups own and run. */
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
              <EntityLink entityRef={refOf(service)}>
                {titleOf(service)}
              </EntityLink>
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
