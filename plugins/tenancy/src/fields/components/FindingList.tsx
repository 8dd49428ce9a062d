import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusMark } from '@socle/plugin-platform-react';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { sectionOf } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { levelOf } from './levelOf';
import styles from './Preview.module.css';

/** What rules say of a draft that is complete, the worst first. */
export function FindingList() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { findings, verdict } = useDraftForm();
  // What is only missing, the form says where it is missing.
  if (!verdict.proposal || findings.length === 0) {
    return null;
  }
  const order = ['error', 'warning', 'info'];
  const sorted = [...findings].sort(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
  return (
    <>
      <h4 className={styles.subheading}>{t('fields.preview.findings')}</h4>
      <ul className={styles.findings}>
        {sorted.map(({ rule, path, severity, message, remedy }) => (
          <li key={`${rule} ${path} ${message}`} className={styles.finding}>
            <StatusMark level={levelOf(severity)} hideLabel />
            <span>
              <strong>{message}</strong> {remedy}{' '}
              <span className={styles.note}>
                {t('fields.preview.inSection', {
                  section: t(`fields.preview.sections.${sectionOf(path)}`),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
