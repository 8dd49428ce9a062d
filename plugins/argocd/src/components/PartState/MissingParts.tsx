import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MissingPart } from '@socle/plugin-argocd-common';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './PartState.module.css';

/** What could not be read of something, and why. */
export function MissingParts({ missing }: { missing: readonly MissingPart[] }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const messages = [...new Set(missing.map(({ message }) => message))];
  return (
    messages.length > 0 && (
      <div className={styles.missing}>
        <p>{t('missing.title')}:</p>
        <ul>
          {messages.map(message => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </div>
    )
  );
}
