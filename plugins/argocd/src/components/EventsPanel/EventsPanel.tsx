import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Age, StatusMark } from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { useEvents } from '../../hooks/useApplication';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { PartState } from '../PartState';
import styles from './EventsPanel.module.css';

/** What happened of late to an Application and to what it manages. */
export function EventsPanel(props: {
  target: ApplicationTarget;
  revision: string;
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const state = useEvents(props.target, props.revision);
  return (
    <PartState state={state}>
      {({ events, missing }) =>
        events.length === 0 ? (
          missing.length === 0 && <Text as="p">{t('events.none')}</Text>
        ) : (
          <ul className={styles.list} aria-label={t('events.label')}>
            {events.map((event, index) => (
              <li key={index} className={styles.event}>
                <span className={styles.mark}>
                  <StatusMark
                    level={event.warning ? 'warning' : 'ok'}
                    hideLabel
                  />
                </span>
                <div>
                  <span>
                    <strong>{event.reason}</strong>{' '}
                    <code className={styles.name}>
                      {event.about.kind}/{event.about.name}
                    </code>{' '}
                    {event.lastSeenAt && <Age at={event.lastSeenAt} />}{' '}
                    {event.count > 1 &&
                      t('events.times', { total: String(event.count) })}
                  </span>
                  <p className={styles.message}>{event.message}</p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </PartState>
  );
}
