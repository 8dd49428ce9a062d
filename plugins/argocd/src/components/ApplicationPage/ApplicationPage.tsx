import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Link } from '@backstage/ui';
import { applicationKey } from '@socle/plugin-argocd-common';
import { useFleet } from '../../hooks/useFleet';
import { rootRouteRef } from '../../routes';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { ApplicationView } from '../ApplicationView';

/** One Application of the fleet, whatever entity it delivers. */
export function ApplicationPage() {
  const { instance = '', namespace = '', name = '' } = useParams();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const fleetRoute = useRouteRef(rootRouteRef);
  const filter = useMemo(
    () => ({ instance: [instance], text: name }),
    [instance, name],
  );
  const state = useFleet(filter);
  const row =
    state.status === 'ready'
      ? state.data.rows.get(applicationKey({ instance, namespace, name }))
      : undefined;
  const revision = useMemo(() => JSON.stringify(row ?? null), [row]);
  return (
    <main>
      <Container>
        <Flex direction="column" gap="4" py="5">
          <nav>
            <Link href={fleetRoute()}>{t('fleet.title')}</Link>
          </nav>
          <ApplicationView
            target={{ instance, namespace, name }}
            revision={revision}
            showInstance
          />
        </Flex>
      </Container>
    </main>
  );
}
