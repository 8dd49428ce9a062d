import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Age, EntityLink } from '@socle/plugin-platform-react';
import { ChangeSummary } from '@socle/plugin-tenancy-common';
import { requestRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink, InternalLink } from '../Links';
import { Section } from './Section';
import styles from './TenantFacts.module.css';

/** The pull requests that are open on a tenant, the newest first. */
export function OpenChanges(props: {
  tenant: string;
  changes: ChangeSummary[];
}) {
  const { tenant, changes } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const requestLink = useRouteRef(requestRouteRef);
  return (
    <Section title={t('tenant.changes.title')}>
      {changes.length === 0 ? (
        <p className={styles.quiet}>{t('tenant.changes.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {changes.map((change, index) => (
            <li key={change.number} className={styles.row}>
              <ExternalLink href={change.url}>{change.title}</ExternalLink>
              <span className={styles.aside}>
                <Age at={change.createdAt} />
                {change.requestedBy && (
                  <>
                    {' '}
                    {t('tenant.changes.by', {
                      person: <EntityLink entityRef={change.requestedBy} />,
                    })}
                  </>
                )}
              </span>
              {index === 0 && (
                <InternalLink href={requestLink({ name: tenant })}>
                  {t('tenant.changes.follow')}
                </InternalLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
