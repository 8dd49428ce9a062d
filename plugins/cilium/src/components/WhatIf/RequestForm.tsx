import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Select, Text } from '@backstage/ui';
import { useViewParameter } from '@socle/plugin-platform-react';
import { WhatIfBody, WhatIfRequests } from '@socle/plugin-cilium-common';
import { Question, useAnswer } from '../../hooks/useNetwork';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { PartState } from '../NetworkState';
import styles from './WhatIf.module.css';

const question: Question<WhatIfRequests> = (api, entity, options) =>
  api.getWhatIfRequests(entity, options);

/** An open pull request, to try what it changes. */
export function RequestForm(props: {
  environment: string;
  isPending: boolean;
  onTry: (body: WhatIfBody) => void;
}) {
  const { environment, isPending, onTry } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const [asked, setAsked] = useViewParameter('request');
  // Requests come and go: they are read when this is opened.
  const [opened] = useState(() => String(Date.now()));
  const state = useAnswer(question, opened);
  return (
    <PartState state={state}>
      {({ requests, failure }) => {
        const chosen =
          requests.find(({ number }) => String(number) === asked) ??
          requests[0];
        if (!chosen) {
          return (
            <Text as="p">
              {failure
                ? t('whatIf.requestsFailed', { reason: failure })
                : t('whatIf.noRequests')}
            </Text>
          );
        }
        return (
          <Flex direction="column" gap="3" align="start">
            <Select
              className={styles.request}
              label={t('whatIf.pull')}
              value={String(chosen.number)}
              onChange={value => setAsked(String(value))}
              options={requests.map(({ number, title }) => ({
                value: String(number),
                label: `#${number} ${title}`,
              }))}
            />
            <Button
              variant="primary"
              isPending={isPending}
              isDisabled={isPending}
              onPress={() => onTry({ environment, request: chosen.number })}
            >
              {t('whatIf.try')}
            </Button>
          </Flex>
        );
      }}
    </PartState>
  );
}
