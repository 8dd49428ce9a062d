import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Age } from '@socle/plugin-platform-react';
import { RequestSummary } from '@socle/plugin-tenancy-common';
import { requestRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink, InternalLink } from '../Links';
import styles from './TenantsPage.module.css';

const HOUR = 3_600_000;

/** The requests of somebody that are open, or merged within the last hour and so perhaps not live yet. */
export function requestsOf(
  requests: readonly RequestSummary[],
  options: { viewer: string; now: number },
): RequestSummary[] {
  const { viewer, now } = options;
  return requests.filter(
    ({ requestedBy, state, mergedAt }) =>
      requestedBy === viewer &&
      (state === 'open' ||
        (mergedAt !== undefined && now - Date.parse(mergedAt) < HOUR)),
  );
}

/** What the viewer asked for and still waits for; nothing where there is nothing. */
export function MyRequests(props: { requests: RequestSummary[] }) {
  const { requests } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const requestLink = useRouteRef(requestRouteRef);
  if (requests.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('tenants.mine.title')} className={styles.mine}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('tenants.mine.title')}
      </Text>
      <ul className={styles.list}>
        {requests.map(({ tenant, kind, number, url, createdAt, mergedAt }) => (
          <li key={number} className={styles.request}>
            <span className={styles.strong}>
              <InternalLink href={requestLink({ name: tenant })}>
                {t(`request.title.${kind}`, { tenant })}
              </InternalLink>
            </span>
            <span>
              <ExternalLink href={url}>
                {t('request.pullRequest', { number: String(number) })}
              </ExternalLink>
              {', '}
              {mergedAt
                ? t('tenants.mine.merged', { age: <Age at={mergedAt} /> })
                : t('tenants.mine.asked', { age: <Age at={createdAt} /> })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
