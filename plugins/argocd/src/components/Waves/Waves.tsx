import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Wave, WaveItem } from '@socle/plugin-argocd-common';
import { Changing, StatusMark } from '@socle/plugin-platform-react';
import { StatusLevel } from '@socle/plugin-platform-common';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './Waves.module.css';

const levels = {
  done: 'ok',
  running: 'warning',
  failed: 'error',
  waiting: 'unknown',
  none: 'unknown',
} as const satisfies Record<WaveItem['state'], StatusLevel>;

const textOf = ({ kind, name }: WaveItem['resource']) => `${kind}/${name}`;

/** The waves of a sync in their order, how far each object is, and what keeps a wave from its turn. */
export function Waves(props: { waves: readonly Wave[]; label: string }) {
  const { waves, label } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <ol className={styles.waves} aria-label={label}>
      {waves.map(({ phase, wave, items, blockedBy }) => (
        <li key={`${phase} ${wave}`} className={styles.wave}>
          <p className={styles.title}>
            {t('operation.wave', { phase, wave: String(wave) })}
          </p>
          {blockedBy.length > 0 && (
            <p className={styles.blocked}>
              {t('operation.blockedBy', {
                resources: blockedBy.map(textOf).join(', '),
              })}
            </p>
          )}
          <ul className={styles.items}>
            {items.map((item, index) => (
              <li key={index} className={styles.item}>
                <Changing value={item.state}>
                  <span className={styles.state}>
                    <StatusMark level={levels[item.state]} hideLabel />
                    <code className={styles.name}>{textOf(item.resource)}</code>
                    <span className={styles.quiet}>
                      {t(`operation.states.${item.state}`)}
                      {item.hook && ` · ${t('operation.hook')} ${item.hook}`}
                      {item.prunes && ` · ${t('operation.prunes')}`}
                    </span>
                  </span>
                </Changing>
                {item.state === 'failed' && item.message && (
                  <p className={styles.quiet}>{item.message}</p>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
