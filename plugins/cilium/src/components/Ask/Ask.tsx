import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { StatusSentence } from '@socle/plugin-platform-react';
import {
  AskAnswer,
  AskChoices,
  AskQuery,
  NetworkAnswer,
} from '@socle/plugin-cilium-common';
import { Question, useAnswer } from '../../hooks/useNetwork';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { endOf } from '../Connection';
import { Evaluation, levelOf, Policies } from '../Explanation';
import { PartState } from '../NetworkState';
import { AskForm } from './AskForm';
import { useQuestion } from './useQuestion';

const peersQuestion: Question<AskChoices> = (api, entity, options) =>
  api.getPeers(entity, options);

function Answer({ question }: { question: AskQuery }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const ask = useCallback<Question<AskAnswer>>(
    (api, entity, options) => api.ask(entity, question, options),
    [question],
  );
  const state = useAnswer(ask);
  return (
    <section aria-label={t('ask.answer')} aria-live="polite">
      <PartState
        state={state}
        words={{
          loading: t('ask.loading'),
          failed: t('ask.failed'),
          notFound: t('ask.notFound'),
          denied: t('ask.notAllowed'),
        }}
      >
        {({ from, to, evaluation, policies, group }) => (
          <Flex direction="column" gap="4">
            <StatusSentence
              status={{
                level: levelOf(evaluation.verdict),
                reason: '',
                observedAt: new Date().toISOString(),
              }}
              size="large"
            >
              {words.phrase(evaluation.summary)}
            </StatusSentence>
            {group && (
              <Link href={`?${new URLSearchParams({ group })}`}>
                {t('ask.refused')}
              </Link>
            )}
            <Evaluation
              evaluation={evaluation}
              from={endOf(from).name}
              to={endOf(to).name}
            />
            <Policies policies={policies} />
            <Text as="p" variant="body-small" color="secondary">
              {t('ask.copy')}
            </Text>
          </Flex>
        )}
      </PartState>
    </section>
  );
}

/** "May A talk to B on port P?": the address holds the question, so that whoever opens it sees the answer. */
export function Ask({ data }: { data: NetworkAnswer }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const [question, ask] = useQuestion();
  const peers = useAnswer(peersQuestion);
  if (!data.may.ask) {
    return <Text as="p">{t('ask.notAllowed')}</Text>;
  }
  return (
    <Flex direction="column" gap="4">
      <Text as="p" variant="body-large">
        {t('ask.intro')}
      </Text>
      <PartState state={peers}>
        {({ choices }) => (
          <AskForm
            key={JSON.stringify(question)}
            choices={choices}
            environments={data.environments}
            question={question}
            onAsk={ask}
          />
        )}
      </PartState>
      {question && (
        <Answer key={JSON.stringify(question)} question={question} />
      )}
    </Flex>
  );
}
