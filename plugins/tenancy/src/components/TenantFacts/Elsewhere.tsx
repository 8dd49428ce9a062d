import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TenantLink } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink } from '../Links';
import { Section } from './Section';
import styles from './TenantFacts.module.css';

/** Where more of a tenant is to be seen. */
export function Elsewhere({ links }: { links: TenantLink[] }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  if (links.length === 0) {
    return null;
  }
  return (
    <Section title={t('tenant.links.title')}>
      <ul className={styles.rows}>
        {links.map(({ kind, url, environment }) => (
          <li key={url} className={styles.row}>
            <ExternalLink href={url}>
              {kind === 'grafana'
                ? t('tenant.links.grafana', { environment: environment ?? '' })
                : t(`tenant.links.${kind}`)}
            </ExternalLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
