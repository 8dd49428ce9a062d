import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { InstanceStatus } from '@socle/plugin-argocd-common';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './InstanceBanners.module.css';

/** Each Argo CD that cannot be read or reached, and since when; nothing where all answer. */
export function InstanceBanners(props: {
  instances: readonly InstanceStatus[];
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const sentenceOf = ({ name, title, status, api }: InstanceStatus) => {
    const shown = title ?? name;
    if (status.staleSince) {
      return t('instances.down', {
        name: shown,
        time: words.clock(status.staleSince),
        observed: words.clock(status.observedAt),
      });
    }
    if (status.level === 'error') {
      return t('instances.never', { name: shown });
    }
    return api?.level === 'error'
      ? t('instances.apiDown', { name: shown })
      : undefined;
  };
  return props.instances.map(instance => {
    const sentence = sentenceOf(instance);
    const { status, api } = instance;
    const isSource = status.staleSince || status.level === 'error';
    return (
      sentence && (
        <Alert
          key={instance.name}
          status="warning"
          icon
          title={sentence}
          description={
            <details className={styles.details}>
              <summary>{t('instances.details')}</summary>
              {isSource ? status.reason : api?.reason}
            </details>
          }
        />
      )
    );
  });
}
