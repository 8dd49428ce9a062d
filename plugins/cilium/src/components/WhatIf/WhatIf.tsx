import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Radio, RadioGroup, Select, Text } from '@backstage/ui';
import {
  FailedState,
  TableSkeleton,
  useViewParameter,
} from '@socle/plugin-platform-react';
import { NetworkAnswer } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { PasteForm } from './PasteForm';
import { RequestForm } from './RequestForm';
import { TrialResult } from './TrialResult';
import { useWhatIf } from './useWhatIf';
import styles from './WhatIf.module.css';

/** What a change of policies would do, before anybody makes it. */
export function WhatIf({ data }: { data: NetworkAnswer }) {
  const { environments, may } = data;
  const { t } = useTranslationRef(networkTranslationRef);
  const [askedEnvironment, setEnvironment] = useViewParameter('environment');
  const [source, setSource] = useViewParameter('source');
  const [askedWorkload] = useViewParameter('workload');
  const { state, tryIt } = useWhatIf();
  const environment =
    environments.find(({ name }) => name === askedEnvironment)?.name ??
    // A workload that is asked for says where it is.
    environments.find(({ name }) => askedWorkload?.startsWith(`${name}/`))
      ?.name ??
    environments[0]?.name;
  if (!may.ask || !environment) {
    return <Text as="p">{t('whatIf.notAllowed')}</Text>;
  }
  const form = {
    environment,
    isPending: state.status === 'pending',
    onTry: tryIt,
  };
  return (
    <Flex direction="column" gap="4">
      <Text as="p" variant="body-large">
        {t('whatIf.intro')}
      </Text>
      <div className={styles.choices}>
        <RadioGroup
          label={t('whatIf.source')}
          value={source === 'request' ? 'request' : 'paste'}
          onChange={value =>
            setSource(value === 'request' ? 'request' : undefined)
          }
          orientation="horizontal"
        >
          <Radio value="paste">{t('whatIf.paste')}</Radio>
          <Radio value="request">{t('whatIf.request')}</Radio>
        </RadioGroup>
        {environments.length > 1 && (
          <Select
            label={t('tab.environment')}
            value={environment}
            onChange={value => setEnvironment(String(value))}
            options={environments.map(({ name }) => ({
              value: name,
              label: name,
            }))}
          />
        )}
      </div>
      {source === 'request' ? (
        <RequestForm {...form} />
      ) : (
        <PasteForm {...form} />
      )}
      {state.status === 'pending' && (
        <TableSkeleton label={t('whatIf.loading')} rows={3} />
      )}
      {state.status === 'failed' && (
        <FailedState
          title={t('whatIf.failed')}
          error={state.error}
          onTryAgain={state.retry}
        />
      )}
      {state.status === 'ready' && <TrialResult answer={state.answer} />}
    </Flex>
  );
}
