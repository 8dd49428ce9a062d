import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  ApplicationDetails,
  KnownDeployment,
} from '@socle/plugin-argocd-common';
import { formatAge, useLanguage } from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { ActionDialog } from './ActionDialog';
import styles from './Actions.module.css';

interface DialogProps {
  target: ApplicationTarget;
  onClose: () => void;
}

/** Asks before an action that needs nothing else to be known. */
export function PlainDialog(
  props: DialogProps & { action: 'hardRefresh' | 'terminate' },
) {
  const { target, action, onClose } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <ActionDialog
      target={target}
      title={t(`actions.${action}Title`, { name: target.name })}
      submit={t(`actions.${action}Now`)}
      request={{ action }}
      onClose={onClose}
    >
      <Text as="p">{t(`actions.${action}Description`)}</Text>
    </ActionDialog>
  );
}

/** Asks before objects are removed that wait for somebody to confirm it. */
export function ConfirmPruneDialog(
  props: DialogProps & { details: ApplicationDetails },
) {
  const { target, details, onClose } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { resources, deletedAt } = details.application;
  const loss = deletedAt
    ? t('actions.confirmPruneWhole')
    : t('actions.confirmPruneDescription');
  return (
    <ActionDialog
      target={target}
      title={t('actions.confirmPruneTitle', { name: target.name })}
      submit={t('actions.confirmPruneNow')}
      request={{ action: 'confirmPrune' }}
      loss={[loss]}
      onClose={onClose}
    >
      <ul className={styles.objects}>
        {resources.toConfirm.map(key => (
          <li key={key}>{key}</li>
        ))}
      </ul>
    </ActionDialog>
  );
}

/** Asks before an Application goes back to a deployment of the past. */
export function RollbackDialog(
  props: DialogProps & { deployment: KnownDeployment },
) {
  const { target, deployment, onClose } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const language = useLanguage();
  const { id, sources, deployedAt } = deployment;
  const revision = sources.map(({ label }) => label).join(', ') || '–';
  return (
    <ActionDialog
      target={target}
      title={t('actions.rollbackTitle', { name: target.name })}
      submit={t('actions.rollbackNow', { revision })}
      request={{ action: 'rollback', body: { id } }}
      onClose={onClose}
    >
      <Text as="p">
        {t('actions.rollbackDescription', {
          revision,
          time: deployedAt
            ? formatAge({
                at: Date.parse(deployedAt),
                now: Date.now(),
                language,
              })
            : '–',
        })}
      </Text>
    </ActionDialog>
  );
}
