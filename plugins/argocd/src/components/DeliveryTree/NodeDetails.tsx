import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { DeliveryNode } from '@socle/plugin-argocd-common';
import { Age } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './DeliveryTree.module.css';

/** What is known of one object of the tree. */
export function NodeDetails(props: {
  node: DeliveryNode;
  /** Where the Kubernetes tab of the entity is, where there is one. */
  kubernetesUrl?: string;
}) {
  const { node, kubernetesUrl } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { reference, health, sync, message, wave, images, createdAt } = node;
  const facts: [string, ReactNode][] = [
    [t('tree.health'), health ? t(`health.${health}`) : t('tree.notReported')],
    ...(sync ? [[t('tree.sync'), t(`sync.${sync}`)] as [string, string]] : []),
    ...(message ? [[t('tree.message'), message] as [string, string]] : []),
    ...(wave === undefined
      ? []
      : [[t('tree.wave'), String(wave)] as [string, string]]),
    ...(images.length > 0
      ? [[t('tree.images'), images.join(', ')] as [string, string]]
      : []),
  ];
  if (createdAt) {
    facts.push([t('tree.created'), <Age key="created" at={createdAt} />]);
  }
  return (
    <section className={styles.details} aria-label={t('tree.details')}>
      <p>
        <strong>{reference.kind}</strong>{' '}
        <code className={styles.whole}>
          {[reference.namespace, reference.name].filter(Boolean).join('/')}
        </code>
      </p>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {node.hook && <p>{t('tree.hook')}</p>}
      {node.requiresPruning && <p>{t('tree.pruning')}</p>}
      {kubernetesUrl && (
        <Link href={kubernetesUrl}>{t('application.kubernetes')}</Link>
      )}
    </section>
  );
}
