import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import { ProposalPreview, RefusedGroup } from '@socle/plugin-cilium-common';
import { StatusMark } from '@socle/plugin-platform-react';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { endOf, portOf } from '../Connection';
import { levelOf } from '../Explanation/levelOf';
import { PartState } from '../NetworkState';
import styles from './AllowFlow.module.css';
import { mergeParts } from './mergeParts';
import { ProposalPartView } from './ProposalParts';
import { ProposeOutcome, RefusalAlert } from './ProposeOutcome';
import { Radius } from './Radius';
import { useProposal } from './useProposal';

const maximumReason = 200;

/** What becomes of the connection, and what a reviewer has to know. */
function Summary({ preview }: { preview: ProposalPreview }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { after, risks, refusal } = preview;
  return (
    <>
      {refusal ? (
        <RefusalAlert refusal={refusal} />
      ) : (
        <Text as="p" className={styles.change}>
          <StatusMark level={levelOf(after)} hideLabel />{' '}
          {t(`allow.after.${after}`)}
        </Text>
      )}
      {risks.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('allow.risks')}
          description={
            <ul className={styles.list}>
              {risks.map(({ code, parameters }) => (
                <li key={`${code} ${JSON.stringify(parameters)}`}>
                  {t(`allow.risk.${code}`, {
                    tenant: String(parameters.tenant ?? '–'),
                    name: String(parameters.name ?? '–'),
                  })}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}

/** What each end has to say, and what else that does. */
function Changes({ preview }: { preview: ProposalPreview }) {
  return (
    <>
      {mergeParts(preview.parts).map(part => (
        <ProposalPartView
          key={`${part.side} ${part.state} ${part.tenant} ${part.environment}`}
          part={part}
        />
      ))}
      <Radius radius={preview.radius} />
    </>
  );
}

/** Shows what lets a connection through and what else that does, and proposes it as pull requests. */
export function AllowFlowDialog(props: {
  group: RefusedGroup;
  onClose: () => void;
}) {
  const { group, onClose } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const { preview, state, propose } = useProposal(group.id);
  const [reason, setReason] = useState('');
  const [askOther, setAskOther] = useState(true);
  const [wasTried, setTried] = useState(false);
  const isDone = state.status === 'proposed';
  const known = preview.status === 'ready' ? preview.data : undefined;
  const other = known?.parts.find(
    ({ own, state: need }) => !own && need === 'needed',
  );
  const canPropose = known !== undefined && !known.refusal && !isDone;
  const isValid = reason.trim().length > 0;
  const send = () => {
    setTried(true);
    if (isValid) {
      propose({ reason: reason.trim(), ...(other && { askOther }) });
    }
  };
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={820}>
      <DialogHeader>
        {t('allow.title', {
          from: endOf(group.from).name,
          to: endOf(group.to).name,
          port: portOf(group) ?? t('connection.everyPort'),
        })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <ProposeOutcome state={state} />
          {!isDone && (
            <PartState
              state={preview}
              words={{
                loading: t('allow.loading'),
                failed: t('allow.failed'),
                denied: t('allow.notAllowed'),
              }}
            >
              {data => (
                <Flex direction="column" gap="4">
                  <Summary preview={data} />
                  {canPropose && (
                    <>
                      <TextField
                        label={t('allow.reason')}
                        description={t('allow.reasonDescription')}
                        value={reason}
                        onChange={setReason}
                        maxLength={maximumReason}
                        isRequired
                        isInvalid={wasTried && !isValid}
                      />
                      {wasTried && !isValid && (
                        <Text as="p" color="danger" role="alert">
                          {t('allow.reasonMissing')}
                        </Text>
                      )}
                      {other?.tenant && (
                        <Checkbox isSelected={askOther} onChange={setAskOther}>
                          {t('allow.askOther', { tenant: other.tenant })}
                        </Checkbox>
                      )}
                    </>
                  )}
                  <Changes preview={data} />
                </Flex>
              )}
            </PartState>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="tertiary" onPress={onClose}>
          {canPropose ? t('allow.cancel') : t('allow.close')}
        </Button>
        {canPropose && (
          <Button
            variant="primary"
            isPending={state.status === 'pending'}
            isDisabled={state.status === 'pending'}
            onPress={send}
          >
            {other && askOther ? t('allow.proposeBoth') : t('allow.propose')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
