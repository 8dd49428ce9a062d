import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityLink,
  EnvironmentColumns,
  EnvironmentFact,
  useLanguage,
} from '@socle/plugin-platform-react';
import {
  OwnerBudget,
  TenantDetails,
  TenantEnvironmentDetails,
} from '@socle/plugin-tenancy-common';
import { useMoney } from '../../hooks/useMoney';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { Section } from './Section';
import styles from './TenantFacts.module.css';

/** Where it has to, a long host breaks after a dot. */
function Host({ name }: { name: string }) {
  return name.split(/(?<=\.)/).map((part, index) => (
    <Fragment key={`${index} ${part}`}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function PriceCell(props: {
  environment: TenantEnvironmentDetails;
  currency: string;
}) {
  const { price } = props.environment;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  const money = useMoney();
  if (!price) {
    return <span className={styles.quiet}>{t('tenant.price.unknown')}</span>;
  }
  const amount = (value: number) => money(value, props.currency);
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const lines = price.lines.filter(line => line.quantity > 0);
  return (
    <>
      {amount(price.amount)}
      {lines.length > 0 && (
        <details className={styles.details}>
          <summary>{t('tenant.price.lines')}</summary>
          <ul>
            {lines.map(line => (
              <li key={line.resource}>
                {t(`tenant.price.line.${line.resource}`, {
                  quantity: figure.format(line.quantity),
                  unit: amount(line.unitPrice),
                  amount: amount(line.amount),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Budget({ budget }: { budget: OwnerBudget }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const money = useMoney();
  const { owner, currency, limit, spent, requested } = budget;
  const words = {
    owner: <EntityLink entityRef={owner} />,
    spent: money(spent, currency),
  };
  if (limit === undefined) {
    return <p className={styles.quiet}>{t('tenant.price.noLimit', words)}</p>;
  }
  const whole = {
    ...words,
    limit: money(limit, currency),
    left: money(limit - spent - requested, currency),
  };
  return (
    <p className={styles.quiet}>
      {requested > 0
        ? t('tenant.price.budget', {
            ...whole,
            requested: money(requested, currency),
          })
        : t('tenant.price.budgetWithoutRequests', whole)}
    </p>
  );
}

/** How large the environments are, what they cost, and what is left of the budget. */
export function Price(props: {
  details: TenantDetails;
  /** With cluster and namespace, where no other card tells of them. */
  withPlaces?: boolean;
}) {
  const { details, withPlaces } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { environments, budget, price } = details;
  if (environments.length === 0) {
    return null;
  }
  const facts: EnvironmentFact<TenantEnvironmentDetails>[] = [
    {
      id: 'size',
      label: t('tenant.price.size'),
      render: ({ size, suspended }) =>
        suspended
          ? `${size}, ${t('tenant.price.suspended').toLowerCase()}`
          : size,
    },
    {
      id: 'price',
      label: t('tenant.price.price'),
      render: environment => (
        <PriceCell
          environment={environment}
          currency={price?.currency ?? budget?.currency ?? ''}
        />
      ),
    },
  ];
  if (withPlaces) {
    facts.push(
      {
        id: 'cluster',
        label: t('tenant.price.cluster'),
        render: ({ cluster }) => cluster.title ?? cluster.name,
      },
      {
        id: 'namespace',
        label: t('tenant.price.namespace'),
        render: ({ namespace }) => (
          <code className={styles.name}>{namespace}</code>
        ),
      },
    );
  }
  if (environments.some(({ exposed }) => exposed.length > 0)) {
    facts.push({
      id: 'exposed',
      label: t('tenant.price.exposed'),
      render: ({ exposed }) =>
        exposed.length > 0 ? (
          exposed.map(host => (
            <div key={host} className={styles.name}>
              <Host name={host} />
            </div>
          ))
        ) : (
          <span className={styles.quiet}>{t('tenant.price.none')}</span>
        ),
    });
  }
  if (environments.some(({ expires }) => expires)) {
    facts.push({
      id: 'expires',
      label: t('tenant.price.expires'),
      render: ({ expires }) => expires ?? '–',
    });
  }
  return (
    <Section title={t('tenant.price.title')}>
      <EnvironmentColumns
        label={t('tenant.price.columns', { name: details.title })}
        environments={environments.map(environment => ({
          name: environment.name,
          value: environment,
        }))}
        facts={facts}
      />
      {budget && <Budget budget={budget} />}
    </Section>
  );
}
