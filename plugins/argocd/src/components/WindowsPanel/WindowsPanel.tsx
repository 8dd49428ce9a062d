import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { SyncPermission, WindowState } from '@socle/plugin-argocd-common';
import { formatExact, useLanguage } from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { useWindows } from '../../hooks/useApplication';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { PartState } from '../PartState';
import styles from './WindowsPanel.module.css';

function useSentence() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { clock } = useWords();
  return (permission: SyncPermission): string => {
    const { windows, manual, automated, broken } = permission;
    const { manualChangesAt, automatedChangesAt } = permission;
    if (broken) {
      return t('windows.broken', {
        field: broken.field,
        text: broken[broken.field],
      });
    }
    if (windows.length === 0) {
      return t('windows.none');
    }
    if (!manual) {
      return manualChangesAt
        ? t('windows.closedUntil', { time: clock(manualChangesAt) })
        : t('windows.closed');
    }
    if (!automated && automatedChangesAt) {
      return t('windows.automatedClosedUntil', {
        time: clock(automatedChangesAt),
      });
    }
    if (manualChangesAt) {
      return t('windows.manualUntil', { time: clock(manualChangesAt) });
    }
    return automated && automatedChangesAt
      ? t('windows.automatedUntil', { time: clock(automatedChangesAt) })
      : t('windows.manualAlways');
  };
}

function NextChange({ state }: { state: WindowState }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { clock } = useWords();
  const language = useLanguage();
  if (!state.readable) {
    return <>{t('windows.unreadable')}</>;
  }
  const at = state.open ? state.closesAt : state.opensAt;
  if (!at) {
    return <>{t('windows.never')}</>;
  }
  return (
    <time dateTime={at} title={formatExact({ at: Date.parse(at), language })}>
      {state.open
        ? t('windows.closesAt', { time: clock(at) })
        : t('windows.opensAt', { time: clock(at) })}
    </time>
  );
}

function stateOf(state: WindowState) {
  if (!state.readable) {
    return 'unreadable' as const;
  }
  return state.open ? ('open' as const) : ('shut' as const);
}

/** Whether the sync windows let a sync through now, and when that changes, on the viewer's clock. */
export function WindowsPanel(props: {
  target: ApplicationTarget;
  revision: string;
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const sentence = useSentence();
  const state = useWindows(props.target, props.revision);
  return (
    <PartState state={state}>
      {({ permission }) =>
        permission ? (
          <>
            <Text as="p">{sentence(permission)}</Text>
            {permission.windows.length > 0 && (
              <>
                <div className={styles.frame}>
                  <table
                    className={styles.table}
                    aria-label={t('windows.label')}
                  >
                    <thead>
                      <tr>
                        <th scope="col">{t('windows.kind')}</th>
                        <th scope="col">{t('windows.state')}</th>
                        <th scope="col">{t('windows.next')}</th>
                        <th scope="col">{t('windows.schedule')}</th>
                        <th scope="col">{t('windows.manual')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {permission.windows.map(
                        ({ window, state: one }, index) => (
                          <tr key={index}>
                            <th scope="row">{t(`windows.${window.kind}`)}</th>
                            <td>{t(`windows.${stateOf(one)}`)}</td>
                            <td>
                              <NextChange state={one} />
                            </td>
                            <td>
                              <code>
                                {window.schedule} · {window.duration} ·{' '}
                                {window.timeZone ?? 'UTC'}
                              </code>
                            </td>
                            <td>
                              {window.manualSync
                                ? t('windows.yes')
                                : t('windows.no')}
                            </td>
                          </tr>
                        ),
                      )}
                    </tbody>
                  </table>
                </div>
                <Text as="p" color="secondary">
                  {t('windows.zone', {
                    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
                  })}
                </Text>
              </>
            )}
          </>
        ) : (
          <Text as="p">{t('windows.unknown')}</Text>
        )
      }
    </PartState>
  );
}
