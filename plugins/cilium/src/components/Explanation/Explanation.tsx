import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { Age, StatusSentence, useNow } from '@socle/plugin-platform-react';
import { RefusalDetails, RefusedGroup } from '@socle/plugin-cilium-common';
import { Question, useAnswer } from '../../hooks/useNetwork';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { AllowFlow } from '../AllowFlow';
import { endOf, portOf } from '../Connection';
import { PartState } from '../NetworkState';
import { requestOf } from '../Refusals';
import { DisagreementAlert } from './DisagreementAlert';
import { Evaluation } from './Evaluation';
import styles from './Explanation.module.css';
import { levelOf } from './levelOf';
import { Policies } from './Policies';

/* Policies change without a flow that tells: what they say is asked again while somebody reads it. */
const renewal = 10_000;

function Observed({ group }: { group: RefusedGroup }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { refusedAt, count, firstSeen, lastSeen } = group;
  const reason = t(`reasons.${group.reason}`, {
    description: group.dropReason ?? '–',
  });
  const request = requestOf(group);
  return (
    <Text as="p" color="secondary">
      {t('why.seen', {
        count,
        first: <Age at={firstSeen} />,
        last: <Age at={lastSeen} />,
      })}{' '}
      {refusedAt
        ? t('why.hubble', {
            side: t(refusedAt === 'egress' ? 'why.atEgress' : 'why.atIngress'),
            reason,
          })
        : t('why.hubbleUnknown', { reason })}{' '}
      {request && t('why.request', { request })}
    </Text>
  );
}

function Examples({ examples }: Pick<RefusalDetails, 'examples'>) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  return (
    examples.length > 0 && (
      <details className={styles.observed}>
        <summary>{t('why.observed')}</summary>
        <ul>
          {examples.map(({ time, node, deniedBy, request }, index) => (
            <li key={`${time} ${index}`}>
              <Age at={time} />{' '}
              {[
                node && t('why.observedNode', { node }),
                requestOf({ request }),
                deniedBy.length > 0 &&
                  t('why.observedBy', { policies: words.list(deniedBy) }),
              ]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
      </details>
    )
  );
}

function Ready({ details }: { details: RefusalDetails }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const { group, evaluation, disagreement, policies, examples, may } = details;
  const from = endOf(group.from).name;
  const to = endOf(group.to).name;
  return (
    <Flex direction="column" gap="4">
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('why.title', {
            from,
            to,
            port: portOf(group) ?? t('connection.everyPort'),
          })}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('why.inEnvironment', {
            environment: group.environment,
            cluster: group.cluster,
          })}
        </Text>
        <StatusSentence
          status={{
            level: levelOf(evaluation.verdict),
            reason: '',
            observedAt: new Date().toISOString(),
          }}
        >
          {words.phrase(evaluation.summary)}
        </StatusSentence>
        <Observed group={group} />
      </Flex>
      {disagreement && <DisagreementAlert disagreement={disagreement} />}
      <Evaluation evaluation={evaluation} from={from} to={to} />
      {evaluation.verdict !== 'allowed' && (
        <AllowFlow group={group} mayPropose={may.propose} />
      )}
      <Policies policies={policies} />
      <Examples examples={examples} />
    </Flex>
  );
}

/** Why connections of one group are refused, and what lets them through. */
export function Explanation(props: {
  group: string;
  /** Another one each time that more of the group is known. */
  revision: string;
  onBack: () => void;
}) {
  const { group, revision, onBack } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const turn = useNow(renewal);
  const question = useCallback<Question<RefusalDetails>>(
    (api, entity, options) => api.getRefusal(entity, group, options),
    [group],
  );
  const state = useAnswer(question, `${revision} ${turn}`);
  return (
    <section aria-label={t('why.label')}>
      <Flex direction="column" gap="3" align="start">
        <Button size="small" variant="tertiary" onPress={onBack}>
          ← {t('why.back')}
        </Button>
        <div className={styles.whole}>
          <PartState
            state={state}
            words={{
              loading: t('why.loading'),
              failed: t('why.failed'),
              notFound: t('why.gone'),
            }}
          >
            {details => <Ready details={details} />}
          </PartState>
        </div>
      </Flex>
    </section>
  );
}
