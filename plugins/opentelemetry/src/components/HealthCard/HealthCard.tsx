import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { EntityHealth } from '@socle/plugin-opentelemetry-common';
import { LiveDot } from '@socle/plugin-platform-react';
import { useHealth } from '../../hooks/useHealth';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { Alerts } from '../Alerts';
import { HealthVerdict } from '../HealthVerdict';
import { RefusedClaims } from '../RefusedClaims';
import { sendAddress } from '../SendTelemetry/sendAddress';
import { Warnings } from '../Warnings';
import { EnvironmentsFacts } from './EnvironmentsFacts';
import { HealthState } from './HealthState';
import { shownEnvironment } from './shownEnvironment';
import { activeOf, isUnreported, Unreported } from './Unreported';

const nameOf = ({ metadata }: Entity) => metadata.title ?? metadata.name;

function Reported({ data, name }: { data: EntityHealth; name: string }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const { environments } = data;
  const shown = shownEnvironment(data);
  const verdict = shown?.verdict;
  const untold = activeOf(data).find(({ reporting }) =>
    ['nothing', 'cluster'].includes(reporting),
  );
  const query = shown ? `?environment=${encodeURIComponent(shown.name)}` : '';
  return (
    <>
      {verdict && (
        <HealthVerdict
          verdict={verdict}
          environment={environments.length > 1 ? shown?.name : undefined}
          sources={shown?.sources ?? []}
        />
      )}
      <Warnings warnings={environments.flatMap(one => one.warnings)} />
      <Alerts
        alerts={environments.flatMap(({ name: environment, alerts }) =>
          alerts
            .filter(({ state }) => state === 'firing')
            .map(alert => ({ ...alert, environment })),
        )}
      />
      <EnvironmentsFacts name={name} environments={environments} />
      <Flex gap="4">
        <Link href={`${address(entity)}/health${query}`}>
          {verdict?.level === 'ok' ? t('card.open') : t('card.why')}
        </Link>
        {untold && (
          <Link href={sendAddress(address(entity), untold.name)}>
            {t('card.send', { environment: untold.name })}
          </Link>
        )}
      </Flex>
    </>
  );
}

/**
 * How healthy the entity of the page is: one sentence, what fires, then its environments side by side.
 *
 * @public
 */
export function HealthCard() {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  const state = useHealth(entity);
  const name = nameOf(entity);
  return (
    <section aria-label={t('card.label', { name })}>
      <EntityInfoCard
        title={t('card.title')}
        headerActions={
          state.status === 'ready' && (
            <LiveDot state={state.connection} observedAt={state.receivedAt} />
          )
        }
      >
        <HealthState state={state}>
          {data => (
            <Flex direction="column" gap="4">
              {isUnreported(data) ? (
                <Unreported data={data} />
              ) : (
                <Reported data={data} name={name} />
              )}
              <RefusedClaims refused={data.refused} />
            </Flex>
          )}
        </HealthState>
      </EntityInfoCard>
    </section>
  );
}
