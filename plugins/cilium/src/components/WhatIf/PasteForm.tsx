import { useCallback, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Select, TextAreaField } from '@backstage/ui';
import { useViewParameter } from '@socle/plugin-platform-react';
import {
  NetworkWorkload,
  PolicyText,
  WhatIfBody,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import { Question, useAnswer } from '../../hooks/useNetwork';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { workloadKey, workloadsQuestion } from '../EffectivePolicy';
import { policyAnchor } from '../PolicyText';
import styles from './WhatIf.module.css';

const NOTHING = 'nothing';

/** The policies of a workload, to begin with one of them. */
function PolicyChoice(props: {
  workload: NetworkWorkload;
  chosen: PolicyText | undefined;
  onChoose: (text: PolicyText | undefined) => void;
}) {
  const { chosen, onChoose } = props;
  const { environment, id } = props.workload;
  const { t } = useTranslationRef(networkTranslationRef);
  const question = useCallback<Question<WorkloadPolicy>>(
    (api, entity, options) =>
      api.getEffectivePolicy(entity, { environment, workload: id }, options),
    [environment, id],
  );
  const state = useAnswer(question);
  const policies = state.status === 'ready' ? state.data.policies : [];
  return (
    <Select
      label={t('whatIf.policy')}
      value={chosen ? policyAnchor(chosen.policy) : NOTHING}
      onChange={value =>
        onChoose(policies.find(one => policyAnchor(one.policy) === value))
      }
      options={[
        { value: NOTHING, label: t('whatIf.nothing') },
        ...policies.map(({ policy }) => ({
          value: policyAnchor(policy),
          label: `${policy.kind} ${policy.name}`,
        })),
      ]}
    />
  );
}

/** Policies as text, from nothing or from one that is there. */
export function PasteForm(props: {
  environment: string;
  isPending: boolean;
  onTry: (body: WhatIfBody) => void;
}) {
  const { environment, isPending, onTry } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const [asked, setAsked] = useViewParameter('workload');
  const [text, setText] = useState('');
  const [start, setStart] = useState<PolicyText>();
  const state = useAnswer(workloadsQuestion);
  const workloads =
    state.status === 'ready'
      ? state.data.workloads.filter(one => one.environment === environment)
      : [];
  const workload = workloads.find(one => workloadKey(one) === asked);
  const choose = (chosen: PolicyText | undefined) => {
    setStart(chosen);
    setText(chosen?.text ?? '');
  };
  return (
    <Flex direction="column" gap="3" align="start">
      <div className={styles.choices}>
        <Select
          label={t('whatIf.workload')}
          value={workload ? workloadKey(workload) : NOTHING}
          onChange={value => {
            setAsked(value === NOTHING ? undefined : String(value));
            setStart(undefined);
          }}
          options={[
            { value: NOTHING, label: t('whatIf.nothing') },
            ...workloads.map(one => ({
              value: workloadKey(one),
              label: one.name,
            })),
          ]}
        />
        {workload && (
          <PolicyChoice
            key={workloadKey(workload)}
            workload={workload}
            chosen={start}
            onChoose={choose}
          />
        )}
      </div>
      <TextAreaField
        className={styles.text}
        label={t('whatIf.text')}
        description={t('whatIf.textDescription')}
        rows={14}
        value={text}
        onChange={setText}
        spellCheck="false"
      />
      <Flex gap="2">
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={isPending || text.trim() === ''}
          onPress={() => onTry({ environment, text })}
        >
          {t('whatIf.try')}
        </Button>
        {start && (
          <Button
            variant="secondary"
            isDisabled={isPending}
            onPress={() =>
              onTry({
                environment,
                text: '',
                remove: [{ kind: start.policy.kind, name: start.policy.name }],
              })
            }
          >
            {t('whatIf.tryWithout', { name: start.policy.name })}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
