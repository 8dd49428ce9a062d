import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Link, Select, Text } from '@backstage/ui';
import {
  EmptyState,
  useNow,
  useViewParameter,
} from '@socle/plugin-platform-react';
import {
  EntityWorkloads,
  NetworkWorkload,
  policyName,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import { Question, useAnswer } from '../../hooks/useNetwork';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { Policies } from '../Explanation';
import { PartState } from '../NetworkState';
import styles from './EffectivePolicy.module.css';
import { SideTable } from './SideTable';

/* Policies and workloads change while somebody reads them. */
const renewal = 30_000;

export const workloadsQuestion: Question<EntityWorkloads> = (
  api,
  entity,
  options,
) => api.getWorkloads(entity, options);

/** What tells a workload from others: two environments may have one of the same name. */
export function workloadKey(workload: NetworkWorkload): string {
  return `${workload.environment}/${workload.id}`;
}

function Findings({ findings }: Pick<WorkloadPolicy, 'findings'>) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  return (
    findings.length > 0 && (
      <section aria-label={t('effective.findings')}>
        <Flex direction="column" gap="2">
          <Text as="h3" variant="body-large" weight="bold">
            {t('effective.findings')}
          </Text>
          {findings.map((finding, index) => (
            <Alert
              key={index}
              status={finding.severity === 'error' ? 'danger' : 'warning'}
              icon
              title={words.finding(finding)}
              description={`${words.remedy(finding)} (${
                finding.line === undefined
                  ? policyName(finding.policy)
                  : t('effective.findingLine', {
                      policy: policyName(finding.policy),
                      line: String(finding.line),
                    })
              })`}
            />
          ))}
        </Flex>
      </section>
    )
  );
}

function Workload({ workload }: { workload: NetworkWorkload }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { environment, id } = workload;
  const turn = useNow(renewal);
  const question = useCallback<Question<WorkloadPolicy>>(
    (api, entity, options) =>
      api.getEffectivePolicy(entity, { environment, workload: id }, options),
    [environment, id],
  );
  const state = useAnswer(question, String(turn));
  return (
    <PartState state={state}>
      {({
        effective,
        policies,
        findings,
        workload: { name, policies: count },
      }) => (
        <Flex direction="column" gap="5">
          <Text as="p">
            {t('effective.selected', { count })}{' '}
            <Link
              href={`?${new URLSearchParams({
                view: 'what-if',
                workload: workloadKey(workload),
              })}`}
            >
              {t('effective.whatIf')}
            </Link>
          </Text>
          <SideTable direction="ingress" name={name} side={effective.ingress} />
          <SideTable direction="egress" name={name} side={effective.egress} />
          <Findings findings={findings} />
          <Policies policies={policies} title={t('effective.texts')} />
        </Flex>
      )}
    </PartState>
  );
}

/** What the policies of a workload come to. The address holds which workload. */
export function EffectivePolicy() {
  const { t } = useTranslationRef(networkTranslationRef);
  const [asked, setAsked] = useViewParameter('workload');
  const state = useAnswer(workloadsQuestion);
  return (
    <PartState state={state}>
      {({ workloads }) => {
        const chosen =
          workloads.find(one => workloadKey(one) === asked) ?? workloads[0];
        if (!chosen) {
          return (
            <EmptyState
              title={t('effective.none')}
              description={t('effective.noneDescription')}
            />
          );
        }
        return (
          <Flex direction="column" gap="4">
            {workloads.length > 1 && (
              <Select
                className={styles.workload}
                label={t('effective.workload')}
                value={workloadKey(chosen)}
                onChange={value => setAsked(String(value))}
                options={workloads.map(one => ({
                  value: workloadKey(one),
                  label: `${one.name}, ${one.environment}`,
                }))}
              />
            )}
            <Workload key={workloadKey(chosen)} workload={chosen} />
          </Flex>
        );
      }}
    </PartState>
  );
}
