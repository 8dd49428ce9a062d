import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import {
  ApplicationDetails,
  KnownDeployment,
} from '@socle/plugin-argocd-common';
import { ApplicationTarget } from '../../api';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { RollbackDialog } from './OtherDialogs';

/** The way back to a deployment, or why there is none. */
export function RollbackAction(props: {
  target: ApplicationTarget;
  details: ApplicationDetails;
  deployment: KnownDeployment;
}) {
  const { target, details, deployment } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const { refusal } = deployment;
  if (!details.may.rollback || details.acting !== 'possible') {
    return null;
  }
  if (refusal) {
    return (
      <Text variant="body-small" color="secondary">
        {words.refusal(refusal)}
      </Text>
    );
  }
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
        {t('history.rollback')}
      </Button>
      {isOpen && (
        <RollbackDialog
          target={target}
          deployment={deployment}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
