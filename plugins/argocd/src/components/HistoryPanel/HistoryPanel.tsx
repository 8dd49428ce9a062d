import { ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Button, Flex, Text } from '@backstage/ui';
import {
  changedImages,
  KnownDeployment,
  shortRevision,
} from '@socle/plugin-argocd-common';
import { Age } from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { useHistory } from '../../hooks/useApplication';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { useCommitWords } from '../../hooks/useRevisionWords';
import { PartState } from '../PartState';
import { ChangedImages } from './ChangedImages';
import styles from './HistoryPanel.module.css';

const pageSize = 10;
const maximumCount = 50;

function Deployment(props: {
  deployment: KnownDeployment;
  previous?: KnownDeployment;
  isCurrent: boolean;
  action?: ReactNode;
}) {
  const { deployment, previous, isCurrent, action } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const commitWords = useCommitWords();
  const { sources, revisions, deployedAt, by, images } = deployment;
  return (
    <li className={styles.deployment}>
      <div className={styles.what}>
        {sources.map((source, index) => {
          const info = revisions[index];
          return (
            <div key={source.index}>
              <code className={styles.revision} title={source.revision}>
                {source.label}
              </code>{' '}
              {commitWords(info)}{' '}
              {source.dryRevision && (
                <span className={styles.quiet}>
                  {t('history.dry', {
                    revision: shortRevision(source.dryRevision) ?? '',
                  })}
                </span>
              )}
              {info?.message && (
                <details className={styles.message}>
                  <summary>{t('history.message')}</summary>
                  <pre>{info.message}</pre>
                </details>
              )}
            </div>
          );
        })}
        {images && (
          <ChangedImages
            changes={changedImages(previous?.images ?? [], images)}
          />
        )}
      </div>
      <div className={styles.when}>
        {isCurrent && <Badge size="small">{t('history.current')}</Badge>}{' '}
        {deployedAt && <Age at={deployedAt} />}{' '}
        {by &&
          ('username' in by
            ? t('facts.by', { name: by.username })
            : t('facts.automated'))}
        {action}
      </div>
    </li>
  );
}

/** The deployments of the past, the newest first: commits, authors, images, and the way back. */
export function HistoryPanel(props: {
  target: ApplicationTarget;
  revision: string;
  /** What holds for going back to any of them. */
  notice?: string;
  /** How to go back to a deployment. */
  renderAction?: (deployment: KnownDeployment) => ReactNode;
}) {
  const { target, revision, notice, renderAction } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [count, setCount] = useState(pageSize);
  const state = useHistory(target, count, revision);
  return (
    <PartState state={state}>
      {({ deployments, total }) =>
        deployments.length === 0 ? (
          <Text as="p">{t('history.none')}</Text>
        ) : (
          <>
            {notice && (
              <Text as="p" color="secondary">
                {notice}
              </Text>
            )}
            <ol className={styles.list} aria-label={t('history.label')}>
              {deployments.map((deployment, index) => (
                <Deployment
                  key={deployment.id}
                  deployment={deployment}
                  previous={deployments[index + 1]}
                  isCurrent={index === 0}
                  action={index > 0 && renderAction?.(deployment)}
                />
              ))}
            </ol>
            {deployments.length < total && (
              <Flex align="center" gap="3">
                <Text as="p" color="secondary">
                  {t('history.shown', {
                    shown: String(deployments.length),
                    total: String(total),
                  })}
                </Text>
                {count < maximumCount && (
                  <Button
                    size="small"
                    variant="secondary"
                    onPress={() => setCount(count + pageSize)}
                  >
                    {t('history.more')}
                  </Button>
                )}
              </Flex>
            )}
          </>
        )
      }
    </PartState>
  );
}
