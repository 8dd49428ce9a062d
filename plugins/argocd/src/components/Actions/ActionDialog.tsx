import { ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import { ActionRequest, ApplicationTarget } from '../../api';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { Outcome } from './Outcome';
import { useAct } from './useAct';

/**
 * Says what an action does before it is taken, and what came of it after. Where something is lost, its name is asked for.
 */
export function ActionDialog(props: {
  target: ApplicationTarget;
  title: string;
  children: ReactNode;
  request: ActionRequest;
  submit: string;
  /** What is lost, in sentences; nothing where it is left out. */
  loss?: string[];
  onClose: () => void;
}) {
  const {
    target,
    title,
    children,
    request,
    submit,
    loss = [],
    onClose,
  } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { state, act } = useAct(target);
  const [typed, setTyped] = useState('');
  const isDangerous = loss.length > 0;
  const isDone = state.status === 'accepted' && !state.wasTried;
  const isPending = state.status === 'pending';
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={560}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          {!isDone && children}
          {!isDone && isDangerous && (
            <Flex direction="column" gap="2">
              {loss.map(sentence => (
                <Text as="p" weight="bold" key={sentence}>
                  {sentence}
                </Text>
              ))}
              <TextField
                label={t('actions.typeName', { name: target.name })}
                value={typed}
                onChange={setTyped}
                autoComplete="off"
              />
            </Flex>
          )}
          <Outcome state={state} />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="tertiary" onPress={onClose}>
          {isDone ? t('actions.close') : t('actions.cancel')}
        </Button>
        {request.action === 'sync' && !isDone && (
          <Button
            variant="secondary"
            isDisabled={isPending}
            onPress={() =>
              act({ action: 'sync', body: { ...request.body, dryRun: true } })
            }
          >
            {t('actions.tryFirst')}
          </Button>
        )}
        {!isDone && (
          <Button
            variant="primary"
            destructive={isDangerous}
            isPending={isPending}
            isDisabled={isPending || (isDangerous && typed !== target.name)}
            onPress={() => act(request)}
          >
            {submit}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
