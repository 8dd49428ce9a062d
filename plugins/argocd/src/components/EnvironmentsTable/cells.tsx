import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationDelivery,
  InstanceStatus,
  Lack,
  RevisionInfo,
  shortRevision,
} from '@socle/plugin-argocd-common';
import { Age, Changing, StatusMark } from '@socle/plugin-platform-react';
import { useCommitWords } from '../../hooks/useRevisionWords';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { isStale } from './isStale';
import styles from './EnvironmentsTable.module.css';

interface CellProps {
  delivery: ApplicationDelivery;
}

export function VersionCell({ delivery }: CellProps) {
  const { label } = delivery.version;
  return (
    <Changing value={label}>
      <span className={styles.version}>{label}</span>
    </Changing>
  );
}

export function StatusCell(
  props: CellProps & { instances: readonly InstanceStatus[] },
) {
  const { delivery, instances } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const { verdict, application } = delivery;
  const reason = verdict.cause
    ? words.cause(verdict.cause)
    : words.reason(verdict.reason);
  return (
    <Changing value={`${verdict.verdict} ${reason}`}>
      <span className={styles.status} title={words.reason(verdict.reason)}>
        <StatusMark
          level={verdict.level}
          stale={isStale(application, instances)}
          hideLabel
        />
        {t(`verdicts.${verdict.verdict}`)}
      </span>
      {verdict.verdict !== 'delivered' && (
        <span className={styles.reason}>{reason}</span>
      )}
    </Changing>
  );
}

export function CommitCell(props: CellProps & { commit?: RevisionInfo }) {
  const { delivery, commit } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const commitWords = useCommitWords();
  const { application } = delivery;
  const revision =
    application.deployed?.revisions[0] ?? application.revisions[0];
  if (!revision) {
    return <span className={styles.quiet}>{t('facts.notKnown')}</span>;
  }
  return (
    <>
      <code className={styles.name} title={revision}>
        {shortRevision(revision)}
      </code>{' '}
      {commitWords(commit)}
    </>
  );
}

export function DeployedCell({ delivery }: CellProps) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { deployedAt, deployedBy } = delivery;
  if (!deployedAt) {
    return <span className={styles.quiet}>{t('facts.never')}</span>;
  }
  return (
    <>
      <Age at={deployedAt} />{' '}
      {deployedBy &&
        ('username' in deployedBy
          ? t('facts.by', { name: deployedBy.username })
          : t('facts.automated'))}
    </>
  );
}

export function LacksCell(props: CellProps & { isFirst: boolean }) {
  const { delivery, isFirst } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (isFirst || delivery.lacks.length === 0) {
    return (
      <span
        className={styles.quiet}
        title={isFirst ? t('facts.first') : t('facts.upToDate')}
      >
        {isFirst ? '–' : t('facts.nothing')}
      </span>
    );
  }
  return (
    <ul className={styles.list}>
      {delivery.lacks.map(lack => (
        <li key={lack.kind === 'image' ? lack.image : lack.repository}>
          <LackSentence lack={lack} />
        </li>
      ))}
    </ul>
  );
}

function LackSentence({ lack }: { lack: Lack }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const before = shortRevision(lack.before) ?? lack.before;
  const has = shortRevision(lack.has);
  if (lack.kind === 'image') {
    const image = lack.image.slice(lack.image.lastIndexOf('/') + 1);
    return (
      <span title={lack.image}>
        {has
          ? t('facts.lackImage', { image, before, has })
          : t('facts.lackImageAbsent', { image, before })}
      </span>
    );
  }
  const repository = lack.repository
    .replace(/\.git$/, '')
    .split('/')
    .slice(-1)
    .join('');
  return (
    <span title={lack.repository}>
      {has
        ? t('facts.lackRevision', { repository, before, has })
        : t('facts.lackRevisionAbsent', { repository, before })}
    </span>
  );
}
