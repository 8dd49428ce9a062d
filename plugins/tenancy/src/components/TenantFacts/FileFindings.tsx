import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Finding } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink } from '../Links';
import styles from './TenantFacts.module.css';

const ORDER: Finding['severity'][] = ['error', 'warning', 'info'];

/** What is wrong with a tenant's files: where, what, and what to do. The worst first. */
export function FileFindings(props: {
  findings: Finding[];
  /** The tenant's folder on the forge. */
  folder?: string;
}) {
  const { findings, folder } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  if (findings.length === 0) {
    return null;
  }
  const sorted = [...findings].sort(
    (first, second) =>
      ORDER.indexOf(first.severity) - ORDER.indexOf(second.severity),
  );
  return (
    <Alert
      status={sorted[0].severity === 'error' ? 'danger' : 'warning'}
      icon
      title={t('tenant.findings.title', { count: findings.length })}
      description={
        <ul className={styles.findings}>
          {sorted.map(({ rule, file, line, path, message, remedy }) => {
            const place = t('tenant.findings.place', {
              file,
              line: String(line),
            });
            return (
              <li key={`${rule} ${line} ${path} ${message}`}>
                <span className={styles.place}>
                  {folder ? (
                    <ExternalLink
                      href={`${folder}/${file.slice(file.lastIndexOf('/') + 1)}#L${line}`}
                    >
                      {place}
                    </ExternalLink>
                  ) : (
                    place
                  )}
                </span>
                <span>
                  {message} {remedy}
                </span>
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
