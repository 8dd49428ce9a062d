import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import {
  ApplicationDetails,
  KnownDeployment,
} from '@socle/plugin-argocd-common';
import { ApplicationTarget } from '../../api';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { RollbackDialog } from './OtherDialogs';
import { RevertDialog } from './RevertDialog';

/**
 * The ways back to a deployment: Argo CD applies it again, or a pull request brings it back in Git; and why one of them
 * cannot be gone now.
 */
export function RollbackAction(props: {
  target: ApplicationTarget;
  details: ApplicationDetails;
  deployment: KnownDeployment;
}) {
  const { target, details, deployment } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const [dialog, setDialog] = useState<'rollback' | 'revert'>();
  const { refusal, revertRefusal } = deployment;
  if (!details.may.rollback || refusal?.code === 'alreadyThere') {
    return null;
  }
  const canRollBack = details.acting === 'possible' && !refusal;
  const canRevert = !revertRefusal;
  const close = () => setDialog(undefined);
  const reasons = [
    // What holds for all of them is said once, above them.
    ...(refusal && refusal.code !== details.refusals.rollback?.code
      ? [words.refusal(refusal)]
      : []),
    // Who can be rolled back needs to hear of the other way only where there is none.
    ...(!canRollBack && revertRefusal ? [words.refusal(revertRefusal)] : []),
  ];
  return (
    <Flex direction="column" gap="1" align="end">
      <Flex gap="2">
        {canRollBack && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDialog('rollback')}
          >
            {t('history.rollback')}
          </Button>
        )}
        {canRevert && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDialog('revert')}
          >
            {t('history.revert')}
          </Button>
        )}
      </Flex>
      {reasons.map(reason => (
        <Text as="p" variant="body-small" color="secondary" key={reason}>
          {reason}
        </Text>
      ))}
      {dialog === 'rollback' && (
        <RollbackDialog
          target={target}
          deployment={deployment}
          onClose={close}
        />
      )}
      {dialog === 'revert' && (
        <RevertDialog target={target} deployment={deployment} onClose={close} />
      )}
    </Flex>
  );
}
