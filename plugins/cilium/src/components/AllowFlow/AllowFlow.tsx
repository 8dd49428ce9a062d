import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RefusedGroup } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { AllowFlowDialog } from './AllowFlowDialog';

/** The way to the change that lets a connection through. */
export function AllowFlow(props: { group: RefusedGroup; mayPropose: boolean }) {
  const { group, mayPropose } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const [isOpen, setOpen] = useState(false);
  if (!mayPropose) {
    return (
      <Text as="p" color="secondary">
        {t('allow.notAllowed')}
      </Text>
    );
  }
  return (
    <div>
      <Button variant="primary" onPress={() => setOpen(true)}>
        {t('allow.button')}
      </Button>
      {isOpen && (
        <AllowFlowDialog group={group} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
