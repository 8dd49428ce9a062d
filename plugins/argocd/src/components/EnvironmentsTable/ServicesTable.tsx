import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  ApplicationDelivery,
  applicationKey,
  EntityDeliveries,
  InstanceStatus,
  Lack,
  RevisionInfo,
  shortRevision,
} from '@socle/plugin-argocd-common';
import {
  Age,
  Changing,
  EnvironmentColumns,
  StatusMark,
} from '@socle/plugin-platform-react';
import { useRevisionWords } from '../../hooks/useRevisionWords';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { isStale } from './isStale';
import { elsewhere, named, servicesOf } from './servicesOf';
import styles from './EnvironmentsTable.module.css';

const beforeOf = ({ before }: Lack) => shortRevision(before) ?? before;

function Delivery(props: {
  entityRef: string;
  delivery: ApplicationDelivery;
  commit?: RevisionInfo;
  instances: readonly InstanceStatus[];
  /** Where nothing else says what it is. */
  showName?: boolean;
}) {
  const { entityRef, delivery, commit, instances, showName } = props;
  const { application, verdict, version, deployedAt, lacks } = delivery;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const revisionWords = useRevisionWords();
  const address = useEntityRefLink();
  const reason = words.reason(verdict.reason);
  const key = encodeURIComponent(applicationKey(application));
  return (
    <div className={styles.cell}>
      <Changing value={`${verdict.verdict} ${version.label} ${reason}`}>
        <span className={styles.status}>
          <StatusMark
            level={verdict.level}
            stale={isStale(application, instances)}
            hideLabel
          />
          <Link
            className={styles.version}
            href={`${address(entityRef)}/delivery?application=${key}`}
            title={[application.name, reason, revisionWords(delivery, commit)]
              .filter(Boolean)
              .join('\n')}
          >
            {showName ? `${application.name} ${version.label}` : version.label}
          </Link>
        </span>
        {verdict.verdict !== 'delivered' && (
          <span className={styles.reason}>{reason}</span>
        )}
      </Changing>
      {verdict.verdict === 'delivered' && deployedAt && (
        <span className={styles.reason}>
          <Age at={deployedAt} />
        </span>
      )}
      {lacks.length > 0 && (
        <span className={styles.reason}>
          {t('facts.lacksBrief', {
            before: [...new Set(lacks.map(beforeOf))].join(', '),
          })}
        </span>
      )}
    </div>
  );
}

/** The things of a tenant as rows, its environments side by side: how each is where, and what the next one lacks. */
export function ServicesTable(props: {
  label: string;
  data: EntityDeliveries;
}) {
  const { label, data } = props;
  const { instances, commits } = data;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const services = servicesOf(data);
  const others = elsewhere(data);
  const draw = (delivery: ApplicationDelivery, showName?: boolean) => {
    const key = applicationKey(delivery.application);
    return (
      <Delivery
        key={key}
        entityRef={data.entityRef}
        delivery={delivery}
        commit={commits[key]}
        instances={instances}
        showName={showName}
      />
    );
  };
  return (
    <>
      <EnvironmentColumns<string>
        label={label}
        environments={named(data).map(({ environment }) => ({
          name: environment,
          value: environment,
        }))}
        facts={services.map(service => ({
          id: service.label,
          label: service.label,
          render: environment =>
            service.in.get(environment)?.map(one => draw(one)) ?? (
              <span className={styles.quiet}>–</span>
            ),
        }))}
      />
      {others.length > 0 && (
        <div role="group" aria-label={t('facts.elsewhere')}>
          <p className={styles.elsewhere}>{t('facts.elsewhere')}</p>
          {others.map(one => draw(one, true))}
        </div>
      )}
    </>
  );
}
