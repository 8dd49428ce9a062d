import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangedImage } from '@socle/plugin-argocd-common';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './HistoryPanel.module.css';

/** The images that a deployment has otherwise than the one before. */
export function ChangedImages({ changes }: { changes: ChangedImage[] }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const sentenceOf = ({ image, before, after }: ChangedImage) => {
    const name = image.slice(image.lastIndexOf('/') + 1);
    if (!after) {
      return t('history.imageGone', { image: name });
    }
    return before
      ? t('history.image', { image: name, before, after })
      : t('history.imageNew', { image: name, after });
  };
  return (
    changes.length > 0 && (
      <ul className={styles.images}>
        {changes.map(change => (
          <li key={change.image} title={change.image}>
            {sentenceOf(change)}
          </li>
        ))}
      </ul>
    )
  );
}
