import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Select } from '@backstage/ui';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { LiveDot } from '@socle/plugin-platform-react';
import { useEntityDeliveries } from '../../hooks';
import { useViewParameter } from '../../hooks/useViewParameter';
import { hasKubernetesTab } from '../../hasKubernetesTab';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { ApplicationView } from '../ApplicationView';
import { DeliveryState, isUndelivered, NoApplications } from '../DeliveryCard';
import { DeliveryVerdict } from '../DeliveryVerdict';
import { EnvironmentsTable } from '../EnvironmentsTable';
import { InstanceBanners } from '../InstanceBanners';
import { RefusedClaims } from '../RefusedClaims';
import { choicesOf, chooseDelivery } from './chooseDelivery';
import styles from './DeliveryTab.module.css';

function Applications({ data }: { data: EntityDeliveries }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const [asked, setAsked] = useViewParameter('application');
  const choices = useMemo(() => choicesOf(data), [data]);
  const chosen = chooseDelivery(choices, asked);
  const revision = useMemo(
    () => JSON.stringify(chosen?.delivery.application ?? null),
    [chosen],
  );
  if (!chosen) {
    return null;
  }
  const { instance, namespace, name } = chosen.delivery.application;
  return (
    <Flex direction="column" gap="4">
      {choices.length > 1 && (
        <Select
          className={styles.application}
          label={t('tab.application')}
          value={chosen.key}
          onChange={value => setAsked(String(value))}
          options={choices.map(({ key, environment, delivery }) => ({
            value: key,
            label: environment
              ? t('tab.inEnvironment', {
                  name: delivery.application.name,
                  environment,
                })
              : delivery.application.name,
          }))}
        />
      )}
      <ApplicationView
        key={chosen.key}
        target={{ instance, namespace, name, entityRef: data.entityRef }}
        revision={revision}
        kubernetesUrl={
          hasKubernetesTab(entity) ? `${address(entity)}/kubernetes` : undefined
        }
      />
    </Flex>
  );
}

/**
 * How the entity of the page is delivered, in whole: the environments, and each Application with the reason why.
 *
 * @public
 */
export function DeliveryTab() {
  const { entity } = useEntity();
  const state = useEntityDeliveries();
  return (
    <DeliveryState state={state}>
      {(data, receivedAt) => (
        <Flex direction="column" gap="5">
          <InstanceBanners instances={data.instances} />
          {isUndelivered(data) ? (
            <NoApplications data={data} />
          ) : (
            <>
              <Flex justify="between" align="start" gap="4">
                <DeliveryVerdict data={data} receivedAt={receivedAt} />
                {state.status === 'ready' && (
                  <LiveDot
                    state={state.connection}
                    observedAt={state.receivedAt}
                  />
                )}
              </Flex>
              <EnvironmentsTable
                name={entity.metadata.title ?? entity.metadata.name}
                data={data}
              />
              <Applications data={data} />
            </>
          )}
          <RefusedClaims refused={[...data.refused, ...data.refusedScope]} />
        </Flex>
      )}
    </DeliveryState>
  );
}
