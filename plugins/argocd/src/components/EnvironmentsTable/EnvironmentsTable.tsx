import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationDelivery,
  applicationKey,
  EntityDeliveries,
  EnvironmentDelivery,
} from '@socle/plugin-argocd-common';
import { EnvironmentColumns } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import {
  CommitCell,
  DeployedCell,
  LacksCell,
  StatusCell,
  VersionCell,
} from './cells';
import { hasServices } from './servicesOf';
import { ServicesTable } from './ServicesTable';
import styles from './EnvironmentsTable.module.css';

/** An environment as it stands in the table. */
type Shown = EnvironmentDelivery & { isFirst: boolean };

interface EnvironmentsTableProps {
  /** What is delivered, for those who cannot see the page around. */
  name: string;
  data: EntityDeliveries;
}

/**
 * The environments side by side, in the order of promotion: what runs where, and what each does not have yet. Where an
 * environment has several Applications, each of them has a row.
 *
 * @public
 */
export function EnvironmentsTable(props: EnvironmentsTableProps) {
  const { name, data } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  return hasServices(data) ? (
    <ServicesTable label={t('card.label', { name })} data={data} />
  ) : (
    <FactsTable {...props} />
  );
}

/** The facts of one thing as rows. */
function FactsTable({ name, data }: EnvironmentsTableProps) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const first = data.environments.find(
    ({ applications }) => applications.length > 0,
  );

  const each = (
    cell: (delivery: ApplicationDelivery, environment: Shown) => ReactNode,
  ) =>
    function Cells(environment: Shown) {
      return environment.applications.length === 0 ? (
        <span className={styles.quiet}>{t('facts.noApplication')}</span>
      ) : (
        environment.applications.map(delivery => (
          <div
            key={applicationKey(delivery.application)}
            className={styles.cell}
          >
            {cell(delivery, environment)}
          </div>
        ))
      );
    };
  const quiet = (text: string) => <span className={styles.quiet}>{text}</span>;

  return (
    <EnvironmentColumns<Shown>
      label={t('card.label', { name })}
      environments={data.environments.map(value => ({
        name: value.environment ?? t('facts.elsewhere'),
        value: { ...value, isFirst: value === first },
      }))}
      facts={[
        {
          id: 'version',
          label: t('facts.version'),
          render: each(delivery => <VersionCell delivery={delivery} />),
        },
        {
          id: 'status',
          label: t('facts.status'),
          render: environment =>
            environment.applications.length === 0
              ? quiet('–')
              : each(delivery => (
                  <StatusCell delivery={delivery} instances={data.instances} />
                ))(environment),
        },
        {
          id: 'commit',
          label: t('facts.commit'),
          render: environment =>
            environment.applications.length === 0
              ? quiet('–')
              : each(delivery => (
                  <CommitCell
                    delivery={delivery}
                    commit={data.commits[applicationKey(delivery.application)]}
                  />
                ))(environment),
        },
        {
          id: 'deployed',
          label: t('facts.deployed'),
          render: environment =>
            environment.applications.length === 0
              ? quiet('–')
              : each(delivery => <DeployedCell delivery={delivery} />)(
                  environment,
                ),
        },
        {
          id: 'lacks',
          label: t('facts.lacks'),
          render: environment =>
            environment.applications.length === 0
              ? quiet('–')
              : each((delivery, { isFirst, environment: own }) => (
                  <LacksCell
                    delivery={delivery}
                    isFirst={isFirst || own === undefined}
                  />
                ))(environment),
        },
      ]}
    />
  );
}
