import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex } from '@backstage/ui';
import {
  ApplicationDetails,
  DeliveryActionName,
} from '@socle/plugin-argocd-common';
import { ApplicationTarget } from '../../api';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './Actions.module.css';
import { ConfirmPruneDialog, PlainDialog } from './OtherDialogs';
import { Outcome } from './Outcome';
import { SyncDialog } from './SyncDialog';
import { useAct } from './useAct';

type ButtonAction = Exclude<DeliveryActionName, 'rollback'>;

/** The actions that make sense as the Application is: nobody ends what does not run. */
export function offeredActions({
  refusals,
}: Pick<ApplicationDetails, 'refusals'>): ButtonAction[] {
  return [
    'sync',
    'refresh',
    'hardRefresh',
    ...(refusals.terminate?.code === 'noOperation'
      ? []
      : (['terminate'] as const)),
    ...(refusals.confirmPrune?.code === 'nothingToConfirm'
      ? []
      : (['confirmPrune'] as const)),
  ];
}

/** What people can have Argo CD do with an Application, and why some of it cannot work now. */
export function Actions(props: {
  target: ApplicationTarget;
  details: ApplicationDetails;
}) {
  const { target, details } = props;
  const { may, acting, refusals, application } = details;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const [dialog, setDialog] = useState<ButtonAction>();
  const { state, act } = useAct(target);
  const close = () => setDialog(undefined);
  const offered = offeredActions(details);
  const mayAny = offered.some(action => may[action]);
  const isPossible = (action: ButtonAction) =>
    acting === 'possible' && may[action] && !refusals[action];

  const reasons = () => {
    if (!mayAny) {
      return [t('actions.notAllowed')];
    }
    if (acting === 'no-api') {
      return [t('actions.noApi')];
    }
    if (acting === 'no-token') {
      return [t('actions.noToken', { project: application.project })];
    }
    return [
      ...offered.flatMap(action => {
        const refusal = refusals[action];
        return refusal && may[action]
          ? [
              t('actions.cannot', {
                action: t(`actions.${action}`),
                reason: words.refusal(refusal),
              }),
            ]
          : [];
      }),
      ...(may.sync ? [] : [t('actions.onlyRefresh')]),
    ];
  };
  const shownReasons = reasons();

  return (
    <Flex direction="column" gap="2">
      <Flex
        role="group"
        aria-label={t('actions.label')}
        gap="2"
        style={{ flexWrap: 'wrap' }}
      >
        {offered
          .filter(action => may[action])
          .map(action => (
            <Button
              key={action}
              size="small"
              variant={action === 'sync' ? 'primary' : 'secondary'}
              isDisabled={!isPossible(action)}
              isPending={action === 'refresh' && state.status === 'pending'}
              onPress={() =>
                action === 'refresh'
                  ? act({ action: 'refresh' })
                  : setDialog(action)
              }
            >
              {t(`actions.${action}`)}
            </Button>
          ))}
      </Flex>
      {shownReasons.length > 0 && (
        <ul className={styles.reasons}>
          {shownReasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {state.status !== 'accepted' && <Outcome state={state} />}
      {dialog === 'sync' && (
        <SyncDialog target={target} details={details} onClose={close} />
      )}
      {(dialog === 'hardRefresh' || dialog === 'terminate') && (
        <PlainDialog target={target} action={dialog} onClose={close} />
      )}
      {dialog === 'confirmPrune' && (
        <ConfirmPruneDialog target={target} details={details} onClose={close} />
      )}
    </Flex>
  );
}
