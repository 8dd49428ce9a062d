import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EnvironmentColumns,
  EnvironmentFact,
} from '@socle/plugin-platform-react';
import { EnvironmentState } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import {
  ClusterCell,
  NamespaceCell,
  QuotaCell,
  StatusCell,
  WorkloadsCell,
} from './cells';
import { EnvironmentsTableProps } from './types';

/**
 * The environments side by side: how each is, where it is, and how much of it is used.
 *
 * @public
 */
export function EnvironmentsTable(props: EnvironmentsTableProps) {
  const { name, environments, hideQuota } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const facts: EnvironmentFact<EnvironmentState>[] = [
    {
      id: 'status',
      label: t('facts.status'),
      render: environment => <StatusCell environment={environment} />,
    },
    {
      id: 'workloads',
      label: t('facts.workloads'),
      render: environment => <WorkloadsCell environment={environment} />,
    },
    {
      id: 'cluster',
      label: t('facts.cluster'),
      render: environment => <ClusterCell environment={environment} />,
    },
    {
      id: 'namespace',
      label: t('facts.namespace'),
      render: environment => <NamespaceCell environment={environment} />,
    },
  ];
  if (!hideQuota) {
    facts.push({
      id: 'quota',
      label: t('facts.quota'),
      render: environment => <QuotaCell environment={environment} />,
    });
  }
  return (
    <EnvironmentColumns
      label={t('card.label', { name })}
      environments={environments.map(environment => ({
        name: environment.name,
        value: environment,
      }))}
      facts={facts}
    />
  );
}
